import { afterEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { openTokenApp, type TokenApp, type TokenAppOptions } from '../support/token-app.ts';

let cairn: TokenApp;
afterEach(() => cairn.close());

async function open(options: TokenAppOptions = {}): Promise<void> {
  cairn = await openTokenApp({ door: 'socket', ...options });
}

const attempts = () => cairn.slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
const isOpen = () => cairn.slack.sockets.open.length === 1;
const isReady = async () => (await cairn.ready()).status === 200;
const rows = async (table: string) => (await cairn.database.pool.query(`select * from ${table}`)).rows;

async function works(): Promise<void> {
  const { ada } = cairn;
  expect(await ada.command('/mentorship', 'list')).toMatchObject({ outcome: 'acked', status: 200 });
  await ada.sees(/mentorship/);
}

/** The form of `/mentorship setup`, filled in. */
async function setupForm() {
  const { acme, ada } = cairn;
  acme.channel({ name: 'celebrations', members: [ada], withBot: true });
  await ada.command('/mentorship', 'setup');
  const modal = await ada.modal('Set up the program');
  await modal.fill('Channel', 'celebrations');
  return modal;
}

describe('Cairn with an app-level token', () => {
  test('opens one socket, answers through it, and is ready when it is open and the bot token confirmed', async () => {
    await open();
    expect([isOpen(), attempts()]).toEqual([true, 1]);
    expect(await cairn.ready()).toMatchObject({ status: 503, body: { ready: false, slack: false, socket: true } });
    await cairn.installations.confirm();
    expect(await cairn.ready()).toEqual({
      status: 200,
      body: { ready: true, database: true, slack: true, socket: true, stopping: false, setAside: 0, slackLately: null },
    });
    await (await setupForm()).submit();
    await cairn.ada.modal('Cairn');
    expect(cairn.slack.requests.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'command 200',
      'view_submission 200',
    ]);
  });

  test('takes no request on its port, which tells how it is and nothing else', async () => {
    await open();
    const post = await fetch(`${cairn.origin}/slack/events`, { method: 'POST', body: 'command=%2Fgoal' });
    expect(post.status).toBe(404);
    expect((await fetch(`${cairn.origin}/healthz`)).status).toBe(200);
  });

  test('starts while Slack is away, and goes on trying', async () => {
    await open({ faults: [{ kind: 'server_error', method: 'apps.connections.open', times: 1000 }] });
    await cairn.installations.confirm();
    expect((await fetch(`${cairn.origin}/healthz`)).status).toBe(200);
    expect(await cairn.ready()).toMatchObject({ status: 503, body: { ready: false, slack: true, socket: false } });
    await eventually(() => attempts() > 1);
    cairn.slack.faults.clear();
    await eventually(isReady);
    expect(cairn.logText()).toContain('Slack opens no socket; trying again');
    await works();
  });

  test('whose token Slack refuses says which setting to check, and not its value', async () => {
    await open({ appToken: 'xapp-1-mistyped' });
    await eventually(() => attempts() > 1);
    expect(isOpen()).toBe(false);
    expect(cairn.logText()).toContain('Slack refuses SLACK_APP_TOKEN');
    expect(cairn.logText()).toContain('invalid_auth');
    expect(cairn.logText()).not.toContain('mistyped');
  });

  test('takes nothing from a workspace it is not installed in', async () => {
    await open();
    const { slack, globex, acme } = cairn;
    const eve = globex.person({ name: 'Eve', isAdmin: true });
    expect((await eve.command('/goal', 'my secret plan')).responseBody).toBe('');
    await slack.deliverEvent(globex, { type: 'app_home_opened', user: eve.id, channel: eve.dm, tab: 'home' });
    await cairn.app.settled();
    expect(await rows('workspaces')).toMatchObject([{ workspace_id: acme.id }]);
    expect([await rows('people'), await rows('slack_events')]).toEqual([[], []]);
    expect(cairn.logText()).toContain(`not installed in ${globex.id}`);
    expect(cairn.logText()).not.toMatch(/secret plan|xoxb-|xapp-/);
  });

  test('leaves without an ack what it could not look at, so that an event comes again', async () => {
    await open({ ackTimeoutMs: 3000, faults: [{ kind: 'server_error', method: 'auth.test' }] });
    const { slack, acme, ada } = cairn;
    slack.line.requests.length = 0;
    await slack.deliverEvent(acme, { type: 'app_home_opened', user: ada.id, channel: ada.dm, tab: 'home' });
    expect(slack.requests.map(({ outcome }) => outcome)).toEqual(['timed_out', 'acked']);
    await cairn.app.settled();
    expect(slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(1);
  });
});

describe('the socket comes back', () => {
  test('at once when it is cut', async () => {
    await open();
    cairn.slack.cutSockets();
    await eventually(() => attempts() > 1 && isOpen());
    await works();
  });

  test.each(['warning', 'refresh_requested'] as const)('when Slack asks it to go: %s', async (reason) => {
    await open();
    cairn.slack.sockets.disconnect(reason);
    await eventually(() => attempts() > 1 && isOpen());
    await works();
  });

  test('when Slack was away meanwhile; until then Cairn is not ready', async () => {
    await open();
    await cairn.installations.confirm();
    cairn.slack.faults.add({ kind: 'refused_connection', method: 'apps.connections.open', times: 1000 });
    cairn.slack.cutSockets();
    await eventually(() => attempts() > 1);
    expect(await cairn.ready()).toMatchObject({ status: 503, body: { socket: false, slack: true } });
    cairn.slack.faults.clear();
    await eventually(isReady);
    await works();
  });
});

test('a worker opens no socket: it would be given payloads', async () => {
  await open({ role: 'worker' });
  await cairn.installations.confirm();
  expect(await cairn.ready()).toMatchObject({ status: 200, body: { ready: true, slack: true } });
  expect([attempts(), cairn.slack.sockets.open]).toEqual([0, []]);
  await cairn.app.stop();
  await expect(fetch(`${cairn.origin}/healthz`)).rejects.toThrow();
});

describe('stopping', () => {
  test('finishes the request it is in, takes no other, and closes the socket then', async () => {
    await open();
    const { slack, ada, app } = cairn;
    slack.faults.add({ kind: 'slow', ms: 300, method: 'views.open' });
    const asked = ada.command('/mentorship', 'setup');
    await eventually(() => slack.calls.some(({ method }) => method === 'views.open'));
    const stopping = app.stop();
    expect(isOpen()).toBe(true);
    const late = slack.send({ kind: 'command', form: { command: '/goal', text: '', team_id: cairn.acme.id } });
    await stopping;
    expect(slack.sockets.open).toEqual([]);
    await asked;
    expect((await ada.modal('Set up the program')).isOpen).toBe(true);
    expect(await late).toMatchObject({ status: null });
    expect(attempts()).toBe(1);
  });

  test('acks the form that it is still saving', async () => {
    await open();
    const { slack, app } = cairn;
    const modal = await setupForm();
    const lock = new pg.Client({ connectionString: cairn.databaseUrl });
    await lock.connect();
    await lock.query('begin; lock table programs in access exclusive mode');
    const submitted = modal.submit();
    await eventually(async () => {
      const waiting = await lock.query("select 1 from pg_locks where not granted and relation = 'programs'::regclass");
      return waiting.rows.length > 0;
    });
    const stopping = app.stop();
    await lock.end();
    await stopping;
    await submitted;
    expect(slack.requests.at(-1)).toMatchObject({ kind: 'view_submission', outcome: 'acked' });
    expect(await rows('programs')).toHaveLength(1);
  });

  test('twice is once, and nothing hangs that waits for Slack', async () => {
    await open({ faults: [{ kind: 'server_error', method: 'apps.connections.open', times: 100 }] });
    const first = cairn.app.stop();
    expect(cairn.app.stop()).toBe(first);
    await first;
    await expect(fetch(`${cairn.origin}/healthz`)).rejects.toThrow();
  });
});
