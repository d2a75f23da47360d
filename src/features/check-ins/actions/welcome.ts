import type { PersonId } from '../../../core/ids.ts';
import { addDays, instantAt, type LocalTime, localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { listTimeOff } from '../../availability/queries/time-off.ts';
import { findPerson } from '../../people/queries.ts';

/** Of a shorter absence nothing needs to be told. In days. */
const shortestAway = 3;

/** Whoever was away is told once what has happened. When, and whether they still are away, is decided when they are back. */
export async function planWelcome(act: Act, personId: PersonId): Promise<void> {
  const person = await findPerson(act.tx, personId);
  if (!person) return;
  const today = localDateOf(act.now, person.timeZone);
  for (const { id, firstOn, backOn } of await listTimeOff(act.tx, [personId])) {
    if (backOn === null || backOn < today || addDays(firstOn, shortestAway) > backOn) continue;
    const dueAt = instantAt(backOn, '00:00' as LocalTime, person.timeZone);
    await enqueue(act, 'check_in.welcome', [personId, id, backOn], {
      target: { kind: 'people', ids: [personId] },
      dueAt,
    });
  }
}
