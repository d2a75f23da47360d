import { z } from 'zod';
import { defineForm, select } from '../../slack/forms.ts';
import type { MentorshipId } from './types.ts';

export const mentorshipId = z.uuid().transform((id) => id as MentorshipId);

export const endForm = defineForm({
  callback: 'mentorships.end',
  fields: { mentorship: select(mentorshipId, { label: 'Mentorship' }) },
});
