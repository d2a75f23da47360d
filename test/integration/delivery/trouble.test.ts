import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PersonId } from '../../../src/core/ids.ts';
import { enqueue } from '../../../src/delivery/enqueue.ts';
import type { MessageKind } from '../../../src/delivery/message.ts';
import { NotInstalled } from '../../../src/slack/installations.ts';
import { type Bench, note, noteTo, openBench } from '../../support/delivery-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test('a rate limit blocks its workspace for exactly what Slack says, by the machine clock; others go on', async () => {
  const { acme, globex } = bench;
  bench.slack.faults.add({
    kind: 'rate_limited',
    retryAfterSeconds: 30,
    method: 'chat.postMessage',
    workspace: acme.id,
  });
  await bench.enqueue(acme, noteTo(acme.channel, 'one'), noteTo(acme.channel, 'two'));
  await bench.enqueue(globex, noteTo(globex.channel, 'one'));
  const pump = bench.pump();
  await pump.drain();
  expect(bench.channelTexts(globex)).toEqual(['one']);
  expect(bench.calls('chat.postMessage').filter((call) => call.workspaceId === acme.id)).toHaveLength(1);

  bench.calendar.advance({ days: 1 });
  bench.machine.advance({ seconds: 29.999 });
  await bench.enqueue(acme, noteTo(acme.channel, 'three'));
  await bench.enqueue(globex, noteTo(globex.channel, 'two'));
  await pump.drain();
  expect(bench.channelTexts()).toEqual([]);
  expect(bench.channelTexts(globex)).toEqual(['one', 'two']);

  bench.machine.advance({ seconds: 0.001 });
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['one', 'two', 'three']);
});

test('a lost answer makes no second message', async () => {
  const { acme } = bench;
  bench.slack.faults.add({ kind: 'lost_answer', method: 'chat.postMessage' });
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  const pump = bench.pump();
  await pump.drain();
  expect(await bench.delivery()).toMatchObject({ state: 'pending', reason: 'no_answer', ts: null });
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  const [message] = acme.slack.messages(acme.channel);
  expect(bench.channelTexts()).toEqual(['hello']);
  expect(await bench.delivery()).toMatchObject({ state: 'sent', attempts: 2, ts: message?.ts });
  const ids = bench.calls('chat.postMessage').map(({ args }) => args['client_msg_id']);
  expect(ids).toEqual([message?.clientMsgId, message?.clientMsgId]);
});

test('an unanswered opening of a DM is asked again, and posts once', async () => {
  const { acme } = bench;
  bench.slack.faults.add({ kind: 'lost_answer', method: 'conversations.open' });
  const target = { kind: 'people' as const, ids: [acme.person.id as PersonId] };
  await bench.enqueue(acme, { kind: 'test.note' as const, subjectId: 'hello', target });
  const pump = bench.pump();
  await pump.drain();
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect(acme.slack.messages(acme.person.dm).map(({ text }) => text)).toEqual(['hello']);
});

test.each([
  [{ kind: 'server_error' }, 'http_500'],
  [{ kind: 'refused_connection' }, 'no_answer'],
  [{ kind: 'error', error: 'internal_error' }, 'internal_error'],
  [{ kind: 'error', error: 'service_unavailable' }, 'service_unavailable'],
] as const)('%j is tried again with growing patience, for ever', async (fault, reason) => {
  const { acme } = bench;
  bench.slack.faults.add({ ...fault, times: 12, method: 'chat.postMessage' });
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  const pump = bench.pump();
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await pump.drain();
    const row = await bench.delivery();
    expect(row).toMatchObject({ state: 'pending', attempts: attempt, reason });
    waits.push(((row.retryAt?.getTime() ?? 0) - bench.machine.now().getTime()) / 1000);
    expect(await pump.drain()).toBe(0);
    bench.machine.set(row.retryAt ?? '');
  }
  // `random` is 0 here: the earliest that jitter allows, half the full wait.
  expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 32, 64, 128, 150, 150, 150]);
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['hello']);
});

test.each(['invalid_blocks', 'msg_too_long', 'restricted_action', 'messages_tab_disabled'])(
  '%s ends it: dead, with the reason, and the next ones go on',
  async (error) => {
    const { acme } = bench;
    bench.slack.faults.add({ kind: 'error', error, method: 'chat.postMessage' });
    await bench.enqueue(acme, noteTo(acme.channel, 'one'), noteTo(acme.channel, 'two'));
    const pump = bench.pump();
    await pump.drain();
    bench.machine.advance({ days: 1 });
    await pump.drain();
    expect((await bench.deliveries()).map(({ state, reason }) => [state, reason])).toEqual([
      ['dead', error],
      ['sent', null],
    ]);
    expect((await bench.deliveries())[0]?.finishedAt).toEqual(bench.calendar.now());
  },
);

test('a person who cannot be reached is dead, not waited for', async () => {
  const { acme } = bench;
  acme.slack.deactivate(acme.person);
  const target = { kind: 'people' as const, ids: [acme.person.id as PersonId] };
  await bench.enqueue(acme, { kind: 'test.note' as const, subjectId: 'hello', target });
  await bench.pump().drain();
  expect(await bench.delivery()).toMatchObject({ state: 'dead', reason: 'user_disabled' });
});

