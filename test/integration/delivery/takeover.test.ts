import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { NotInstalled } from '../../../src/slack/installations.ts';
import { type Bench, leaseSeconds, note, noteTo, openBench } from '../../support/delivery-bench.ts';
import { eventually } from '../../support/eventually.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test('what a worker held that was killed before its call is taken over when the lease is over, once', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  await bench.claimAndDie();
  const pumps = [bench.pump(), bench.pump()];
  bench.machine.advance({ seconds: leaseSeconds - 0.001 });
  for (const pump of pumps) expect(await pump.drain()).toBe(0);
  bench.machine.advance({ seconds: 0.001 });
  await Promise.all(pumps.map((pump) => pump.drain()));
  expect(bench.calls('chat.postMessage')).toHaveLength(1);
  expect(bench.channelTexts()).toEqual(['hello']);
  expect(await bench.delivery()).toMatchObject({ state: 'sent', attempts: 2 });
});

test('what was posted but not marked is posted again under the same client_msg_id: one message', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  // The answer stays away until the test is over: for the database this worker is dead.
  bench.slack.faults.add({ kind: 'slow', ms: 1500, method: 'chat.postMessage' });
  const dying = bench.pump().drain();
  await eventually(() => bench.channelTexts().length > 0);
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  const [message, ...others] = acme.slack.messages(acme.channel);
  expect(others).toEqual([]);
  const taken = await bench.delivery();
  expect(taken).toMatchObject({ state: 'sent', ts: message?.ts, attempts: 2 });
  expect(bench.calls('chat.postMessage').map(({ args }) => args['client_msg_id'])).toEqual([taken.id, taken.id]);
  // The one that was not dead after all, only slow, changes nothing any more.
  await dying;
  expect(await bench.delivery()).toEqual(taken);
});

test('sentAll() runs once when two workers sent the same delivery', async () => {
  const { acme } = bench;
  const sent: string[] = [];
  const kinds = [
    { ...note, sentAll: async (_: unknown, subjectIds: readonly string[]) => void sent.push(...subjectIds) },
  ];
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  bench.slack.faults.add({ kind: 'slow', ms: 500, method: 'chat.postMessage' });
  const slow = bench.pump(kinds).drain();
  await eventually(() => bench.channelTexts().length > 0);
  bench.machine.advance({ seconds: leaseSeconds });
  await Promise.all([slow, bench.pump(kinds).drain()]);
  expect(sent).toEqual(['hello']);
  expect(bench.channelTexts()).toEqual(['hello']);
});

test('a worker that lost its lease while it waited its turn leaves the delivery alone', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'), noteTo(acme.channel, 'two'));
  bench.slack.faults.add({ kind: 'slow', ms: 500, method: 'chat.postMessage' });
  const slow = bench.pump().drain();
  await eventually(() => bench.calls('chat.postMessage').length > 0);
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  await slow;
  expect(bench.channelTexts()).toEqual(['one', 'two']);
  expect(bench.calls('chat.postMessage').filter(({ args }) => args['text'] === 'two')).toHaveLength(1);
});

test('a failure that is told after the lease was lost takes nothing back', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  let fail: (error: Error) => void = () => {};
  const failing = new Promise<never>((_, reject) => {
    fail = reject;
  });
  let isAsked = false;
  const clientFor = () => {
    isAsked = true;
    return failing;
  };
  const slow = bench.pump([note], { clientFor }).drain();
  await eventually(() => isAsked);
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  fail(new NotInstalled(acme.id));
  await slow;
  expect(await bench.delivery()).toMatchObject({ state: 'sent', reason: null });
});

test('when the connection is cut after the post, the next worker finds it posted', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  const cut = {
    ...note,
    async sentAll(act: Parameters<typeof note.render>[0]) {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(act.tx);
      await bench.database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await act.tx.selectFrom('deliveries').select('id').execute();
    },
  };
  await bench.pump([cut]).drain();
  expect(bench.logText()).toContain('delivery interrupted');
  expect(await bench.delivery()).toMatchObject({ state: 'sending' });
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['hello']);
  expect(await bench.delivery()).toMatchObject({ state: 'sent' });
});
