import type { WorkspaceId } from '../../core/ids.ts';
import { dateInWords, instantInWords, type TimeZone } from '../../core/local-time.ts';
import type { Database } from '../../database/connect.ts';
import { withWorkspace } from '../../database/transaction.ts';

/** The journal and the answers as they stand in the database, read with plain queries. */
export function readBackFromPostgres(database: Database, workspaceId: string): Promise<string[]> {
  return withWorkspace(database, workspaceId as WorkspaceId, async (tx) => {
    const entries = await tx
      .selectFrom('journalEntries as j')
      .leftJoin('people as p', (join) =>
        join.onRef('p.workspaceId', '=', 'j.workspaceId').onRef('p.id', '=', 'j.personId'),
      )
      .select(['j.at', 'j.event', 'p.name'])
      .orderBy('j.seq')
      .execute();
    const goals = await tx.selectFrom('goals').selectAll().orderBy('createdAt').execute();
    const answers = await tx
      .selectFrom('answers as a')
      .innerJoin('people as p', (join) =>
        join.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.personId'),
      )
      .select(['p.name', 'a.role', 'a.responses'])
      .orderBy('a.answeredAt')
      .execute();
    const deliveries = await tx
      .selectFrom('deliveries')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .groupBy('state')
      .orderBy('state')
      .execute();
    return [
      '',
      'journal_entries',
      ...entries.map(
        ({ at, event, name }) => `  ${instantInWords(at, 'UTC' as TimeZone)}  ${event.padEnd(24)} ${name ?? '(time)'}`,
      ),
      'goals',
      ...goals.map(
        (goal) =>
          `  “${goal.title}” by ${dateInWords(goal.deadlineOn)}: ${goal.progress} of ${goal.target} ${goal.unit}, ${goal.status}, revision ${goal.revision}`,
      ),
      'answers',
      ...answers.map(({ name, role, responses }) => `  ${name} (${role}): ${JSON.stringify(responses)}`),
      'deliveries',
      ...deliveries.map(
        ({ state, count }) =>
          `  ${state}: ${count}${state === 'moot' ? ' (a reminder to decide that had nothing left to say)' : ''}`,
      ),
    ];
  });
}