/** As a win: who can mend it is told once, however often it is tried. */
function mendable(): readonly MessageKind[] {
  return [
    { ...note, kind: 'test.notice' as const },
    {
      ...note,
      async held(act, subjectId, reason) {
        const target = { kind: 'people' as const, ids: [bench.acme.person.id as PersonId] };
        await enqueue(act, 'test.notice', `${subjectId}: ${reason}`, { target });
      },
    },
  ];
}

test('a channel without Cairn holds the post, tells once, and posts after the invitation', async () => {
  const { acme } = bench;
  acme.slack.removeBot('general');
  const pump = bench.pump(mendable());
  await bench.enqueue(acme, noteTo(acme.channel, 'win'));
  for (let tries = 0; tries < 4; tries += 1) {
    await pump.drain();
    bench.machine.advance({ minutes: 2 });
  }
  expect(acme.slack.messages(acme.person.dm).map(({ text }) => text)).toEqual(['win: not_in_channel']);
  expect((await bench.deliveries())[0]).toMatchObject({ state: 'pending', reason: 'not_in_channel', attempts: 4 });
  acme.slack.inviteBot('general');
  await pump.drain();
  expect(bench.channelTexts()).toEqual(['win']);
});

test('a private channel without Cairn, which for Slack does not exist, is held the same way', async () => {
  const { acme } = bench;
  const secret = acme.slack.channel({ name: 'secret', isPrivate: true });
  await bench.enqueue(acme, noteTo(secret.id, 'win'));
  const pump = bench.pump(mendable());
  await pump.drain();
  expect(acme.slack.messages(acme.person.dm).map(({ text }) => text)).toEqual(['win: channel_not_found']);
  acme.slack.inviteBot('secret');
  bench.machine.advance({ minutes: 2 });
  await pump.drain();
  expect(acme.slack.messages(secret.id).map(({ text }) => text)).toEqual(['win']);
});

test('a DM that is no more is opened anew', async () => {
  const { acme } = bench;
  const to = (text: string) => ({
    kind: 'test.note' as const,
    subjectId: text,
    target: { kind: 'people' as const, ids: [acme.person.id as PersonId] },
  });
  const pump = bench.pump();
  await bench.enqueue(acme, to('one'));
  await pump.drain();
  bench.slack.faults.add({ kind: 'error', error: 'channel_not_found', method: 'chat.postMessage' });
  await bench.enqueue(acme, to('two'));
  await pump.drain();
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect(bench.calls('conversations.open')).toHaveLength(2);
  expect(acme.slack.messages(acme.person.dm).map(({ text }) => text)).toEqual(['one', 'two']);
});

test.each(['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope'])(
  '%s keeps what the workspace has to say until somebody has put the token right; others go on',
  async (error) => {
    const { acme, globex } = bench;
    bench.slack.faults.add({ kind: 'error', error, method: 'chat.postMessage', workspace: acme.id });
    await bench.enqueue(acme, noteTo(acme.channel, 'one'), noteTo(acme.channel, 'two'));
    await bench.enqueue(globex, noteTo(globex.channel, 'one'));
    const pump = bench.pump();
    await pump.drain();
    expect(bench.channelTexts(globex)).toEqual(['one']);
    expect(bench.calls('chat.postMessage').filter(({ workspaceId }) => workspaceId === acme.id)).toHaveLength(1);
    expect((await bench.deliveries()).map(({ state }) => state)).toEqual(['pending', 'pending']);
    expect(await bench.gate()).toMatchObject({ state: 'closed', reason: error });
    bench.machine.advance({ minutes: 1 });
    await pump.drain();
    expect(bench.channelTexts()).toEqual(['one', 'two']);
  },
);

test('a workspace without an installation waits as not_installed; others go on', async () => {
  const { acme } = bench;
  const gone = await bench.workspace('Gone');
  let isInstalled = false;
  const pump = bench.pump([note], {
    async clientFor(workspaceId) {
      if (workspaceId === gone.id && !isInstalled) throw new NotInstalled(workspaceId);
      return bench.clientFor(workspaceId);
    },
  });
  await bench.enqueue(gone, noteTo(gone.channel, 'hello'));
  await bench.enqueue(acme, noteTo(acme.channel, 'hello'));
  await pump.drain();
  expect(await bench.delivery(gone)).toMatchObject({ state: 'pending', reason: 'not_installed' });
  expect(bench.channelTexts()).toEqual(['hello']);
  isInstalled = true;
  bench.machine.advance({ minutes: 1 });
  await pump.drain();
  expect(bench.channelTexts(gone)).toEqual(['hello']);
});

test('an error of our own in one message leaves the others of its workspace alone', async () => {
  const { acme } = bench;
  const broken: MessageKind = {
    kind: 'test.broken' as const,
    title: 'Broken',
    render: () => Promise.reject(new TypeError('a bug')),
  };
  await bench.enqueue(
    acme,
    { ...noteTo(acme.channel, 'x'), kind: 'test.broken' as const },
    noteTo(acme.channel, 'hello'),
  );
  await bench.pump([note, broken]).drain();
  expect(bench.channelTexts()).toEqual(['hello']);
  expect((await bench.deliveries())[0]).toMatchObject({ state: 'pending', reason: 'not_rendered', attempts: 1 });
});
