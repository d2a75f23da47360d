import { z } from 'zod';
import { defineForm, select } from '../../../slack/forms.ts';
import { mentorshipId } from '../../mentorships/inputs.ts';
import { rhythmFields } from '../../programs/inputs.ts';

export const scheduleForm = defineForm({
  callback: 'check_ins.schedule_submit',
  subject: z.object({ mentorship: mentorshipId }),
  fields: {
    ...rhythmFields,
    onDayOff: select(z.enum(['skip', 'move']), {
      label: 'While one of you is off',
      hint: '/checkin off says when you are. It never counts against anyone.',
    }),
    reviewEvery: select(z.coerce.number().int().min(0).max(52), {
      label: 'Goal review',
      hint: 'A check-in in which you two look at each focus goal: keep, adjust, replace or drop.',
    }),
    reveal: select(z.enum(['at_once', 'when_both']), { label: 'Answers are shown' }),
    quietAfter: select(z.coerce.number().int().min(0).max(12), { label: 'When nobody answers' }),
  },
});
