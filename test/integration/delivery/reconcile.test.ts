import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PersonId } from '../../../src/core/ids.ts';
import {
  type Bench,
  leaseSeconds,
  note,
  noteTo,
  openBench,
  says,
  type TestPost,
} from '../../support/delivery-bench.ts';
import { eventually } from '../../support/eventually.ts';

// The sandbox would recognise a repeat by its client_msg_id. Here it must not come to a repeat.

let bench: Bench;
let pair: readonly PersonId[];
let dm: string;

beforeEach(async () => {
  bench = await openBench();
  const { acme } = bench;
  const other = acme.slack.person({ name: 'Acme two' });
  pair = [acme.person.id, other.id] as PersonId[];
  dm = acme.slack.openDirect([acme.person.id, other.id]).id;
  acme.slack.scopes.add('mpim:history');
});
afterEach(() => bench.close());

const toPair = (text: string): TestPost => ({
  kind: 'test.note',
  subjectId: text,
  target: { kind: 'people', ids: pair },
});
const texts = () => bench.acme.slack.messages(dm).map(({ text }) => text);

async function loseTheAnswer(pump: ReturnType<Bench['pump']>, post: TestPost): Promise<void> {
  bench.slack.faults.add({ kind: 'lost_answer', method: 'chat.postMessage' });
  await bench.enqueue(bench.acme, post);
  await pump.drain();
  expect(await bench.delivery()).toMatchObject({ state: 'pending', isUncertain: true });
  bench.machine.advance({ minutes: 1 });
}

test('a post whose answer was lost is found in the group DM, and not posted again', async () => {
  const pump = bench.pump();
  await loseTheAnswer(pump, toPair('hello'));
  await pump.drain();
  expect(texts()).toEqual(['hello']);
  expect(bench.calls('chat.postMessage')).toHaveLength(1);
  const [message] = bench.acme.slack.messages(dm);
  expect(await bench.delivery()).toMatchObject({ state: 'sent', ts: message?.ts });
  expect(bench.calls('conversations.history')[0]?.args).toMatchObject({ channel: dm, include_all_metadata: 'true' });
});

test('one that never arrived is posted', async () => {
  const pump = bench.pump();
  bench.slack.faults.add({ kind: 'refused_connection', method: 'chat.postMessage' });
  await bench.enqueue(bench.acme, toPair('hello'));
  await pump.drain();
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect(bench.calls('conversations.history')).toHaveLength(1);
  expect(texts()).toEqual(['hello']);
});

test('a reply whose answer was lost is found in its thread', async () => {
  const parent = bench.acme.slack.store.add({
    channelId: dm,
    authorId: bench.acme.slack.botUserId,
    isBot: true,
    text: 'first',
  });
  const reply = {
    ...note,
    render: async (_: unknown, subjectId: string) => ({
      do: 'send' as const,
      message: { ...says(subjectId), thread: { ts: parent.ts, alsoInConversation: false } },
    }),
  };
  const pump = bench.pump([reply]);
  await loseTheAnswer(pump, toPair('reply'));
  await pump.drain();
  expect(texts()).toEqual(['first', 'reply']);
  expect(bench.calls('chat.postMessage')).toHaveLength(1);
  expect(await bench.delivery()).toMatchObject({ state: 'sent' });
});

test('what a killed worker had posted is found by the one that takes over', async () => {
  await bench.enqueue(bench.acme, toPair('hello'));
  bench.slack.faults.add({ kind: 'slow', ms: 1500, method: 'chat.postMessage' });
  const dying = bench.pump().drain();
  await eventually(() => texts().length > 0);
  bench.machine.advance({ seconds: leaseSeconds });
  await bench.pump().drain();
  expect(bench.calls('chat.postMessage')).toHaveLength(1);
  expect(await bench.delivery()).toMatchObject({ state: 'sent', attempts: 2 });
  await dying;
});

test('Slack in trouble while it is asked: the delivery waits, and is not posted blindly', async () => {
  const pump = bench.pump();
  await loseTheAnswer(pump, toPair('hello'));
  bench.slack.faults.add({ kind: 'server_error', method: 'conversations.history' });
  await pump.drain();
  expect(await bench.delivery()).toMatchObject({ state: 'pending', reason: 'http_500' });
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect(bench.calls('chat.postMessage')).toHaveLength(1);
  expect(texts()).toEqual(['hello']);
});

test('without the scope it is asked for once, and the repeat goes by its client_msg_id', async () => {
  bench.acme.slack.scopes.delete('mpim:history');
  const pump = bench.pump();
  await loseTheAnswer(pump, toPair('hello'));
  await pump.drain();
  expect(texts()).toEqual(['hello']);
  expect(bench.calls('chat.postMessage')).toHaveLength(2);
  bench.slack.faults.add({ kind: 'lost_answer', method: 'chat.postMessage' });
  await bench.enqueue(bench.acme, toPair('again'));
  await pump.drain();
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect(texts()).toEqual(['hello', 'again']);
  expect(bench.calls('conversations.history')).toHaveLength(1);
});

test('a channel is not read: the scope is for group DMs', async () => {
  const pump = bench.pump();
  await loseTheAnswer(pump, noteTo(bench.acme.channel, 'hello'));
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['hello']);
  expect(bench.calls('conversations.history')).toEqual([]);
});
