import type { Quarantinable } from '../../../quarantine/quarantinable.ts';
import { listMembersOfRows, sources } from '../queries/claims.ts';
import type { ScheduleId } from '../types.ts';
import { rescheduleAgain } from './availability.ts';

/** Of schedules and check-ins: the two whom they belong to. */
export const checkInQuarantinable: Quarantinable = {
  effects: {
    [sources.followTzdata]: 'their check-ins may come at a wrong hour.',
    [sources.open]: 'their check-ins don’t open.',
    [sources.close]: 'a check-in of theirs stays open.',
    [sources.reschedule]: 'a change of days off or of a clock hasn’t reached their check-ins.',
  },
  redo: { [sources.reschedule]: (act, id) => rescheduleAgain(act, id as ScheduleId) },
  peopleOf: (act, ids) => listMembersOfRows(act.tx, ids),
};
