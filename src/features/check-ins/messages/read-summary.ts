import type { Act } from '../../../database/act.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { listMadeOf } from '../../goals/queries/revisions.ts';
import { listOpenSuggestions } from '../../goals/queries/suggestions.ts';
import { isOpen } from '../../goals/rules/rights.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { commitmentKey } from '../rules/commitments.ts';
import type { CheckInId } from '../types.ts';
import type { DecisionDue } from '../views/agenda.ts';

const roles = ['mentee', 'mentor'] as const;

/** Of whom what they said they would do has become steps. */
export async function readMade(act: Act, id: CheckInId): Promise<Role[]> {
  const made = await listMadeOf(
    act.tx,
    roles.map((role) => commitmentKey(id, role)),
  );
  return roles.filter((role) => made.has(commitmentKey(id, role)));
}

/** Goals that wait for a word of one of the two. A suggestion is answered first: it may change what is agreed to. */
export async function readDecisions(act: Act, { id, mentor }: Mentorship): Promise<DecisionDue[]> {
  const goals = (await listGoals(act.tx, [id])).filter(isOpen);
  const suggestions = await listOpenSuggestions(
    act.tx,
    goals.map((goal) => goal.id),
  );
  return goals.flatMap((goal): DecisionDue[] => {
    const suggestion = suggestions.find(({ goalId }) => goalId === goal.id);
    if (suggestion) return [{ goal, what: 'answer', whose: suggestion.personId === mentor.id ? 'mentee' : 'mentor' }];
    return goal.status === 'proposed' ? [{ goal, what: 'agree', whose: 'mentor' }] : [];
  });
}
