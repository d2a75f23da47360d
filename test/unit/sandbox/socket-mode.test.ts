import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { App, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import { isObject, type JsonObject } from '../../../src/sandbox/json.ts';
import { parseJson } from '../../../src/sandbox/slack/interactions.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { openSandbox, refusal, silentLogger } from './open-sandbox.ts';

let slack: SandboxSlack;
let acme: SandboxWorkspace;
let ada: SandboxPerson;

beforeEach(async () => {
  ({ slack } = await openSandbox({ ackTimeoutMs: 200 }));
  acme = slack.workspace({ name: 'Acme' });
  ada = acme.person({ name: 'Ada' });
  slack.connect({ socketMode: true });
});
afterEach(() => slack.close());

function open(token: string | undefined) {
  const client = new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  });
  return client.apps.connections.open({});
}

/** The far end of a socket, by hand: what it was sent, and how it acks. */
interface Plug {
  readonly socket: WebSocket;
  readonly heard: JsonObject[];
  /** The next message of this type that comes or has come. */
  next(type: string): Promise<JsonObject>;
  ack(envelope: JsonObject, payload?: JsonObject): void;
}

async function plugIn(): Promise<Plug> {
  const { url = '' } = await open(slack.appToken);
  const socket = new WebSocket(url);
  const heard: JsonObject[] = [];
  socket.on('error', () => {});
  socket.on('message', (data) => {
    heard.push(parseJson(String(data)) ?? {});
    slack.changes.announce();
  });
  // Whatever comes first: a greeting, or a refusal.
  await slack.changes.until(() => heard[0], 2000);
  return {
    socket,
    heard,
    async next(type) {
      const found = await slack.changes.until(() => heard.find((message) => message.type === type), 2000);
      if (!found) throw new Error(`no ${type} came, but ${JSON.stringify(heard)}`);
      heard.splice(heard.indexOf(found), 1);
      return found;
    },
    ack: ({ envelope_id }, payload) => socket.send(JSON.stringify({ envelope_id, payload })),
  };
}

describe('apps.connections.open', () => {
  test('takes the app-level token and nothing else', async () => {
    expect(await refusal(open(undefined))).toBe('not_authed');
    expect(await refusal(open('xapp-1-other'))).toBe('invalid_auth');
    expect(await refusal(open(acme.botToken))).toBe('not_allowed_token_type');
    expect((await open(slack.appToken)).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
    const asBot = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl, logger: silentLogger });
    expect(await refusal(asBot.auth.test())).toBe('not_allowed_token_type');
  });

  test('a ticket is good for one socket', async () => {
    const { url = '' } = await open(slack.appToken);
    const first = new WebSocket(url);
    await once(first, 'open');
    for (const spent of [url, url.replace(/ticket=[^&]*/, 'ticket=made-up')]) {
      const [error] = (await once(new WebSocket(spent), 'error')) as [Error];
      expect(error.message).toContain('401');
    }
  });
});

describe('a socket', () => {
  test('is greeted with hello', async () => {
    await (await plugIn()).next('hello');
    const second = await plugIn();
    expect(await second.next('hello')).toMatchObject({
      num_connections: 2,
      connection_info: { app_id: 'A0000001' },
      debug_info: { approximate_connection_time: 18_060 },
    });
  });

  test('brings a command as an envelope; the payload of the ack is its answer', async () => {
    const plug = await plugIn();
    const asked = ada.command('/goal', 'Learn Rust');
    const envelope = await plug.next('slash_commands');
    expect(envelope).toMatchObject({
      accepts_response_payload: true,
      payload: { command: '/goal', text: 'Learn Rust', user_id: ada.id, team_id: acme.id },
    });
    plug.ack(envelope, { text: 'Noted.' });
    expect(await asked).toMatchObject({ kind: 'command', status: 200, outcome: 'acked' });
    expect(slack.requests).toHaveLength(1);
    await ada.sees('Noted.');
  });

  test('brings interactions and events; a payload is taken only where one is asked for', async () => {
    const plug = await plugIn();
    const pressed = slack.send({ kind: 'block_actions', payload: { type: 'block_actions', actions: [] } });
    const interactive = await plug.next('interactive');
    expect(interactive).toMatchObject({ accepts_response_payload: false, payload: { type: 'block_actions' } });
    plug.ack(interactive, { text: 'in vain' });
    expect(await pressed).toEqual({ status: 200, body: '' });

    const told = slack.deliverEvent(acme, { type: 'app_uninstalled' });
    const event = await plug.next('events_api');
    expect(event).toMatchObject({ accepts_response_payload: false, retry_attempt: 0, retry_reason: '' });
    expect(event.payload).toMatchObject({ type: 'event_callback', event: { type: 'app_uninstalled' } });
    plug.ack(event, {});
    expect(await told).toMatchObject([{ status: 200, outcome: 'acked' }]);
  });

  test('that does not ack: the command fails, an event comes again with its number and reason', async () => {
    const plug = await plugIn();
    expect(await ada.command('/goal')).toMatchObject({ status: null, outcome: 'timed_out' });
    await ada.sees('/goal failed with the error "operation_timeout"');
    await plug.next('slash_commands');

    const told = slack.deliverEvent(acme, { type: 'app_uninstalled' });
    const attempts: JsonObject[] = [];
    for (let time = 0; time < 4; time += 1) attempts.push(await plug.next('events_api'));
    plug.ack(attempts.at(-1) ?? {});
    expect(await told).toMatchObject([{ outcome: 'acked' }]);
    expect(attempts.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    const ids = attempts.map(({ payload }) => isObject(payload) && payload.event_id);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(attempts.map(({ envelope_id }) => envelope_id)).size).toBe(4);
  });

  test('that is not there: as a bot that does not respond', async () => {
    expect(await ada.command('/goal')).toMatchObject({ status: null, outcome: 'failed' });
    await ada.sees('because the app did not respond');
  });

  test('that is cut in the middle has answered nothing', async () => {
    const plug = await plugIn();
    const asked = ada.command('/goal');
    await plug.next('slash_commands');
    slack.cutSockets();
    expect(await asked).toMatchObject({ status: null, outcome: 'failed' });
    if (plug.socket.readyState !== WebSocket.CLOSED) await once(plug.socket, 'close');
    expect(slack.sockets.open).toEqual([]);
  });
});

