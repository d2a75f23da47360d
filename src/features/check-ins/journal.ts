import type { JournalContribution } from '../journal/record.ts';
import type { CheckInId, ScheduleId } from './types.ts';

interface CheckInEvents {
  'check_in.scheduled': ScheduleId;
  'check_in.paused': ScheduleId;
  'check_in.resumed': ScheduleId;
  'check_in.quiet': ScheduleId;
  'check_in.opened': CheckInId;
  'check_in.snoozed': CheckInId;
  'check_in.skipped': CheckInId;
  'check_in.reviewed': CheckInId;
  'check_in.closed': CheckInId;
  'answer.given': CheckInId;
  'answer.edited': CheckInId;
}

declare module '../journal/record.ts' {
  interface JournalSubjects extends CheckInEvents {}
}

export const checkInJournal: JournalContribution<keyof CheckInEvents> = {
  kinds: { check_ins: { title: 'Check-ins', position: 20 } },
  events: {
    'check_in.scheduled': { kind: 'check_ins', did: 'set when you two are asked' },
    'check_in.paused': { kind: 'check_ins', did: 'paused the check-ins' },
    'check_in.resumed': { kind: 'check_ins', did: 'resumed the check-ins' },
    'check_in.opened': { kind: 'check_ins', did: 'A check-in began', isNameless: true },
    'check_in.snoozed': { kind: 'check_ins', did: 'snoozed a check-in' },
    'check_in.skipped': { kind: 'check_ins', did: 'skipped a check-in' },
    'check_in.quiet': { kind: 'check_ins', did: 'The check-ins went quiet', isNameless: true },
    'check_in.reviewed': { kind: 'check_ins', did: 'reviewed the goals' },
    'check_in.closed': { kind: 'check_ins', did: 'A check-in was closed', isNameless: true },
    'answer.given': { kind: 'check_ins', did: 'answered a check-in' },
    'answer.edited': { kind: 'check_ins', did: 'edited an answer' },
  },
};
