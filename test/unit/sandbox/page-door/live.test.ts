import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type ClientOptions, WebSocket } from 'ws';
import { type OpenPage, openPageDoor } from './open-page-door.ts';

let page: OpenPage;

beforeEach(async () => {
  page = await openPageDoor();
});

afterEach(() => page.close());

const address = (where = '/api/live') => page.url.replace('http', 'ws') + where;

/** A window at the live line, which notes what it is told. */
async function open(options: ClientOptions = {}) {
  const socket = new WebSocket(address(), options);
  const told: string[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    told.push(String(data));
    wake();
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  return {
    socket,
    closed,
    told,
    async next(): Promise<string> {
      while (told.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return told.shift() ?? '';
    },
  };
}

/** What is answered to these bytes, until the other end hangs up. */
async function answerTo(lines: readonly string[]): Promise<string> {
  const stream = connect(Number(new URL(page.url).port), '127.0.0.1');
  stream.write(`${lines.join('\r\n')}\r\n\r\n`);
  let answered = '';
  for await (const chunk of stream) answered += String(chunk);
  return answered;
}

const handshake = (where: string, headers: readonly string[]) => [
  `GET ${where} HTTP/1.1`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ...headers,
];

describe('what windows hear', () => {
  test('each hears that something changed, once for what comes together', async () => {
    const windows = [await open(), await open()];
    page.slack.changes.announce();
    page.slack.changes.announce();
    expect(await Promise.all(windows.map(({ next }) => next()))).toEqual(['changed', 'changed']);
    expect(windows.map(({ told }) => told)).toEqual([[], []]);
    await page.ada.post(page.general.id, 'More');
    expect(await Promise.all(windows.map(({ next }) => next()))).toEqual(['changed', 'changed']);
  });

  test('when the sandbox ends, they are let go', async () => {
    const windows = [await open(), await open()];
    await page.close();
    expect(await Promise.all(windows.map(({ closed }) => closed))).toEqual([1006, 1006]);
    page = await openPageDoor();
  });

  test('what a window says is not listened to, and one that says too much is let go', async () => {
    const [calm, chatty] = [await open(), await open()];
    calm.socket.send('{"do":"type"}');
    chatty.socket.send('x'.repeat(2000));
    expect(await chatty.closed).toBe(1009);
    page.slack.changes.announce();
    expect(await calm.next()).toBe('changed');
    expect(page.slack.requests).toEqual([]);
  });
});

describe('who is there', () => {
  const asEver = [
    'setTimeout',
    'clearTimeout',
    'setImmediate',
    'clearImmediate',
    'nextTick',
    'queueMicrotask',
  ] as const;

  beforeEach(async () => {
    await page.close();
    jest.useFakeTimers({ doNotFake: [...asEver, 'performance', 'hrtime', 'Date'] });
    page = await openPageDoor();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('a window that answers no more is dropped, and the others stay', async () => {
    const [living, dead] = [await open(), await open({ autoPong: false })];
    const asked = Promise.all([once(living.socket, 'ping'), once(dead.socket, 'ping')]);
    jest.advanceTimersByTime(15_000);
    await asked;
    // What it answered has come before what it asks now.
    living.socket.ping();
    await once(living.socket, 'pong');
    jest.advanceTimersByTime(15_000);
    expect(await dead.closed).toBe(1006);
    page.slack.changes.announce();
    expect(await living.next()).toBe('changed');
  });
});

describe('who is let in', () => {
  const host = () => `Host: ${new URL(page.url).host}`;

  test('the page itself', async () => {
    const { socket } = await open({ origin: page.url });
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null'])('not another site: %s', async (origin) => {
    const answered = await answerTo(handshake('/api/live', [host(), `Origin: ${origin}`]));
    expect(answered).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(JSON.parse(answered.split('\r\n\r\n')[1] ?? '')).toEqual({
      ok: false,
      says: expect.stringContaining('Another site'),
    });
  });

  test('not by a name that leads here from elsewhere', async () => {
    expect(await answerTo(handshake('/api/live', ['Host: evil.example']))).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each([
    ['//', 400],
    ['http://[', 400],
    ['/', 404],
    ['/api/scenes', 404],
  ])('nothing is live at %s, and the door stays open', async (where, status) => {
    expect(await answerTo(handshake(where, [host()]))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await open()).socket.readyState).toBe(WebSocket.OPEN);
  });

  test('who hangs up before the refusal does no harm', async () => {
    const stream = connect(Number(new URL(page.url).port), '127.0.0.1');
    stream.write(`${handshake('/', [host()]).join('\r\n')}\r\n\r\n`, () => stream.resetAndDestroy());
    await once(stream, 'close');
    expect((await open()).socket.readyState).toBe(WebSocket.OPEN);
  });
});
