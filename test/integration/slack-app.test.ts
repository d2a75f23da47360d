import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { signedHeaders } from '../../src/sandbox/slack/outgoing.ts';
import { eventually } from '../support/eventually.ts';
import { withServer } from '../support/test-database.ts';
import { openTokenApp, type TokenApp } from '../support/token-app.ts';

let cairn: TokenApp;

beforeEach(async () => {
  cairn = await openTokenApp();
});
afterEach(() => cairn.close());

/** Posts to the door by hand, signed as Slack would. */
function post(body: string, headers: Record<string, string> = signedHeaders(body, cairn.slack.signingSecret)) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(`${cairn.origin}/slack/events`, { method: 'POST', body, headers: { ...form, ...headers } });
}

async function rows(table: string): Promise<unknown[]> {
  return (await cairn.database.pool.query(`select * from ${table}`)).rows;
}

describe('health', () => {
  test('healthz: the process lives', async () => {
    const answer = await fetch(`${cairn.origin}/healthz`);
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
  });

  test('readyz waits for the first auth.test; what Slack does later does not matter', async () => {
    expect(await cairn.ready()).toEqual({
      status: 503,
      body: { ready: false, database: true, slack: false, stopping: false, setAside: 0, slackLately: null },
    });
    cairn.slack.faults.add({ kind: 'server_error', method: 'auth.test' });
    await expect(cairn.installations.confirm()).rejects.toThrow();
    expect((await cairn.ready()).status).toBe(503);
    await cairn.installations.confirm();
    const isReady = { status: 200, body: { ready: true, database: true, slack: true, stopping: false } };
    expect(await cairn.ready()).toMatchObject(isReady);
    await cairn.slack.close();
    expect(await cairn.ready()).toMatchObject(isReady);
  });

  test('readyz reports how Slack answered lately, by a code', async () => {
    const { ada, acme, slack } = cairn;
    acme.person({ name: 'Bob' });
    acme.person({ name: 'Cleo' });
    slack.faults.add({ kind: 'server_error', method: 'conversations.open', times: 10 });
    await ada.command('/mentorship', 'pair @Bob @Cleo');
    await ada.sees('Done: Bob mentors Cleo');
    await cairn.app.runDueWork();
    const after = await cairn.ready();
    expect(after.status).toBe(200);
    expect(JSON.stringify(after.body)).toContain('http_500');
  });

  test('readyz follows the database', async () => {
    await cairn.installations.confirm();
    const name = new URL(cairn.databaseUrl).pathname.slice(1);
    await withServer(async (client) => {
      await client.query(`alter database ${name} allow_connections false`);
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      expect(await cairn.ready()).toMatchObject({ status: 503, body: { ready: false, database: false, slack: true } });
      expect((await fetch(`${cairn.origin}/healthz`)).status).toBe(200);
      await client.query(`alter database ${name} allow_connections true`);
    });
    expect((await cairn.ready()).status).toBe(200);
  });
});

describe('a request of another workspace', () => {
  test('is refused with 401, whatever it is, and nothing of it is kept or told', async () => {
    const { slack, globex, acme } = cairn;
    const eve = globex.person({ name: 'Eve', isAdmin: true });
    const command = await eve.command('/goal', 'my secret plan');
    const press = await slack.send({
      kind: 'block_actions',
      payload: {
        type: 'block_actions',
        team: { id: globex.id },
        user: { id: eve.id, team_id: globex.id },
        trigger_id: '1.1.1',
        actions: [{ type: 'button', action_id: 'goals.agree', block_id: 'b', value: 'my secret plan' }],
      },
    });
    const home = { type: 'app_home_opened', user: eve.id, channel: eve.dm, tab: 'home' };
    const [event] = await slack.deliverEvent(globex, home);
    expect([command.status, press.status, event?.status]).toEqual([401, 401, 401]);
    expect([command.responseBody, press.body, event?.responseBody]).toEqual(['', '', '']);

    // The only question that was asked is to whom the token belongs.
    expect(slack.calls.map(({ method, workspaceId }) => `${method} ${workspaceId}`)).toEqual([`auth.test ${acme.id}`]);
    expect(await rows('workspaces')).toMatchObject([{ workspace_id: acme.id }]);
    expect(await rows('people')).toEqual([]);
    expect(await rows('slack_events')).toEqual([]);
    expect(cairn.logText()).toContain(`not installed in ${globex.id}`);
    expect(cairn.logText()).not.toMatch(/secret plan|xoxb-/);
  });

  test('leaves the own workspace in service', async () => {
    const { globex, ada } = cairn;
    await globex.person({ name: 'Eve' }).command('/goal', 'list');
    await ada.command('/mentorship', 'list');
    await ada.sees(/mentorship/);
  });
});

