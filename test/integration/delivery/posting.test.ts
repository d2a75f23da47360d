import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PersonId } from '../../../src/core/ids.ts';
import { enqueueAll } from '../../../src/delivery/enqueue.ts';
import type { MessageKind, Rendered } from '../../../src/delivery/message.ts';
import { type Bench, leaseSeconds, note, noteTo, openBench, says } from '../../support/delivery-bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test('posts once, and then knows where', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  const pump = bench.pump();
  expect(await pump.drain()).toBe(1);
  expect(await pump.drain()).toBe(0);
  expect(bench.channelTexts()).toEqual(['hello']);
  const [message] = acme.slack.messages(acme.channel);
  expect(await bench.delivery()).toMatchObject({
    state: 'sent',
    attempts: 1,
    channelId: acme.channel,
    ts: message?.ts,
    leaseToken: null,
    finishedAt: bench.calendar.now(),
  });
});

test('posts in order within a conversation: what is due first, and of that what was written first', async () => {
  const { acme } = bench;
  const earlier = new Date(bench.calendar.now().getTime() - 60_000);
  const texts = Array.from({ length: 70 }, (_, index) => `note ${index}`);
  await bench.enqueue(
    acme,
    ...texts.map((text) => noteTo(acme.channel, text)),
    noteTo(acme.channel, 'overdue', { dueAt: earlier }),
  );
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['overdue', ...texts]);
});

test('waits for the calendar, to the second', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'later', { dueAt: new Date('2026-11-23T05:00:00Z') }));
  const pump = bench.pump();
  bench.calendar.set('2026-11-23T04:59:59Z');
  bench.machine.advance({ days: 10 });
  expect(await pump.drain()).toBe(0);
  bench.calendar.set('2026-11-23T05:00:00Z');
  expect(await pump.drain()).toBe(1);
});

test('comes at another time where its kind says that this one is wrong, and has been tried no more often for it', async () => {
  const { acme } = bench;
  const at = new Date('2026-11-24T03:15:00Z');
  const polite: MessageKind = {
    ...note,
    render: async (act, subjectId): Promise<Rendered> =>
      act.now < at ? { do: 'later', at, because: 'night' } : { do: 'send', message: says(subjectId) },
  };
  await bench.enqueue(acme, noteTo(acme.channel, 'good morning'), noteTo(acme.channel, 'behind it'));
  const pump = bench.pump([polite]);
  await pump.drain();
  bench.machine.advance({ days: 10 });
  await pump.drain();
  expect(bench.channelTexts()).toEqual([]);
  expect(await bench.deliveries()).toEqual([
    expect.objectContaining({ state: 'pending', reason: 'night', dueAt: at, attempts: 0, leaseToken: null }),
    expect.objectContaining({ state: 'pending', reason: 'night', dueAt: at, attempts: 0, leaseToken: null }),
  ]);
  bench.calendar.set(at.toISOString());
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['good morning', 'behind it']);
});

test('a second post with the same key is the first one, also after that was sent; in another workspace it is its own', async () => {
  const { acme, globex } = bench;
  const pump = bench.pump();
  await bench.enqueue(acme, noteTo(acme.channel, 'once'), noteTo(acme.channel, 'once'));
  await pump.drain();
  await bench.enqueue(
    acme,
    noteTo(acme.channel, 'once'),
    noteTo(acme.channel, 'other words', { dedupKey: 'test.note:once' }),
  );
  await bench.enqueue(globex, noteTo(globex.channel, 'once'));
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['once']);
  expect(bench.channelTexts(globex)).toEqual(['once']);
});

test('says nothing of itself but the id of the delivery', async () => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'private words', { dedupKey: 'a key' }));
  await bench.pump().drain();
  const { id } = await bench.delivery();
  expect(acme.slack.messages(acme.channel)[0]).toMatchObject({
    clientMsgId: id,
    metadata: { event_type: 'cairn_delivery', event_payload: { delivery_id: id } },
  });
  const [call] = bench.calls('chat.postMessage');
  expect(Object.keys(call?.args ?? {}).sort()).toEqual(
    ['blocks', 'channel', 'client_msg_id', 'metadata', 'text', 'unfurl_links', 'unfurl_media'].sort(),
  );
  expect(call?.args['metadata']).toBe(
    JSON.stringify({ event_type: 'cairn_delivery', event_payload: { delivery_id: id } }),
  );
});

test('renders from the state at the moment of sending: with nothing to say it is moot', async () => {
  const { acme } = bench;
  let rendered: Rendered = { do: 'send', message: says('as it was') };
  const pump = bench.pump([{ ...note, render: async () => rendered }]);
  await bench.enqueue(acme, noteTo(acme.channel, 'one', { dueAt: new Date('2026-11-23T05:00:00Z') }));
  rendered = { do: 'skip', because: 'paused' };
  bench.calendar.set('2026-11-23T05:00:00Z');
  await pump.drain();
  expect(bench.calls('chat.postMessage')).toEqual([]);
  expect(await bench.delivery()).toMatchObject({ state: 'moot', reason: 'paused', ts: null });
  rendered = { do: 'send', message: says('too late') };
  bench.machine.advance({ days: 1 });
  expect(await pump.drain()).toBe(0);
});

