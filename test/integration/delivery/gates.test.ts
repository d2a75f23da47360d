import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PersonId, WorkspaceId } from '../../../src/core/ids.ts';
import { withClaimer, withWorkspace } from '../../../src/database/transaction.ts';
import { enqueue } from '../../../src/delivery/enqueue.ts';
import { type HeldGate, holdGate, releaseGate, takeGates, wakeGate } from '../../../src/delivery/queries/gates.ts';
import { type Bench, leaseSeconds, note, noteTo, openBench } from '../../support/delivery-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `note ${index}`);

/** Takes gates as a worker does. */
function take(most = 10, holder: string = crypto.randomUUID()) {
  return withClaimer(bench.database, (tx) =>
    takeGates(tx, {
      dueBy: bench.calendar.now(),
      now: bench.machine.now(),
      leaseUntil: new Date(bench.machine.now().getTime() + leaseSeconds * 1000),
      holder,
      most,
    }),
  );
}

test('a gate is one worker’s until its lease is over', async () => {
  const { acme, globex } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  await bench.enqueue(globex, noteTo(globex.channel, 'one'));
  expect((await take()).map(({ workspaceId }) => workspaceId).sort()).toEqual([acme.id, globex.id].sort());
  expect(await take()).toEqual([]);
  bench.machine.advance({ seconds: leaseSeconds });
  expect(await take()).toHaveLength(2);
});

test('a gate that is woken while somebody holds it stays theirs, and is looked at again when they let go', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  const [gate] = await take();
  const { wake = 0 } = (await bench.gate()) ?? {};
  await withClaimer(bench.database, (tx) => wakeGate(tx, acme.id, bench.machine.now()));
  expect(await take()).toEqual([]);
  const release = { dueAt: null, tryAt: null };
  const letGo = (known: number) =>
    withWorkspace(bench.database, acme.id, (tx) => releaseGate(tx, gate as HeldGate, known, release));
  expect(await letGo(wake)).toBe(false);
  expect(await letGo(wake + 1)).toBe(true);
  await withClaimer(bench.database, (tx) => wakeGate(tx, acme.id, bench.machine.now()));
  expect(await take()).toHaveLength(1);
});

test('two that take at once never take the same gate', async () => {
  const made = [];
  for (let n = 0; n < 12; n += 1) made.push(await bench.workspace(`W${n}`));
  for (const each of made) await bench.enqueue(each, noteTo(each.channel, 'one'));
  const taken = (await Promise.all([take(7), take(7), take(7), take(7)])).flat().map(({ workspaceId }) => workspaceId);
  expect(new Set(taken).size).toBe(taken.length);
});

test('what is enqueued while a worker lets go is not forgotten', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  const [gate] = await take();
  if (!gate) throw new Error('no gate');
  const letGo = () =>
    withWorkspace(bench.database, acme.id, async (tx) => {
      const now = bench.machine.now();
      const held = await holdGate(tx, gate, new Date(now.getTime() + 1000), now);
      if (!held) throw new Error('not held');
      return held;
    });
  const { wake } = await letGo();
  // Committed between the last look and the release.
  await bench.enqueue(acme, noteTo(acme.channel, 'two'));
  const release = (known: number) =>
    withWorkspace(bench.database, acme.id, (tx) => releaseGate(tx, gate, known, { dueAt: null, tryAt: null }));
  expect(await release(wake)).toBe(false);
  expect(await bench.gate()).toMatchObject({ state: 'held' });
  const again = await letGo();
  expect(await release(again.wake)).toBe(true);
  expect(await bench.gate()).toMatchObject({ state: 'open', holder: null });
});

test('whoever lost the gate neither holds nor releases it', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  const [lost] = await take();
  bench.machine.advance({ seconds: leaseSeconds });
  const [held] = await take();
  if (!lost || !held) throw new Error('no gate');
  const result = await withWorkspace(bench.database, acme.id, async (tx) => [
    await holdGate(tx, lost, bench.machine.now(), bench.machine.now()),
    await releaseGate(tx, lost, 1, { dueAt: null, tryAt: null }),
  ]);
  expect(result).toEqual([undefined, false]);
  expect(await bench.gate()).toMatchObject({ holder: held.holder });
});