test('a request that Slack has not signed, or long ago, or with another secret, is refused', async () => {
  const { slack, acme, ada } = cairn;
  const form = { command: '/goal', text: 'list', team_id: acme.id, user_id: ada.id };
  for (const signing of [{ sign: false }, { badSecret: true }, { timestampOffsetSeconds: -600 }]) {
    expect(await slack.send({ kind: 'command', form }, signing)).toEqual({ status: 401, body: '' });
  }
  expect(slack.calls).toEqual([]);
});

test('a body over the limit is refused with 413, one just below is read', async () => {
  expect((await post(`text=${'x'.repeat(1_000_000)}`)).status).toBe(413);
  const answer = await post(`ssl_check=1&text=${'x'.repeat(900_000)}`);
  expect(answer.status).toBe(200);
});

describe('a body that is no object', () => {
  const asJson = { 'content-type': 'application/json' };
  const send = (body: string, form: boolean, secret = cairn.slack.signingSecret) =>
    post(body, { ...(form ? {} : asJson), ...signedHeaders(body, secret) });

  test.each(['null', '[]', '[{}]', '"words"', '1', 'true', '', '{', '{"type":'])(
    'signed, %j is answered 400',
    async (body) => {
      expect((await send(body, false)).status).toBe(400);
      expect((await send(`payload=${encodeURIComponent(body)}`, true)).status).toBe(400);
      // Whoever cannot sign is told no more than that.
      expect((await send(body, false, 'another secret')).status).toBe(401);
    },
  );

  test.each(['/slack/./events', '/x/../slack/events', '/slack\\events'])(
    'is met on every path to the door: %s',
    async (path) => {
      const headers = { ...asJson, ...signedHeaders('null', cairn.slack.signingSecret) };
      const asked = request({ port: new URL(cairn.origin).port, host: '127.0.0.1', path, method: 'POST', headers });
      asked.end('null');
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      expect(answer.statusCode).toBe(400);
    },
  );

  test('is quoted nowhere, and the next request is served', async () => {
    expect((await send('private words', false)).status).toBe(400);
    expect((await send('payload={private words', true)).status).toBe(400);
    expect(cairn.logText()).not.toContain('priv');
    await cairn.ada.command('/mentorship', 'list');
    await cairn.ada.sees(/mentorship/);
  });

  test('that breaks off half-way ends nothing', async () => {
    const headers = { 'content-length': '1000', ...asJson };
    const half = request(`${cairn.origin}/slack/events`, { method: 'POST', headers });
    half.on('error', () => {});
    half.write('{"type"');
    const [socket] = (await once(half, 'socket')) as [Socket];
    if (socket.connecting) await once(socket, 'connect');
    half.destroy();
    await eventually(() => cairn.logText().includes('a request that broke off'));
    expect((await fetch(`${cairn.origin}/healthz`)).status).toBe(200);
  });
});