test('waits for what it builds on, and lets others pass', async () => {
  const { acme } = bench;
  let rendered: Rendered = { do: 'wait', because: 'the card is not out' };
  const reply: MessageKind = { kind: 'test.reply' as const, title: 'Reply', render: async () => rendered };
  const pump = bench.pump([note, reply]);
  await bench.enqueue(
    acme,
    { ...noteTo(acme.channel, 'reply'), kind: 'test.reply' as const },
    noteTo(acme.channel, 'note'),
  );
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['note']);
  expect((await bench.deliveries())[0]).toMatchObject({ state: 'pending', reason: 'the card is not out' });
  rendered = { do: 'send', message: says('a reply') };
  expect(await pump.drain()).toBe(0);
  bench.machine.advance({ seconds: 2 });
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['note', 'a reply']);
});

test('runs sentAll() once for each, in the transaction that marks the posts', async () => {
  const { acme } = bench;
  const seen: string[] = [];
  const pump = bench.pump([
    {
      ...note,
      async sentAll(act, subjectIds) {
        const rows = await act.tx.selectFrom('deliveries').select(['subjectId', 'state']).execute();
        for (const id of subjectIds) seen.push(`${id} ${rows.find(({ subjectId }) => subjectId === id)?.state}`);
      },
    },
  ]);
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  await pump.drain();
  await pump.drain();
  expect(seen).toEqual(['hello sent']);
});

test('what follows a crowd of posts comes once for each; one that fails costs itself alone, and comes later', async () => {
  const { acme } = bench;
  const channels = Array.from({ length: 12 }, (_, index) =>
    acme.slack.channel({ name: `room-${index}`, withBot: true }),
  );
  const texts = channels.map((_, index) => `note ${index}`);
  let isBroken = true;
  let calls = 0;
  const pump = bench.pump([
    {
      ...note,
      async sentAll(act, subjectIds) {
        calls += 1;
        const target = { kind: 'channel', id: acme.channel } as const;
        const dueAt = new Date('2026-12-24T04:00:00Z');
        const posts = subjectIds.map((subject) => ({
          subject,
          target,
          dueAt,
          dedupKey: `${subject} by call ${calls}`,
        }));
        await enqueueAll(act, 'test.reply', posts);
        if (isBroken && subjectIds.includes('note 5')) throw new RangeError('note 5 cannot be followed');
      },
    },
  ]);
  await bench.enqueue(acme, ...channels.map(({ id }, index) => noteTo(id, `note ${index}`)));
  await pump.drain();
  for (const { id } of channels) expect(acme.slack.messages(id)).toHaveLength(1);
  const following = async () =>
    (await bench.deliveries()).filter(({ kind }) => kind === 'test.reply').map(({ subjectId }) => subjectId);
  expect((await following()).sort()).toEqual(texts.filter((text) => text !== 'note 5').sort());
  isBroken = false;
  await bench.quarantine.started();
  await bench.quarantine.retryDue();
  await bench.quarantine.retryDue();
  expect((await following()).sort()).toEqual([...texts].sort());
});

test('opens a DM once for the same people in any order, and keeps it', async () => {
  const { acme } = bench;
  const two = acme.slack.person({ name: 'Two' });
  const people = (...ids: string[]) => ({ kind: 'people' as const, ids: ids as PersonId[] });
  const to = (text: string, ...ids: string[]) => ({
    kind: 'test.note' as const,
    subjectId: text,
    target: people(...ids),
  });
  await bench.enqueue(acme, to('a', acme.person.id, two.id), to('b', two.id, acme.person.id, two.id));
  await bench.pump().drain();
  await bench.enqueue(acme, to('c', two.id, acme.person.id));
  await bench.pump().drain();
  expect(bench.calls('conversations.open')).toHaveLength(1);
  const dm = acme.slack.conversationBetween(acme.person, two) ?? '';
  expect(acme.slack.messages(dm).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  await bench.enqueue(acme, to('alone', two.id));
  await bench.pump().drain();
  expect(acme.slack.messages(two.dm).map(({ text }) => text)).toEqual(['alone']);
});

test('two pumps at once send each of 200 deliveries once', async () => {
  const { acme, globex } = bench;
  const texts = Array.from({ length: 100 }, (_, index) => `note ${index}`);
  for (const to of [acme, globex]) await bench.enqueue(to, ...texts.map((text) => noteTo(to.channel, text)));
  const handled = await Promise.all([bench.pump().drain(), bench.pump().drain()]);
  expect(handled[0] + handled[1]).toBe(200);
  for (const to of [acme, globex]) {
    expect(bench.channelTexts(to).sort()).toEqual([...texts].sort());
    expect(new Set((await bench.deliveries(to)).map((row) => `${row.state} ${row.attempts}`))).toEqual(
      new Set(['sent 1']),
    );
  }
  expect(bench.calls('chat.postMessage')).toHaveLength(200);
});

test('a stopped pump finishes the call it is in and gives the rest back', async () => {
  const { acme } = bench;
  bench.slack.faults.add({ kind: 'slow', ms: 200, method: 'chat.postMessage' });
  await bench.enqueue(acme, noteTo(acme.channel, 'one'), noteTo(acme.channel, 'two'), noteTo(acme.channel, 'three'));
  const pump = bench.pump();
  const draining = pump.drain();
  await bench.slack.changes.until(() => (bench.calls('chat.postMessage').length > 0 ? true : undefined), 5000);
  await pump.stop();
  await draining;
  expect(bench.channelTexts()).toEqual(['one']);
  expect((await bench.deliveries()).map(({ state }) => state)).toEqual(['sent', 'pending', 'pending']);
  expect(await pump.drain()).toBe(0);
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  expect(bench.channelTexts()).toEqual(['one', 'two', 'three']);
});
