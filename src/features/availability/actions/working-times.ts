import type { PersonId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { upsertWorkingTimes } from '../queries/working-times.ts';
import type { WorkingTimes } from '../types.ts';

declare module '../../../database/act.ts' {
  interface EventSubjects {
    'availability.holidays_changed': PersonId;
  }
}

/** The acting person says when they work; saying it again replaces it. */
export async function setWorkingTimes(act: PersonalAct, said: WorkingTimes): Promise<void> {
  const { workspaceId, personId } = act;
  await upsertWorkingTimes(act.tx, { workspaceId, personId }, said, act.now);
  await act.tell({ name: 'availability.holidays_changed', mentorshipId: null, subjectId: personId });
}
