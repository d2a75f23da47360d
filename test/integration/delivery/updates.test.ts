import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Bench, card, leaseSeconds, noteTo, openBench } from '../../support/delivery-bench.ts';

let bench: Bench;
const ada = 'U00ADA';

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

function cardOf(subjectId: string) {
  return { ...noteTo(bench.acme.channel, subjectId), kind: 'test.card' as const };
}

/** Ada's card is out and says `Ada 0`. */
async function postCard(): Promise<void> {
  await bench.rename(bench.acme, ada, 'Ada 0');
  await bench.enqueue(bench.acme, cardOf(ada));
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['Ada 0']);
}

const updates = () => bench.calls('chat.update');
const states = async () => (await bench.deliveries()).map(({ operation, state }) => `${operation} ${state}`);

test('ten changes at once are one update, which shows the last', async () => {
  await postCard();
  for (let change = 1; change <= 10; change += 1) await bench.rename(bench.acme, ada, `Ada ${change}`);
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['Ada 10']);
  expect(updates()).toHaveLength(1);
  expect(await states()).toEqual(['post sent', 'update sent']);
});

test('changes by ten people at the same moment end as the state that the database ends in', async () => {
  await postCard();
  const pumps = [bench.pump(), bench.pump()];
  await Promise.all(
    Array.from({ length: 10 }, async (_, change) => {
      await bench.rename(bench.acme, ada, `Ada ${change + 1}`);
      await pumps[change % 2]?.drain();
    }),
  );
  for (const pump of pumps) await pump.drain();
  const row = await bench.database.pool.query<{ name: string }>('select name from people');
  expect(bench.channelTexts()).toEqual([row.rows[0]?.name]);
  expect(updates().length).toBeLessThanOrEqual(10);
  expect((await states()).filter((state) => !/ (sent|moot)$/.test(state))).toEqual([]);
});

test('a change that commits while an update is on its way is shown by a further one', async () => {
  await postCard();
  await bench.rename(bench.acme, ada, 'Ada 1');
  bench.slack.faults.add({ kind: 'slow', ms: 200, method: 'chat.update' });
  const draining = bench.pump().drain();
  await bench.slack.changes.until(() => (updates().length > 0 ? true : undefined), 5000);
  await bench.rename(bench.acme, ada, 'Ada 2');
  await bench.rename(bench.acme, ada, 'Ada 3');
  // Another process does not overtake the one that is sending.
  expect(await bench.pump().drain()).toBe(0);
  await draining;
  await bench.pump().drain();
  expect(updates().map(({ args }) => args['text'])).toEqual(['Ada 1', 'Ada 3']);
  expect(bench.channelTexts()).toEqual(['Ada 3']);
});

test('a change that commits between rendering and sending is shown by a further update', async () => {
  await postCard();
  await bench.rename(bench.acme, ada, 'Ada 1');
  let changes = 1;
  const pump = bench.pump([card], {
    // Between rendering and sending.
    async clientFor(workspaceId) {
      if (changes < 2) await bench.rename(bench.acme, ada, `Ada ${++changes}`);
      return bench.clientFor(workspaceId);
    },
  });
  await pump.drain();
  expect(updates().map(({ args }) => args['text'])).toEqual(['Ada 1', 'Ada 2']);
});

test('a change before the post is out needs no update: the post shows it', async () => {
  await bench.rename(bench.acme, ada, 'Ada 0');
  await bench.enqueue(bench.acme, cardOf(ada));
  await bench.rename(bench.acme, ada, 'Ada 1');
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['Ada 1']);
  expect((await states())[0]).toBe('post sent');
  expect((await states()).filter((state) => / (pending|sending)$/.test(state))).toEqual([]);
});

test('a change while the post is on its way is shown by an update', async () => {
  await bench.rename(bench.acme, ada, 'Ada 0');
  await bench.enqueue(bench.acme, cardOf(ada));
  bench.slack.faults.add({ kind: 'slow', ms: 200, method: 'chat.postMessage' });
  const draining = bench.pump().drain();
  await bench.slack.changes.until(() => (bench.calls('chat.postMessage').length > 0 ? true : undefined), 5000);
  await bench.rename(bench.acme, ada, 'Ada 1');
  await draining;
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['Ada 1']);
});

test('an update whose post waits for Slack is not sent before it, and the post shows the state when it comes', async () => {
  await bench.rename(bench.acme, ada, 'Ada 0');
  await bench.enqueue(bench.acme, cardOf(ada));
  bench.slack.faults.add({ kind: 'server_error', method: 'chat.postMessage' });
  await bench.pump().drain();
  await bench.rename(bench.acme, ada, 'Ada 1');
  await bench.pump().drain();
  expect(updates()).toEqual([]);
  bench.machine.advance({ minutes: 5 });
  await bench.pump().drain();
  expect(bench.calls('chat.postMessage').map(({ args }) => args['text'])).toEqual(['Ada 0', 'Ada 1']);
  expect(bench.channelTexts()).toEqual(['Ada 1']);
});

test('a change while nobody knows whether the post arrived is shown, although the repeat is answered with the old one', async () => {
  await bench.rename(bench.acme, ada, 'Ada 0');
  await bench.enqueue(bench.acme, cardOf(ada));
  bench.slack.faults.add({ kind: 'lost_answer', method: 'chat.postMessage' });
  await bench.pump().drain();
  await bench.rename(bench.acme, ada, 'Ada 1');
  bench.machine.advance({ minutes: 5 });
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['Ada 1']);
});

test('a change of something that was never posted, or never will be, writes nothing', async () => {
  await bench.rename(bench.acme, ada, 'Ada 1');
  expect(await bench.deliveries()).toEqual([]);
  await bench.enqueue(bench.acme, cardOf('U00NOBODY'));
  await bench.pump().drain();
  await bench.rename(bench.acme, 'U00NOBODY', 'somebody');
  expect(await states()).toEqual(['post moot']);
});

test.each(['server_error', 'lost_answer', 'refused_connection'] as const)(
  'an update that met %s joins the newer one that waits',
  async (kind) => {
    await postCard();
    await bench.rename(bench.acme, ada, 'Ada 1');
    bench.slack.faults.add({ kind, method: 'chat.update' });
    let changes = 1;
    const pump = bench.pump([card], {
      clientFor: async (workspaceId) => {
        if (changes < 2) await bench.rename(bench.acme, ada, `Ada ${++changes}`);
        return bench.clientFor(workspaceId);
      },
    });
    await pump.drain();
    bench.machine.advance({ minutes: 5 });
    await bench.pump().drain();
    expect(bench.channelTexts()).toEqual(['Ada 2']);
    expect((await states()).filter((state) => / (pending|sending)$/.test(state))).toEqual([]);
    expect(bench.logText()).not.toContain('delivery interrupted');
  },
);

test('an update that a killed worker held joins the newer one, and the last state is shown', async () => {
  await postCard();
  await bench.rename(bench.acme, ada, 'Ada 1');
  await bench.claimAndDie();
  await bench.rename(bench.acme, ada, 'Ada 2');
  expect(await bench.pump().drain()).toBe(0);
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['Ada 2']);
  expect((await states()).sort()).toEqual(['post sent', 'update moot', 'update sent']);
});
