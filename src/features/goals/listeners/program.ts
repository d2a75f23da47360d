import type { ModalView } from '@slack/types';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { listObjectives } from '../../objectives/queries.ts';
import { isActive } from '../../objectives/rules.ts';
import { askSlack } from '../../people/lookups.ts';
import { requireLead } from '../../programs/actions.ts';
import { placeGoal } from '../actions/place-goal.ts';
import { goalButtons, goalRef, programPage } from '../inputs/buttons.ts';
import { placeForm } from '../inputs/small-forms.ts';
import { goalRecord } from '../pair-record.ts';
import { listGoals } from '../queries/goals.ts';
import { countGoals, listSharedGoals } from '../queries/program-goals.ts';
import { placesFor } from '../rules/stepping-stones.ts';
import { programGoalsModal, sharedPerPage } from '../views/program-goals.ts';
import { placeModal } from '../views/where-it-leads.ts';

/** What goals have to do with the program: what they serve, and what its leads see of them. */
export function registerProgramGoals(door: Door): void {
  door.button(goalButtons.place, goalRef, async (visit, { goal: id }) => {
    const view = await visit.act(async (act) => {
      const { row: goal } = await goalRecord.openFor(act, id, 'place');
      const objectives = (await listObjectives(act.tx)).filter(
        (each) => isActive(each) || each.id === goal.objectiveId,
      );
      const goals = await listGoals(act.tx, [goal.mentorshipId]);
      const present = goals.find(({ id: each }) => each === goal.steppingStoneOf);
      return placeModal(goal, placesFor(goal, goals), objectives, present);
    });
    await visit.showModal(view, 'instead');
  });
  door.submit(placeForm, async (act, { values: { steppingStoneOf = null, objectiveId = null }, subject }) => {
    await placeGoal(act, subject.goal, { steppingStoneOf, objectiveId });
    return undefined;
  });

  door.subcommand('/mentorship', {
    name: 'goals',
    usage: 'goals',
    does: 'shows how many goals there are, what they serve, and those that are shared (admins and leads)',
    async run(visit) {
      await askSlack(visit, visit.personId);
      await visit.showModal(await visit.act((act) => buildProgramGoals(act, 0)));
    },
  });
  door.button(goalButtons.programGoals, programPage, async (visit, { skip }) => {
    await visit.showModal(await visit.act((act) => buildProgramGoals(act, skip)), skip > 0 ? 'instead' : 'on top');
  });
}

async function buildProgramGoals(act: PersonalAct, skip: number): Promise<ModalView> {
  await requireLead(act, 'see the goals of the program');
  return programGoalsModal({
    counts: await countGoals(act.tx),
    objectives: await listObjectives(act.tx),
    shared: await listSharedGoals(act.tx, { skip, most: sharedPerPage + 1 }),
    skip,
  });
}
