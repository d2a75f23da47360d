import type { Act } from '../../database/act.ts';
import { findPerson, upsertPerson } from './queries.ts';
import type { Person } from './types.ts';

/** Keeps what Slack just said of a person, and tells those who keep times for them when their zone has changed. */
export async function meetPerson(act: Act, person: Person): Promise<Person> {
  const before = await findPerson(act.tx, person.id);
  await upsertPerson(act.tx, act.workspaceId, person, act.now);
  if (before && before.timeZone !== person.timeZone) {
    await act.tell({ name: 'person.moved', mentorshipId: null, subjectId: person.id });
  }
  return person;
}
