import { z } from 'zod';
import { date, defineForm, radio, select, text } from '../../slack/forms.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { longestLine } from './rules.ts';

export const talkButtons = { log: 'talks.log', find: 'talks.find' } as const;

export const talkRef = z.object({ mentorship: mentorshipId });

export const logTalkForm = defineForm({
  callback: 'talks.log_submit',
  /** The form of a command does not know of which mentorship it is, where there are several. */
  subject: talkRef.partial(),
  fields: {
    mentorship: select(mentorshipId, { label: 'With whom?' }),
    day: date({ label: 'When?' }),
    line: text({ label: 'What was it about?', hint: 'A line is enough.', optional: true, longest: longestLine }),
  },
});
export type LogTalkFields = (typeof logTalkForm)['fields'];

export const proposeTimeForm = defineForm({
  callback: 'talks.propose_submit',
  subject: talkRef,
  fields: {
    time: radio(
      z.iso.datetime().transform((text) => new Date(text)),
      { label: 'When?' },
    ),
  },
});
export type ProposeTimeFields = (typeof proposeTimeForm)['fields'];
