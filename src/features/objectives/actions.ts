import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { PersonalAct } from '../../database/act.ts';
import { ensureProgram, requireLead } from '../programs/actions.ts';
import { lockProgram } from '../programs/queries.ts';
import { findObjective, insertObjective, listObjectives, updateObjective } from './queries.ts';
import { isActive, readObjectiveTitle, requireRoom } from './rules.ts';
import type { Objective, ObjectiveId } from './types.ts';

const keeps = 'keep the list of objectives and values';

/** A lead puts an objective or a value on the list. @throws Refusal */
export async function addObjective(
  act: PersonalAct,
  added: { kind: Objective['kind']; title: string | undefined },
): Promise<void> {
  const all = await lockList(act);
  requireRoom(all);
  const title = readObjectiveTitle(added.title, all);
  const program = await ensureProgram(act);
  const { workspaceId, personId, now } = act;
  const made = { workspaceId, programId: program.id, createdBy: personId, createdAt: now };
  await insertObjective(act.tx, { ...made, id: newId<ObjectiveId>(), kind: added.kind, title });
}

/** A lead names it anew; goals that serve it show the new name. @throws Refusal */
export async function renameObjective(act: PersonalAct, id: ObjectiveId, title: string | undefined): Promise<void> {
  const all = await lockList(act);
  await requireObjective(act, id);
  await updateObjective(act.tx, id, {
    title: readObjectiveTitle(
      title,
      all.filter((each) => each.id !== id),
    ),
  });
}

/** A lead takes it off the list, or brings it back; goals that serve it keep it. @throws Refusal */
export async function retireObjective(act: PersonalAct, id: ObjectiveId, isRetired: boolean): Promise<void> {
  const all = await lockList(act);
  const objective = await requireObjective(act, id);
  if (isActive(objective) === !isRetired) return;
  if (!isRetired) requireRoom(all);
  await updateObjective(act.tx, id, { retiredAt: isRetired ? act.now : null });
}

/** One lead changes the list at a time: names are compared and counted over all of it. */
async function lockList(act: PersonalAct): Promise<Objective[]> {
  await requireLead(act, keeps);
  await ensureProgram(act);
  await lockProgram(act.tx);
  return listObjectives(act.tx);
}

/** @throws Refusal for an id that is none of this workspace */
export async function requireObjective(act: PersonalAct, id: ObjectiveId): Promise<Objective> {
  const objective = await findObjective(act.tx, id);
  if (objective) return objective;
  throw new Refusal('no_objective', 'This objective is not on the list. /mentorship objectives shows those there are.');
}