test('an action waits for no gate: it is written last, in an instant', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  await bench.actor.asTime(acme.id, async (act) => {
    const { kind, subjectId, ...options } = noteTo(acme.channel, 'two');
    await enqueue(act, kind, subjectId, options);
    // Not yet written: another transaction passes although this one has put something in the outbox.
    await bench.enqueue(acme, noteTo(acme.channel, 'three'));
  });
  await bench.pump().drain();
  expect(bench.channelTexts().sort()).toEqual(['one', 'three', 'two']);
});

test('a workspace with very much to say lets the others have their turn', async () => {
  const { acme, globex } = bench;
  const order: string[] = [];
  const watched = {
    ...note,
    render: async (act: { workspaceId: WorkspaceId }, subjectId: string) => {
      order.push(act.workspaceId);
      return note.render(act as never, subjectId, 'post');
    },
  };
  await bench.enqueue(acme, ...numbers(300).map((text) => noteTo(acme.channel, text)));
  await bench.enqueue(globex, noteTo(globex.channel, 'one'));
  await bench.pump([watched]).drain();
  expect(bench.channelTexts()).toHaveLength(300);
  expect(order.indexOf(globex.id)).toBeLessThan(100);
});

test('a closed workspace costs the others nothing: its deliveries are not looked at', async () => {
  const { acme, globex } = bench;
  bench.slack.faults.add({ kind: 'rate_limited', retryAfterSeconds: 60, workspace: acme.id });
  await bench.enqueue(acme, ...numbers(50).map((text) => noteTo(acme.channel, text)));
  const pump = bench.pump();
  await pump.drain();
  expect(await bench.gate()).toMatchObject({ state: 'closed', reason: 'rate_limited' });
  const turns = (await bench.gate())?.turns;
  for (const text of numbers(3)) {
    await bench.enqueue(globex, noteTo(globex.channel, text));
    await bench.enqueue(acme, noteTo(acme.channel, `more ${text}`));
    await pump.drain();
  }
  expect(bench.channelTexts(globex)).toEqual(numbers(3));
  expect((await bench.gate())?.turns).toBe(turns);
  bench.machine.advance({ seconds: 60 });
  await pump.drain();
  expect(bench.channelTexts()).toHaveLength(53);
});

test('a post that must wait is not overtaken in its conversation; other conversations go on', async () => {
  const { acme } = bench;
  const other = acme.slack.channel({ name: 'other', withBot: true });
  bench.slack.faults.add({ kind: 'server_error', method: 'chat.postMessage' });
  const pump = bench.pump();
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  await pump.drain();
  await bench.enqueue(acme, noteTo(acme.channel, 'two'), noteTo(other.id, 'elsewhere'));
  await pump.drain();
  expect(bench.channelTexts()).toEqual([]);
  expect(acme.slack.messages(other.id).map(({ text }) => text)).toEqual(['elsewhere']);
  bench.machine.advance({ seconds: 1 });
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['one', 'two']);
});

test('a post that fails again and again loses its place, not its turn', async () => {
  const { acme } = bench;
  const pump = bench.pump();
  bench.slack.faults.add({ kind: 'server_error', method: 'chat.postMessage', times: 9 });
  await bench.enqueue(acme, noteTo(acme.channel, 'stubborn'));
  for (let tries = 0; tries < 9; tries += 1) {
    await pump.drain();
    bench.machine.advance({ seconds: 150 });
    if (tries === 7) await bench.enqueue(acme, noteTo(acme.channel, 'patient'));
  }
  // The ninth try fails too, and then the next may pass.
  await pump.drain();
  expect(bench.channelTexts().sort()).toEqual(['patient', 'stubborn']);
});

const limits = {
  conversationEveryMs: 1_000,
  perMinute: { 'chat.postMessage': 5, 'chat.update': 3, 'conversations.open': 2 },
} as const;

test('one message a second goes into a conversation, whichever process posts', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, ...numbers(3).map((text) => noteTo(acme.channel, text)));
  await bench.pump([note], { limits }).drain();
  expect(bench.channelTexts()).toEqual(numbers(1));
  // Another process knows of it from what was sent.
  const other = bench.pump([note], { limits });
  bench.machine.advance({ seconds: 0.999 });
  await other.drain();
  expect(bench.channelTexts()).toEqual(numbers(1));
  bench.machine.advance({ seconds: 0.001 });
  await other.drain();
  expect(bench.channelTexts()).toEqual(numbers(2));
  bench.machine.advance({ seconds: 1 });
  await bench.pump([note], { limits }).drain();
  expect(bench.channelTexts()).toEqual(numbers(3));
});

