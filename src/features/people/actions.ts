import type { PersonId } from '../../core/ids.ts';
import type { Act, PersonalAct } from '../../database/act.ts';
import { findFreshPerson, findPerson, upsertPerson } from './queries.ts';
import type { Person } from './types.ts';

declare module '../../database/act.ts' {
  interface EventSubjects {
    'person.moved': PersonId;
  }
}

/** Keeps what Slack just said of a person, and tells those who keep times for them when their zone has changed. */
export async function meetPerson(act: Act, told: Person): Promise<Person> {
  const before = await findPerson(act.tx, told.id);
  // Of a deactivated account Slack tells neither zone nor locale: they have not moved.
  const person = told.isDeactivated && before ? { ...told, timeZone: before.timeZone, locale: before.locale } : told;
  await upsertPerson(act.tx, act.workspaceId, person, act.now);
  if (before && before.timeZone !== person.timeZone) {
    await act.tell({ name: 'person.moved', mentorshipId: null, subjectId: person.id });
  }
  return person;
}

/** How old what we know of somebody may be for showing it and reading dates in their zone. */
const freshForMs = 3_600_000;

/** The acting person, if Slack was asked about them within the hour. */
export function findKnownVisitor(act: PersonalAct): Promise<Person | undefined> {
  return findFreshPerson(act.tx, act.personId, new Date(act.now.getTime() - freshForMs));
}
