import type { PersonId } from '../../../core/ids.ts';
import { addDays, instantAt, type LocalTime, localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { listTimeOff } from '../../availability/queries/time-off.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import { isOffOn } from '../../availability/rules/time-off.ts';
import { hoursFrom, nextWorkingMoment } from '../../availability/rules/working-hours.ts';
import { findPerson } from '../../people/queries.ts';
import { welcomeSubject } from '../rules/subjects.ts';

/** Of a shorter absence nothing needs to be told. In days. */
export const shortestAway = 3;

/** Whoever was away is told once, when they work again, what has happened. Whether they still are away is decided then. */
export async function planWelcome(act: Act, personId: PersonId): Promise<void> {
  const person = await findPerson(act.tx, personId);
  if (!person) return;
  const all = await listTimeOff(act.tx, [personId]);
  const hours = hoursFrom(await listWorkingTimes(act.tx, [personId]))(personId);
  const today = localDateOf(act.now, person.timeZone);
  for (const { id, firstOn, backOn } of all) {
    if (backOn === null || backOn < today || addDays(firstOn, shortestAway) > backOn) continue;
    const morning = instantAt(backOn, '00:00' as LocalTime, person.timeZone);
    const from = morning > act.now ? morning : act.now;
    const dueAt = nextWorkingMoment(hours, person.timeZone, from, (date) => isOffOn(all, date));
    if (!dueAt) continue;
    const subjectId = welcomeSubject(personId, id, backOn);
    await enqueue(act, { kind: 'check_in.welcome', subjectId, target: { kind: 'people', ids: [personId] }, dueAt });
  }
}