test('an event counts once, however often and however close together Slack sends it', async () => {
  const { slack, acme, ada } = cairn;
  const published = () => slack.calls.filter(({ method }) => method === 'views.publish');
  const home = { type: 'app_home_opened', user: ada.id, channel: ada.dm, tab: 'home' };
  const envelope = acme.eventEnvelope(home, slack.clock.now());
  const answers = await Promise.all([1, 2, 3].map(() => slack.line.sendEvent(envelope)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await cairn.app.settled();
  expect(published()).toHaveLength(1);
  await slack.line.sendEvent(envelope);
  await cairn.app.settled();
  expect(published()).toHaveLength(1);
  await slack.deliverEvent(acme, home);
  await cairn.app.settled();
  expect(published()).toHaveLength(2);
  expect(await rows('slack_events')).toHaveLength(2);
});

describe('stopping', () => {
  test('finishes the request it is in and takes no other', async () => {
    const { slack, ada } = cairn;
    slack.faults.add({ kind: 'slow', ms: 500, method: 'views.open' });
    const asked = ada.command('/mentorship', 'setup');
    await eventually(() => slack.calls.some(({ method }) => method === 'views.open'));
    let stopped = false;
    const stopping = cairn.app.stop().then(() => {
      stopped = true;
    });
    await expect(fetch(`${cairn.origin}/healthz`)).rejects.toThrow();
    expect(stopped).toBe(false);
    await stopping;
    await asked;
    expect((await ada.modal('Set up the program')).isOpen).toBe(true);
    expect(await slack.send({ kind: 'command', form: { command: '/goal', text: '' } })).toMatchObject({ status: null });
  });

  test('twice is once', async () => {
    const first = cairn.app.stop();
    expect(cairn.app.stop()).toBe(first);
    await first;
  });

  test('waits for what a request does after its answer, be it still arriving when the stop comes', async () => {
    const { slack, acme, ada } = cairn;
    slack.faults.add({ kind: 'slow', ms: 300, method: 'users.info' });
    const answerUrl = slack.responseUrls.issue({
      workspaceId: acme.id,
      channelId: ada.dm,
      userId: ada.id,
      source: undefined,
    });
    const fields = { command: '/mentorship', text: 'list', team_id: acme.id, user_id: ada.id, channel_id: ada.dm };
    const body = new URLSearchParams({ ...fields, response_url: slack.origin + answerUrl }).toString();
    const headers = { ...signedHeaders(body, slack.signingSecret), 'content-length': String(body.length) };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    // `agent`: a connection that stays open beyond its answer would be waited for as well.
    const half = request(`${cairn.origin}/slack/events`, {
      method: 'POST',
      agent: false,
      headers: { ...headers, ...form },
    });
    half.write(body.slice(0, 20));
    const [socket] = (await once(half, 'socket')) as [Socket];
    if (socket.connecting) await once(socket, 'connect');
    // By now it has accepted the first half, too: both came the same way.
    await fetch(`${cairn.origin}/healthz`);
    const stopping = cairn.app.stop();
    half.end(body.slice(20));
    const [answer] = (await once(half, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(200);
    answer.resume();
    await stopping;
    expect(slack.calls.map(({ method }) => method)).toContain('response_url');
  });

  test('does not wait for ever: what hangs is left to the next process', async () => {
    await cairn.close();
    const stopWithinMs = 500;
    cairn = await openTokenApp({ stopWithinMs });
    const { ada } = cairn;
    const lock = new pg.Client({ connectionString: cairn.databaseUrl });
    await lock.connect();
    await lock.query('begin; lock table people in access exclusive mode');
    try {
      void ada.command('/goal', 'list');
      await eventually(() => cairn.slack.requests.length > 0);
      const startedAt = performance.now();
      await cairn.app.stop();
      // It waited for what hangs, and came back while it still does.
      const waitedMs = performance.now() - startedAt;
      expect(waitedMs).toBeGreaterThan(stopWithinMs - 50);
      // Not the usual ten seconds.
      expect(waitedMs).toBeLessThan(8_000);
    } finally {
      await lock.end();
    }
  });
});
