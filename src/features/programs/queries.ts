import { cadenceOf, ruleOf } from '../../core/cadence.ts';
import { type ChannelId, newId, type PersonId, type WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { Leadership, Program, ProgramId, Rhythm } from './types.ts';

export async function findProgram(tx: WorkspaceTransaction): Promise<Program | undefined> {
  const row = await tx
    .selectFrom('programs')
    .select(['id', 'celebrationChannelId', 'setUpBy', 'rrule', 'localTime', 'zoneOf', 'fixedZone'])
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, celebrationChannelId, setUpBy, rrule, localTime, zoneOf, fixedZone } = row;
  const rhythm = { ...cadenceOf(rrule), localTime, zoneOf, fixedZone };
  return { id, celebrationChannelId, setUpBy, rhythm };
}

export async function listLeads(tx: WorkspaceTransaction): Promise<PersonId[]> {
  const rows = await tx.selectFrom('programLeads').select('personId').orderBy('personId').execute();
  return rows.map((row) => row.personId);
}

/** What decides whether a person may run the program; undefined where Cairn has not met them. */
export async function findLeadership(tx: WorkspaceTransaction, personId: PersonId): Promise<Leadership | undefined> {
  return tx
    .selectFrom('people')
    .select((eb) => [
      'isAdmin',
      'isDeactivated',
      'isExternal',
      eb
        .exists(eb.selectFrom('programLeads').select('personId').where('personId', '=', personId))
        .$castTo<boolean>()
        .as('isLead'),
    ])
    .where('id', '=', personId)
    .executeTakeFirst();
}

/** The program, made with `rhythm` where there was none yet. */
export async function getOrInsertProgram(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  rhythm: Rhythm,
  now: Date,
): Promise<Program> {
  await tx
    .insertInto('programs')
    .values({ workspaceId, id: newId<ProgramId>(), ...rhythmColumns(rhythm), createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('workspaceId').doNothing())
    .execute();
  const program = await findProgram(tx);
  if (!program) throw new Error('the program that was just made is not there');
  return program;
}

/** Locks the program until the transaction ends, where what is allowed depends on all that it has. */
export async function lockProgram(tx: WorkspaceTransaction): Promise<void> {
  await tx.selectFrom('programs').select('id').forNoKeyUpdate().execute();
}

export async function updateProgram(
  tx: WorkspaceTransaction,
  id: ProgramId,
  changed: { celebrationChannelId: ChannelId | null; setUpBy: PersonId; rhythm: Rhythm; updatedAt: Date },
): Promise<void> {
  const { rhythm, ...rest } = changed;
  await tx
    .updateTable('programs')
    .set({ ...rest, ...rhythmColumns(rhythm) })
    .where('id', '=', id)
    .execute();
}

export async function replaceLeads(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  programId: ProgramId,
  leads: readonly PersonId[],
): Promise<void> {
  await tx.deleteFrom('programLeads').where('programId', '=', programId).execute();
  if (leads.length === 0) return;
  await tx
    .insertInto('programLeads')
    .values([...new Set(leads)].map((personId) => ({ workspaceId, programId, personId })))
    .execute();
}

/** Who can put right what holds the program up: its leads and whoever set it up. */
export async function listMenders(tx: WorkspaceTransaction): Promise<PersonId[]> {
  const program = await findProgram(tx);
  return [...new Set([...(program?.setUpBy ? [program.setUpBy] : []), ...(await listLeads(tx))])];
}

function rhythmColumns(rhythm: Rhythm) {
  const { localTime, zoneOf, fixedZone } = rhythm;
  return { rrule: ruleOf(rhythm), localTime, zoneOf, fixedZone };
}
