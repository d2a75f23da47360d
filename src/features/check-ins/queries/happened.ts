import type { PersonId } from '../../../core/ids.ts';
import type { EventName } from '../../../database/act.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';

/** How often each of these events happened in each of these mentorships since then, by anybody but this person. */
export async function countHappened(
  tx: WorkspaceTransaction,
  ids: readonly MentorshipId[],
  { events, since, except }: { readonly events: readonly EventName[]; readonly since: Date; readonly except: PersonId },
): Promise<(id: MentorshipId) => ReadonlyMap<string, number>> {
  if (ids.length === 0) return () => new Map();
  const rows = await tx
    .selectFrom('journalEntries')
    .select((eb) => ['mentorshipId', 'event', eb.fn.countAll<string>().as('count')])
    .where('mentorshipId', 'in', ids)
    .where('event', 'in', events)
    .where('at', '>=', since)
    .where((eb) => eb.or([eb('personId', 'is', null), eb('personId', '!=', except)]))
    .groupBy(['mentorshipId', 'event'])
    .execute();
  return (id) =>
    new Map(rows.filter((row) => row.mentorshipId === id).map(({ event, count }) => [event, Number(count)]));
}
