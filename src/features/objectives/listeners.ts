import type { ModalView } from '@slack/types';
import { Refusal } from '../../core/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import type { PersonalAct } from '../../database/act.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { Door } from '../../slack/door.ts';
import { askSlack } from '../people/lookups.ts';
import { actsAsLead, requireLead } from '../programs/actions.ts';
import { addObjective, renameObjective, requireObjective, retireObjective } from './actions.ts';
import {
  addObjectiveForm,
  noSubject,
  objectiveButtons,
  objectivePage,
  objectiveRef,
  renameObjectiveForm,
} from './inputs.ts';
import { listObjectives } from './queries.ts';
import { addObjectiveModal, objectivesModal, renameObjectiveModal } from './views.ts';

type IsInProgram = (tx: WorkspaceTransaction, personId: PersonId) => Promise<boolean>;

/** @param isInProgram whether a person is or was of a pair: pairs belong to a feature above this one */
export function registerObjectives(door: Door, isInProgram: IsInProgram): void {
  door.subcommand('/mentorship', {
    name: 'objectives',
    usage: 'objectives',
    does: 'shows the objectives and values that goals can serve; leads keep the list',
    async run(visit) {
      // Whether they lead may have changed since Cairn last saw them.
      await askSlack(visit, visit.personId);
      await visit.showModal(await visit.act((act) => buildList(act, isInProgram)));
    },
  });
  door.button(objectiveButtons.list, objectivePage, async (visit, { skip }) => {
    await visit.showModal(await visit.act((act) => buildList(act, isInProgram, skip)), skip > 0 ? 'instead' : 'on top');
  });

  door.button(objectiveButtons.add, noSubject, async (visit) => {
    await visit.act((act) => requireLead(act, 'keep the list of objectives and values'));
    await visit.showModal(addObjectiveModal(), 'instead');
  });
  door.submit(addObjectiveForm, async (act, { values: { kind = 'objective', title } }) => {
    await addObjective(act, { kind, title });
    return buildList(act, isInProgram);
  });

  door.button(objectiveButtons.rename, objectiveRef, async (visit, { objective }) => {
    const view = await visit.act(async (act) => {
      await requireLead(act, 'keep the list of objectives and values');
      return renameObjectiveModal(await requireObjective(act, objective));
    });
    await visit.showModal(view, 'instead');
  });
  door.submit(renameObjectiveForm, async (act, { values, subject }) => {
    await renameObjective(act, subject.objective, values.title);
    return buildList(act, isInProgram);
  });

  for (const [button, isRetired] of [
    [objectiveButtons.retire, true],
    [objectiveButtons.bringBack, false],
  ] as const) {
    door.button(button, objectiveRef, async (visit, { objective }) => {
      await visit.act((act) => retireObjective(act, objective, isRetired));
      await visit.showModal(await visit.act((act) => buildList(act, isInProgram)), 'instead');
    });
  }
}

async function buildList(act: PersonalAct, isInProgram: IsInProgram, skip = 0): Promise<ModalView> {
  const isLead = await actsAsLead(act);
  if (!isLead && !(await isInProgram(act.tx, act.personId))) {
    throw new Refusal(
      'not_in_program',
      'The list of objectives and values is for people in the mentorship program. A program lead pairs people; ask one of them.',
    );
  }
  return objectivesModal(await listObjectives(act.tx), isLead, skip);
}
