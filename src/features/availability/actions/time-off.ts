import { Refusal } from '../../../core/errors.ts';
import { newId, type PersonId } from '../../../core/ids.ts';
import { dateInWords, type LocalDate, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { TimeOffFields } from '../inputs.ts';
import { insertTimeOff, listTimeOff, lockPerson, updateBackOn, updateEnded } from '../queries/time-off.ts';
import { planReturn, planTimeOff, type TimeOffChange } from '../rules/time-off.ts';
import type { TimeOff, TimeOffId } from '../types.ts';

declare module '../../../database/act.ts' {
  interface EventSubjects {
    /** Who is off, or back. */
    'availability.changed': PersonId;
  }
}

/** In days: longer than this is a slip of the pen, or the end of a mentorship. */
const longest = 2 * 366;

/**
 * The acting person is off, in all their mentorships. What they had planned for the same days is replaced.
 * @param backOn the first day that counts again; open where it is left out
 * @throws Refusal
 */
export async function takeTimeOff(
  act: PersonalAct,
  { firstOn, backOn, zone }: { firstOn: LocalDate | undefined; backOn: LocalDate | undefined; zone: TimeZone },
): Promise<void> {
  const today = localDateOf(act.now, zone);
  const first = firstOn && firstOn > today ? firstOn : today;
  if (backOn !== undefined && backOn <= first) {
    throw new Refusal<TimeOffFields>(
      'back_before_off',
      `You would be back on ${dateInWords(backOn)}, before you are off. Choose a later day.`,
      'back',
    );
  }
  if (backOn !== undefined && Date.parse(backOn) - Date.parse(first) > longest * 86_400_000) {
    throw new Refusal<TimeOffFields>(
      'too_long',
      'That is more than two years. Leave that day out to be off until you say /checkin back.',
      'back',
    );
  }
  const taken = { firstOn: first, backOn: backOn ?? null };
  await change(act, planTimeOff(await lockTimeOff(act), taken));
  await insertTimeOff(act.tx, {
    workspaceId: act.workspaceId,
    id: newId<TimeOffId>(),
    personId: act.personId,
    ...taken,
    takenAt: act.now,
  });
  await act.tell({ name: 'availability.changed', mentorshipId: null, subjectId: act.personId });
}

/**
 * The acting person is back; where they are not off, what they planned next is called off.
 * @returns whether they were off
 * @throws Refusal where they were not off, and had planned nothing
 */
export async function comeBack(act: PersonalAct, zone: TimeZone): Promise<boolean> {
  const today = localDateOf(act.now, zone);
  const existing = await lockTimeOff(act);
  const plan = planReturn(existing, today);
  if (plan.cut.length + plan.ended.length === 0) {
    throw new Refusal('not_off', 'You are not off. /checkin off until 30 June says when you will be.');
  }
  await change(act, plan);
  await act.tell({ name: 'availability.changed', mentorshipId: null, subjectId: act.personId });
  return existing.some(({ firstOn, backOn }) => firstOn <= today && (backOn === null || backOn > today));
}

/** One of the acting person's is called off, or ends today. Doing it twice does it once, and another's stays as it is. */
export async function callOff(act: PersonalAct, id: TimeOffId, zone: TimeZone): Promise<void> {
  const own = (await lockTimeOff(act)).filter((each) => each.id === id);
  const plan = planReturn(own, localDateOf(act.now, zone));
  if (plan.cut.length + plan.ended.length === 0) return;
  await change(act, plan);
  await act.tell({ name: 'availability.changed', mentorshipId: null, subjectId: act.personId });
}

/** What the acting person has taken off and not yet passed, the nearest first. */
export async function listOwnTimeOff(act: PersonalAct, zone: TimeZone): Promise<TimeOff[]> {
  const today = localDateOf(act.now, zone);
  return (await listTimeOff(act.tx, [act.personId]))
    .filter(({ backOn }) => backOn === null || backOn > today)
    .toSorted((one, other) => (one.firstOn < other.firstOn ? -1 : 1));
}

async function lockTimeOff(act: PersonalAct): Promise<TimeOff[]> {
  await lockPerson(act.tx, act.personId);
  return listTimeOff(act.tx, [act.personId]);
}

async function change(act: PersonalAct, { cut, ended }: TimeOffChange): Promise<void> {
  for (const { id, backOn } of cut) await updateBackOn(act.tx, id, backOn);
  await updateEnded(act.tx, ended, act.now);
}
