import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import { addDays, dateInWords, type LocalDate, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { requireLead } from '../../programs/actions.ts';
import { lockProgram } from '../../programs/queries.ts';
import type { ClosedDaysFields, PauseFields } from '../inputs.ts';
import { endProgramDays, insertProgramDays, listProgramDays } from '../queries/program-days.ts';
import type { ProgramDays, ProgramDaysId } from '../types.ts';

declare module '../../../database/act.ts' {
  interface EventSubjects {
    'availability.program_changed': null;
  }
}

/** In days: longer is a slip of the pen. */
const longest = 366;
/** That lie ahead. */
const mostDays = 60;

/** The organisation is closed: from the first day to the last one. @throws Refusal under the field */
export async function addClosedDays(
  act: PersonalAct,
  said: { readonly name: string; readonly firstOn: LocalDate; readonly lastOn: LocalDate; readonly zone: TimeZone },
): Promise<void> {
  await requireLead(act, 'say when the organisation is closed');
  const today = localDateOf(act.now, said.zone);
  if (said.lastOn < said.firstOn)
    throw new Refusal<ClosedDaysFields>('ends_early', 'The last day comes before the first.', 'last');
  if (said.lastOn < today) throw new Refusal<ClosedDaysFields>('past', 'These days have passed.', 'last');
  if (said.lastOn > addDays(said.firstOn, longest))
    throw new Refusal<ClosedDaysFields>('too_long', 'That is more than a year.', 'last');
  await lockProgram(act.tx);
  const existing = await listProgramDays(act.tx, today);
  if (existing.length >= mostDays)
    throw new Refusal('too_many', `At most ${mostDays} entries lie ahead. Remove one first.`);
  const backOn = addDays(said.lastOn, 1);
  const isThere = existing.some(
    (each) =>
      each.kind === 'closed' && each.firstOn === said.firstOn && each.backOn === backOn && each.name === said.name,
  );
  if (!isThere) await add(act, { kind: 'closed', name: said.name, firstOn: said.firstOn, backOn });
}

/** Nobody is asked from today on, until a day or until the program goes on. A pause that there is takes the new end. @throws Refusal */
export async function pauseProgram(
  act: PersonalAct,
  { backOn, zone }: { readonly backOn: LocalDate | undefined; readonly zone: TimeZone },
): Promise<void> {
  await requireLead(act, 'pause the program');
  const today = localDateOf(act.now, zone);
  if (backOn !== undefined && backOn <= today) {
    throw new Refusal<PauseFields>('past', `${dateInWords(backOn)} does not lie ahead. Choose a later day.`, 'until');
  }
  await lockProgram(act.tx);
  await endPauses(act, today);
  await add(act, { kind: 'pause', name: '', firstOn: today, backOn: backOn ?? null });
}

/** The program goes on. @throws Refusal where it was not paused */
export async function resumeProgram(act: PersonalAct, zone: TimeZone): Promise<void> {
  await requireLead(act, 'resume the program');
  await lockProgram(act.tx);
  if (!(await endPauses(act, localDateOf(act.now, zone)))) {
    throw new Refusal('not_paused', 'The program is not paused. /mentorship days shows what is planned.');
  }
  await tell(act);
}

/** A day that was planned is taken back. Removing it twice removes it once. @throws Refusal */
export async function removeProgramDays(act: PersonalAct, id: ProgramDaysId, zone: TimeZone): Promise<void> {
  await requireLead(act, 'say when the organisation is closed');
  if (await endProgramDays(act.tx, id, { today: localDateOf(act.now, zone), now: act.now })) await tell(act);
}

/** What lies ahead, for leads. @throws Refusal */
export async function openProgramDays(act: PersonalAct, zone: TimeZone): Promise<ProgramDays[]> {
  await requireLead(act, 'say when the organisation is closed');
  return listProgramDays(act.tx, localDateOf(act.now, zone));
}

async function endPauses(act: PersonalAct, today: LocalDate): Promise<boolean> {
  let ended = false;
  for (const { id, kind } of await listProgramDays(act.tx, today)) {
    if (kind === 'pause') ended = (await endProgramDays(act.tx, id, { today, now: act.now })) || ended;
  }
  return ended;
}

async function add(act: PersonalAct, days: Omit<ProgramDays, 'id'>): Promise<void> {
  const { workspaceId, personId: madeBy, now: madeAt } = act;
  await insertProgramDays(act.tx, { ...days, workspaceId, id: newId<ProgramDaysId>(), madeBy, madeAt });
  await tell(act);
}

async function tell(act: PersonalAct): Promise<void> {
  await act.tell({ name: 'availability.program_changed', mentorshipId: null, subjectId: null });
}