test('a method is called so often a minute and workspace, whichever process calls; other workspaces have their own', async () => {
  const { acme, globex } = bench;
  const channels = numbers(8).map((name) => acme.slack.channel({ name: name.replace(' ', '-'), withBot: true }).id);
  await bench.enqueue(acme, ...channels.map((id) => noteTo(id, `for ${id}`)));
  await bench.enqueue(globex, noteTo(globex.channel, 'hello'));
  await bench.pump([note], { limits }).drain();
  const posted = () => bench.calls('chat.postMessage').filter(({ workspaceId }) => workspaceId === acme.id).length;
  expect(posted()).toBe(5);
  expect(bench.channelTexts(globex)).toEqual(['hello']);
  bench.machine.advance({ seconds: 59 });
  const other = bench.pump([note], { limits });
  await other.drain();
  expect(posted()).toBe(5);
  bench.machine.advance({ seconds: 1 });
  await other.drain();
  expect(posted()).toBe(8);
});

test('DMs are opened no faster than Slack allows; what is known already is not kept waiting', async () => {
  const { acme } = bench;
  const people = numbers(5).map((name) => acme.slack.person({ name }).id as PersonId);
  const to = (id: PersonId) => ({
    kind: 'test.note' as const,
    subjectId: `for ${id}`,
    target: { kind: 'people' as const, ids: [id] },
  });
  await bench.enqueue(acme, ...people.map(to), noteTo(acme.channel, 'channel'));
  const pump = bench.pump([note], { limits });
  await pump.drain();
  expect(bench.calls('conversations.open')).toHaveLength(2);
  expect(bench.channelTexts()).toEqual(['channel']);
  expect((await bench.deliveries()).map(({ state, attempts }) => `${state} ${attempts}`).sort()).toEqual(
    ['pending 0', 'pending 0', 'pending 0', 'sent 1', 'sent 1', 'sent 1'].sort(),
  );
  bench.machine.advance({ minutes: 1 });
  await bench.pump([note], { limits }).drain();
  expect(bench.calls('conversations.open')).toHaveLength(4);
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect((await bench.deliveries()).map(({ state }) => state)).toEqual(Array(6).fill('sent'));
});

test('a machine clock that was set back by an hour keeps nothing waiting for an hour', async () => {
  const { acme, globex } = bench;
  bench.slack.faults.add({ kind: 'server_error', method: 'chat.postMessage' });
  await bench.enqueue(globex, noteTo(globex.channel, 'failed'));
  const pump = bench.pump();
  await pump.drain();
  await bench.enqueue(acme, noteTo(acme.channel, 'held'));
  await bench.claimAndDie();
  bench.machine.advance({ hours: -1 });
  await pump.drain();
  await pump.drain();
  expect(bench.channelTexts(globex)).toEqual(['failed']);
  expect(bench.channelTexts()).toEqual(['held']);
});

test('Retry-After counts from when Slack said it, also where the clock is set back meanwhile', async () => {
  const { acme } = bench;
  bench.slack.faults.add({ kind: 'rate_limited', retryAfterSeconds: 30, workspace: acme.id });
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  const pump = bench.pump();
  await pump.drain();
  bench.machine.advance({ hours: -1 });
  await pump.drain();
  bench.machine.advance({ seconds: 29 });
  await pump.drain();
  expect(bench.channelTexts()).toEqual([]);
  bench.machine.advance({ seconds: 1 });
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['one']);
});

test('a row that was written past the trigger is found within a minute', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'first'));
  const pump = bench.pump();
  await pump.drain();
  const client = await bench.database.pool.connect();
  await client.query(`begin; set local session_replication_role = replica;
    update deliveries set state = 'pending', dedup_key = 'again', finished_at = null; commit`);
  client.release();
  await pump.drain();
  expect((await bench.deliveries())[0]?.state).toBe('pending');
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect((await bench.deliveries())[0]?.state).toBe('sent');
});
