import { expect } from '@jest/globals';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { connect } from '../../src/database/connect.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import { isObject } from '../../src/sandbox/json.ts';
import type { Stage } from './story-steps.ts';

/** Nothing of the story is lost and nothing was said twice, in the database and on the screens. */
export async function expectToldOnce(stage: Stage): Promise<void> {
  const { acme, mentee, colleague, channel } = stage.cast;
  const database = connect(stage.databaseUrl);
  try {
    await withWorkspace(database, acme.id as WorkspaceId, async (tx) => {
      const outbox = await tx
        .selectFrom('deliveries')
        .select(['id', 'kind', 'operation', 'state', 'dueAt'])
        .where('dueAt', '<=', stage.clock.now())
        .orderBy('seq')
        .execute();
      expect(outbox.filter(({ state }) => state !== 'sent' && state !== 'moot')).toEqual([]);
      const posts = outbox.filter(({ operation, state }) => operation === 'post' && state === 'sent');
      const count = (kind: string) => posts.filter((post) => post.kind === kind).length;
      expect(['mentorship.welcome', 'goal.card', 'check_in.prompt', 'check_in.summary', 'win.post'].map(count)).toEqual(
        [1, 1, 1, 1, 1],
      );
      // Each post stands in Slack once, and nothing else of Cairn's does.
      const inSlack = acme.store.all().flatMap(({ metadata }) => {
        const payload = metadata?.['event_payload'];
        return isObject(payload) ? [String(payload['delivery_id'])] : [];
      });
      expect(inSlack.sort()).toEqual(posts.map(({ id }) => String(id)).sort());

      const answers = await tx.selectFrom('answers').select(['role', 'responses']).orderBy('role').execute();
      expect(answers.map(({ role }) => role)).toEqual(['mentee', 'mentor']);
      expect(JSON.stringify(answers)).toContain('I gave my first talk!');
      expect(JSON.stringify(answers)).toContain('Mark the pauses in your slides.');
      const goal = await tx.selectFrom('goals').select(['status', 'progress', 'revision']).executeTakeFirstOrThrow();
      const revisions = await tx.selectFrom('goalRevisions').select('number').orderBy('number').execute();
      expect(goal).toMatchObject({ status: 'agreed', progress: 1 });
      expect(revisions.map(({ number }) => number)).toEqual(
        Array.from({ length: goal.revision }, (_, index) => index + 1),
      );
      const once = await tx
        .selectFrom('journalEntries')
        .select((eb) => ['event', eb.fn.countAll<number>().as('count')])
        .groupBy('event')
        .execute();
      expect(once.filter(({ event, count }) => event !== 'answer.given' && count !== 1)).toEqual([]);
    });
  } finally {
    await database.close();
  }
  // The last state is shown everywhere.
  await mentee.sees('1 of 3', { in: stage.dm });
  await colleague.sees('Kudos (1)', { in: channel.id });
}
