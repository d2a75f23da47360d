import { Refusal } from '../../core/errors.ts';
import { newId, type TimeOffId } from '../../core/ids.ts';
import { dateInWords, type LocalDate, localDateOf, type TimeZone } from '../../core/local-time.ts';
import type { PersonalAct } from '../../database/act.ts';
import { endTimeOff, insertTimeOff } from './queries.ts';

/** In days: longer than this is a slip of the pen, or the end of a mentorship. */
const longest = 2 * 366;

/**
 * The acting person is off, in all their mentorships. What they had planned before is replaced.
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
    throw new Refusal(
      'back_before_off',
      `You would be back on ${dateInWords(backOn)}, before you are off. Name a later day after “until”.`,
    );
  }
  if (backOn !== undefined && Date.parse(backOn) - Date.parse(first) > longest * 86_400_000) {
    throw new Refusal(
      'too_long',
      'That is more than two years. Leave out “until” to be off until you say /checkin back.',
    );
  }
  await endTimeOff(act.tx, act.personId, today, act.now);
  await insertTimeOff(act.tx, {
    workspaceId: act.workspaceId,
    id: newId<TimeOffId>(),
    personId: act.personId,
    firstOn: first,
    backOn: backOn ?? null,
    takenAt: act.now,
  });
  await act.tell({ name: 'availability.changed', mentorshipId: null, subjectId: act.personId });
}

/** The acting person is back. @throws Refusal where they were not off, and had planned nothing */
export async function comeBack(act: PersonalAct, zone: TimeZone): Promise<void> {
  const ended = await endTimeOff(act.tx, act.personId, localDateOf(act.now, zone), act.now);
  if (ended === 0) throw new Refusal('not_off', 'You are not off. /checkin off until 30 June says when you will be.');
  await act.tell({ name: 'availability.changed', mentorshipId: null, subjectId: act.personId });
}
