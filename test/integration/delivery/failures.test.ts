import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type PersonId, type WorkspaceId } from '../../../src/core/ids.ts';
import type { TimeZone } from '../../../src/core/local-time.ts';
import { type WorkspaceTransaction, withClaimer, withWorkspace } from '../../../src/database/transaction.ts';
import { enqueueUpdate } from '../../../src/delivery/enqueue.ts';
import type { DeliveryId } from '../../../src/delivery/message.ts';
import {
  type Chosen,
  countDead,
  countWaiting,
  findDelivery,
  listDead,
  listWaiting,
  listWorkspacesWithDead,
  locateDeliveries,
  resendDead,
} from '../../../src/delivery/queries/failures.ts';
import { type Bench, noteTo, openBench } from '../../support/delivery-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const within = <T>(of: { id: WorkspaceId }, work: (tx: WorkspaceTransaction) => Promise<T>) =>
  withWorkspace(bench.database, of.id, work);
const resend = (of: { id: WorkspaceId }, chosen: Chosen = {}) => within(of, (tx) => resendDead(tx, chosen));

/** Slack refuses the next calls in this workspace for good. */
async function die(of: Bench['acme'], texts: readonly string[], error = 'restricted_action'): Promise<void> {
  bench.slack.faults.add({
    kind: 'error',
    error,
    method: 'chat.postMessage',
    workspace: of.id,
    times: texts.length,
  });
  await bench.enqueue(of, ...texts.map((text) => noteTo(of.channel, text)));
  await bench.pump().drain();
}

describe('what was not delivered', () => {
  test('is listed newest first and counted, in one workspace or by the claimer in all of them', async () => {
    const { acme, globex } = bench;
    await die(acme, ['one']);
    bench.calendar.advance({ minutes: 5 });
    await die(acme, ['two']);
    await die(globex, ['three'], 'user_disabled');
    const [one, two] = await bench.deliveries(acme);
    const own = await within(acme, (tx) => listDead(tx, { most: 10 }));
    expect(own.map(({ id }) => id)).toEqual([two?.id, one?.id]);
    expect(own[0]).toMatchObject({ state: 'dead', reason: 'restricted_action', attempts: 1, target: [acme.channel] });
    expect(await within(acme, countDead)).toBe(2);
    await withClaimer(bench.database, async (tx) => {
      expect(await countDead(tx)).toBe(3);
      expect(await countDead(tx, globex.id)).toBe(1);
      expect((await listDead(tx, { most: 2 })).length).toBe(2);
      expect((await listDead(tx, { skip: 2, most: 2 })).map(({ id }) => id)).toEqual([one?.id]);
      expect((await listDead(tx, { workspaceId: globex.id, most: 9 })).map(({ reason }) => reason)).toEqual([
        'user_disabled',
      ]);
      expect(await listWorkspacesWithDead(tx)).toEqual([acme.id, globex.id].sort());
    });
  });

  test('waits: what is due and has not gone out, the longest wait first; not what is for later', async () => {
    const { acme } = bench;
    bench.slack.faults.add({ kind: 'server_error', method: 'chat.postMessage' });
    await bench.enqueue(acme, noteTo(acme.channel, 'one'));
    await bench.pump().drain();
    const later = new Date(bench.calendar.now().getTime() + 60_000);
    await bench.enqueue(acme, noteTo(acme.channel, 'later', { dueAt: later }));
    await withClaimer(bench.database, async (tx) => {
      const dueBy = bench.calendar.now();
      expect(await countWaiting(tx, dueBy)).toBe(1);
      expect(await listWaiting(tx, { dueBy, most: 9 })).toMatchObject([
        { state: 'pending', attempts: 1, reason: 'http_500', retryAt: expect.any(Date) },
      ]);
      expect((await listWaiting(tx, { dueBy: later, most: 9 })).map(({ attempts }) => attempts)).toEqual([1, 0]);
      expect(await countWaiting(tx, later, bench.globex.id)).toBe(0);
    });
  });

  test('is found by its id, whatever became of it, and only where it is', async () => {
    const { acme, globex } = bench;
    await die(acme, ['one']);
    await bench.enqueue(acme, noteTo(acme.channel, 'two'));
    await bench.pump().drain();
    const [one, two] = (await bench.deliveries(acme)).map(({ id }) => id);
    const unknown = newId<DeliveryId>();
    const located = await withClaimer(bench.database, (tx) =>
      locateDeliveries(tx, [two, unknown, one] as DeliveryId[]),
    );
    expect(located).toEqual([
      { workspaceId: acme.id, id: one, state: 'dead' },
      { workspaceId: acme.id, id: two, state: 'sent' },
    ]);
    expect(await within(acme, (tx) => findDelivery(tx, one as DeliveryId))).toEqual({
      kind: 'test.note' as const,
      state: 'dead',
    });
    expect(await within(globex, (tx) => findDelivery(tx, one as DeliveryId))).toBeUndefined();
  });
});

