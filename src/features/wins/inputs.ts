import { z } from 'zod';
import { defineForm, radio, text } from '../../slack/forms.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { longestWords } from './rules.ts';
import type { WinId } from './types.ts';

export const winButtons = { kudos: 'wins.kudos', decide: 'wins.decide' } as const;

export const winRef = z.object({ mentorship: mentorshipId, win: z.uuid().transform((id) => id as WinId) });

export const decideForm = defineForm({
  callback: 'wins.decide_submit',
  subject: winRef,
  fields: {
    words: text({ label: 'Your words', multiline: true, optional: true, longest: longestWords }),
    choice: radio(z.string(), { label: 'How would you like to celebrate?' }),
  },
});
export type DecideFields = (typeof decideForm)['fields'];
