import { Refusal } from '../../core/errors.ts';
import type { ChannelId, PersonId } from '../../core/ids.ts';
import { knownZone, type LocalDate, localDateOf } from '../../core/local-time.ts';
import type { Act, PersonalAct } from '../../database/act.ts';
import { wakeHeldDeliveries } from '../../delivery/queries/posts.ts';
import { listPeople } from '../people/queries.ts';
import type { SetUpFields } from './inputs.ts';
import { findLeadership, getOrInsertProgram, listLeads, replaceLeads, updateProgram } from './queries.ts';
import { defaultRhythm, leadsProgram } from './rules.ts';
import type { Program, ProgramId, Rhythm } from './types.ts';

declare module '../../database/act.ts' {
  interface EventSubjects {
    'program.channel_changed': ProgramId;
  }
}

/** The workspace's program; made with the defaults where nobody has set one up. */
export function ensureProgram(act: Act): Promise<Program> {
  return getOrInsertProgram(act.tx, act.workspaceId, defaultRhythm, act.now);
}

/** Whether the acting person may run the program: an admin of the workspace, or a lead. */
export async function actsAsLead(act: PersonalAct): Promise<boolean> {
  const person = await findLeadership(act.tx, act.personId);
  return person !== undefined && leadsProgram(person);
}

/** @throws Refusal */
export async function requireLead(act: PersonalAct, what: string): Promise<void> {
  if (await actsAsLead(act)) return;
  throw new Refusal('not_a_lead', `Only workspace admins and program leads can ${what}. Ask one of them.`);
}

export interface ProgramSettings {
  readonly celebrationChannelId: ChannelId | null;
  readonly leads: readonly PersonId[];
  readonly rhythm: Rhythm;
}

/** Sets up the program, or changes it. Running mentorships keep their rhythm. */
export async function setUpProgram(act: PersonalAct, settings: ProgramSettings): Promise<void> {
  await requireLead(act, 'set up the program');
  const leads = await listPeople(act.tx, settings.leads);
  const unfit = leads.find((person) => person.isBot || person.isDeactivated || person.isExternal);
  if (unfit) {
    throw new Refusal<SetUpFields>(
      'unfit_lead',
      `${unfit.name} cannot be a program lead: choose active members of this workspace.`,
      'leads',
    );
  }
  const { id, celebrationChannelId: before } = await ensureProgram(act);
  await updateProgram(act.tx, id, {
    celebrationChannelId: settings.celebrationChannelId,
    rhythm: settings.rhythm,
    setUpBy: act.personId,
    updatedAt: act.now,
  });
  await replaceLeads(act.tx, act.workspaceId, id, settings.leads);
  if (before !== settings.celebrationChannelId) {
    await act.tell({ name: 'program.channel_changed', mentorshipId: null, subjectId: id });
  }
  // Whoever saves this may just have invited Cairn to the channel: what waits for that is tried at once.
  await wakeHeldDeliveries(act.tx);
}

/** The leads whom something can be told in their own DM, each with the date on their own calendar: for what is said once a day. */
export async function listReachableLeads(act: Act): Promise<{ id: PersonId; today: LocalDate }[]> {
  const leads = await listPeople(act.tx, await listLeads(act.tx));
  return (
    leads
      .filter((lead) => !lead.isDeactivated && !lead.isExternal)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      // One lead whose zone is gone from this machine's data must not keep the others from being told.
      .map((lead) => ({ id: lead.id, today: localDateOf(act.now, knownZone(lead.timeZone)) }))
  );
}