describe('a post that is sent again', () => {
  test('goes out under its own id, once, with the tries it has had', async () => {
    const { acme } = bench;
    await die(acme, ['one']);
    expect(await resend(acme)).toBe(1);
    expect(await bench.delivery()).toMatchObject({
      state: 'pending',
      attempts: 1,
      reason: 'restricted_action',
      finishedAt: null,
      retryAt: null,
    });
    expect(await resend(acme)).toBe(0);
    await bench.pump().drain();
    expect(await resend(acme)).toBe(0);
    await bench.pump().drain();
    expect(bench.channelTexts()).toEqual(['one']);
    expect(await bench.delivery()).toMatchObject({ state: 'sent', attempts: 2, reason: null });
  });

  test('is chosen by id or by reason, and never in another workspace', async () => {
    const { acme, globex } = bench;
    await die(acme, ['one']);
    await die(acme, ['two'], 'user_disabled');
    await die(acme, ['three']);
    const ids = (await bench.deliveries(acme)).map(({ id }) => id);
    const states = async () => (await bench.deliveries(acme)).map(({ state }) => state);
    expect(await resend(globex, { ids })).toBe(0);
    expect(await resend(globex)).toBe(0);
    expect(await resend(acme, { ids: [] })).toBe(0);
    expect(await states()).toEqual(['dead', 'dead', 'dead']);
    expect(await resend(acme, { reason: 'user_disabled' })).toBe(1);
    expect(await states()).toEqual(['dead', 'pending', 'dead']);
    expect(await resend(acme, { ids: ids.slice(0, 2) })).toBe(1);
    expect(await states()).toEqual(['pending', 'pending', 'dead']);
  });

  test('is put back once by several who do so at the same time', async () => {
    const { acme } = bench;
    await die(acme, ['one', 'two', 'three']);
    const counts = await Promise.all([1, 2, 3, 4].map(() => resend(acme)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    await bench.pump().drain();
    expect(bench.channelTexts().sort()).toEqual(['one', 'three', 'two']);
  });

  test('opens its DM anew where Slack no longer found it', async () => {
    const { acme } = bench;
    const to = (text: string) => ({
      kind: 'test.note' as const,
      subjectId: text,
      target: { kind: 'people' as const, ids: [acme.person.id as PersonId] },
    });
    await bench.enqueue(acme, to('one'));
    const pump = bench.pump();
    await pump.drain();
    bench.slack.faults.add({ kind: 'error', error: 'channel_not_found', method: 'chat.postMessage', times: 4 });
    await bench.enqueue(acme, to('two'));
    for (let minute = 0; minute < 5; minute += 1) {
      await pump.drain();
      bench.machine.advance({ minutes: 1 });
    }
    expect((await bench.deliveries()).map(({ state }) => state)).toEqual(['sent', 'dead']);
    const opened = bench.calls('conversations.open').length;
    expect(await resend(acme)).toBe(1);
    await pump.drain();
    expect(bench.calls('conversations.open')).toHaveLength(opened + 1);
    expect(acme.slack.messages(acme.person.dm).map(({ text }) => text)).toEqual(['one', 'two']);
  });
});

describe('an update that is sent again', () => {
  const personId = () => bench.acme.person.id;

  /** A card is out, and so many updates of it were refused for good. */
  async function deadUpdates(count: number): Promise<void> {
    const { acme } = bench;
    await bench.rename(acme, personId(), 'First');
    await bench.enqueue(acme, { ...noteTo(acme.channel, personId()), kind: 'test.card' as const });
    const pump = bench.pump();
    await pump.drain();
    for (let number = 0; number < count; number += 1) {
      bench.slack.faults.add({ kind: 'error', error: 'cant_update_message', method: 'chat.update' });
      await bench.rename(acme, personId(), `Lost ${number}`);
      await pump.drain();
    }
    expect(await updates()).toEqual(Array.from({ length: count }, () => 'dead'));
    expect(bench.channelTexts()).toEqual(['First']);
  }

  const updates = async () =>
    (await bench.deliveries()).filter(({ operation }) => operation === 'update').map(({ state }) => state);

  test('shows the present state; of several about one message one goes out', async () => {
    const { acme } = bench;
    await deadUpdates(3);
    expect(await resend(acme)).toBe(3);
    expect(await updates()).toEqual(['moot', 'moot', 'moot', 'pending']);
    const calls = bench.calls('chat.update').length;
    await bench.pump().drain();
    expect(bench.channelTexts()).toEqual(['Lost 2']);
    expect(bench.calls('chat.update')).toHaveLength(calls + 1);
    expect(await resend(acme)).toBe(0);
  });

  test('joins one that waits already', async () => {
    const { acme } = bench;
    await deadUpdates(1);
    await bench.rename(acme, personId(), 'Last');
    expect(await resend(acme)).toBe(1);
    expect(await updates()).toEqual(['moot', 'pending']);
    await bench.pump().drain();
    expect(bench.channelTexts()).toEqual(['Last']);
  });

  test('meets one of an action that is still at work, and neither of them fails', async () => {
    const { acme } = bench;
    await deadUpdates(2);
    let goOn = () => {};
    const paused = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const action = bench.actor.asTime(acme.id, async (act) => {
      await act.tx
        .updateTable('people')
        .set({ name: 'Last', timeZone: 'UTC' as TimeZone })
        .where('id', '=', personId() as PersonId)
        .execute();
      await enqueueUpdate(act, 'test.card', personId());
      written();
      await paused;
    });
    await isWritten;
    const resending = resend(acme);
    // It stands in line behind the action: Postgres answers when that has committed.
    const first = await Promise.race([
      resending,
      new Promise<string>((resolve) => setTimeout(() => resolve('waits'), 200)),
    ]);
    expect(first).toBe('waits');
    goOn();
    await action;
    expect(await resending).toBe(2);
    expect(await updates()).toEqual(['moot', 'moot', 'pending']);
    await bench.pump().drain();
    expect(bench.channelTexts()).toEqual(['Last']);
  });
});
