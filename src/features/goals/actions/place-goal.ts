import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueueUpdate } from '../../../delivery/enqueue.ts';
import { requireObjective } from '../../objectives/actions.ts';
import { findObjective } from '../../objectives/queries.ts';
import { isActive } from '../../objectives/rules.ts';
import type { ObjectiveId } from '../../objectives/types.ts';
import type { PlaceFields } from '../inputs/small-forms.ts';
import { listGoals } from '../queries/goals.ts';
import { whyNotPlace } from '../rules/stepping-stones.ts';
import type { Change, GoalId } from '../types.ts';
import { lockAmongOthers, reviseGoal } from './revise-goal.ts';

/** Where a goal leads: to a long-term goal, and to what the organisation works towards. */
export interface Place {
  readonly steppingStoneOf: GoalId | null;
  readonly objectiveId: ObjectiveId | null;
}

/** The mentee says where a goal leads. @throws Refusal */
export async function placeGoal(act: PersonalAct, id: GoalId, place: Place): Promise<void> {
  // Two goals that are placed at once must not lead to each other.
  const locked = await lockAmongOthers(act, id, 'place');
  const { row: goal, mentorship } = locked;
  const goals = await listGoals(act.tx, [mentorship.id]);
  const changes: Change[] = [];
  if (place.steppingStoneOf !== goal.steppingStoneOf) {
    const refusal = place.steppingStoneOf && whyNotPlace(goal, place.steppingStoneOf, goals);
    if (refusal) throw refusal;
    const title = (of: GoalId | null) => goals.find((each) => each.id === of)?.title;
    changes.push({
      field: 'stepping stone of',
      from: title(goal.steppingStoneOf) ?? null,
      to: title(place.steppingStoneOf) ?? 'nothing',
    });
  }
  if (place.objectiveId !== goal.objectiveId) {
    const before = goal.objectiveId && (await findObjective(act.tx, goal.objectiveId));
    const after = place.objectiveId && (await requireObjective(act, place.objectiveId));
    if (after && !isActive(after)) {
      throw new Refusal<PlaceFields>('retired', `“${after.title}” is retired. Choose another, or none.`, 'objectiveId');
    }
    changes.push({ field: 'serves', from: before ? before.title : null, to: after ? after.title : 'nothing' });
  }
  if (changes.length === 0) return;
  await reviseGoal(act, locked, { kind: 'placed', changes, set: place });
  // Both the goal that it led to and the one that it leads to now show their stones.
  for (const other of new Set([goal.steppingStoneOf, place.steppingStoneOf])) {
    if (other) await enqueueUpdate(act, 'goal.card', other);
  }
}
