import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import { wholeLife } from '../../pair-records/types.ts';
import type { Goal, Revision, Step } from '../types.ts';
import { listRevisions } from './revisions.ts';
import { listSteps } from './steps.ts';

/** All that happened to a goal, for what looks at it as a whole. */
export async function listWholeLife(
  tx: WorkspaceTransaction,
  goal: Goal,
): Promise<{ goal: Goal; revisions: readonly Revision[]; steps: readonly Step[] }> {
  const revisions = await listRevisions(tx, goal.id, wholeLife);
  return { goal, revisions, steps: await listSteps(tx, [goal.id]) };
}