describe('several sockets', () => {
  test('share the payloads', async () => {
    const both = [await plugIn(), await plugIn()];
    for (const plug of both) {
      plug.socket.on('message', () => {
        const envelope = plug.heard.at(-1);
        if (envelope?.envelope_id) plug.ack(envelope);
      });
    }
    for (let time = 0; time < 4; time += 1) expect((await ada.command('/goal')).status).toBe(200);
    const commands = both.map(({ heard }) => heard.filter(({ type }) => type === 'slash_commands').length);
    expect(commands).toEqual([2, 2]);
  });

  test('are ten at most: the eleventh is told so and closed', async () => {
    for (let count = 0; count < 10; count += 1) await (await plugIn()).next('hello');
    const eleventh = await plugIn();
    expect(await eleventh.next('disconnect')).toMatchObject({ reason: 'too_many_websockets' });
    if (eleventh.socket.readyState !== WebSocket.CLOSED) await once(eleventh.socket, 'close');
    expect(eleventh.heard).toEqual([]);
    expect(slack.sockets.open).toHaveLength(10);
  });
});

describe('disconnect', () => {
  test.each(['warning', 'refresh_requested'] as const)(
    '%s: said, then closed; nothing more is given',
    async (reason) => {
      const plug = await plugIn();
      await plug.next('hello');
      slack.sockets.disconnect(reason);
      expect(await ada.command('/goal')).toMatchObject({ outcome: 'failed' });
      expect(await plug.next('disconnect')).toMatchObject({ reason });
      if (plug.socket.readyState !== WebSocket.CLOSED) await once(plug.socket, 'close');
      expect(plug.heard).toEqual([]);
    },
  );

  test('turning Socket Mode off disables the link', async () => {
    const plug = await plugIn();
    slack.connect({ requestUrl: null });
    expect(await plug.next('disconnect')).toMatchObject({ reason: 'link_disabled' });
  });
});

describe('Slack’s own client', () => {
  async function startBolt(register: (app: App) => void) {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logger: silentLogger,
      // How soon it comes back is three times a third of this.
      clientPingTimeout: 50,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    const { botToken, botId, botUserId } = acme;
    const app = new App({ token: botToken, botId, botUserId, receiver, logger: silentLogger });
    register(app);
    await app.start();
    return receiver;
  }
  const isBack = () => slack.changes.until(() => slack.sockets.open[0], 5000);

  test('connects, acks with and without words, and comes back when it is cut or asked to', async () => {
    const receiver = await startBolt((app) => {
      app.command('/goal', ({ ack, command }) => ack(`I heard ${command.text}`));
      app.shortcut('quick', ({ ack }) => ack());
    });
    await ada.command('/goal', 'one');
    await ada.sees('I heard one');
    expect((await ada.globalShortcut('Quick', 'quick')).outcome).toBe('acked');

    slack.cutSockets();
    await slack.changes.until(() => (slack.sockets.open.length === 0 ? true : undefined), 2000);
    await isBack();
    await ada.command('/goal', 'two');
    await ada.sees('I heard two');

    slack.sockets.disconnect('refresh_requested');
    await isBack();
    await ada.command('/goal', 'three');
    await ada.sees('I heard three');
    await receiver.client.disconnect();
    expect(slack.sockets.open).toEqual([]);
  });
});

test('a request for a WebSocket that makes no sense, or comes from a browser, is refused and harms nobody', async () => {
  const port = Number(new URL(slack.apiUrl).port);
  const ask = async (target: string, more = '') => {
    const stranger = connect(port, '127.0.0.1');
    stranger.on('error', () => {}).resume();
    const closed = once(stranger, 'close');
    stranger.end(
      `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${more}\r\n`,
    );
    await closed;
  };
  await ask('//');
  await ask('/link/?ticket=mine');
  await ask('/link/?ticket=mine', 'Origin: http://elsewhere.example\r\n');
  expect((await plugIn()).heard[0]).toMatchObject({ type: 'hello' });
});
