import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { enqueueUpdate } from '../../../src/delivery/enqueue.ts';
import type { MessageKind } from '../../../src/delivery/message.ts';
import { objectAt } from '../../../src/sandbox/json.ts';
import { type Bench, leaseSeconds, openBench, says } from '../../support/delivery-bench.ts';
import { eventually } from '../../support/eventually.ts';

let bench: Bench;
let color: string;

beforeEach(async () => {
  bench = await openBench();
  color = 'black';
});
afterEach(() => bench.close());

/** Says its subject's id, with a picture after it. */
const pictured: MessageKind = {
  kind: 'test.pictured' as const,
  title: 'Pictured note',
  async render(_, subjectId) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="9" height="9" fill="${color}"/></svg>`;
    const picture = { svg, alt: 'A square of private words', fileName: 'square.png', title: 'Square', after: 1 };
    return { do: 'send', message: { ...says(subjectId), picture } };
  },
};

const note = (text = 'look') => ({
  kind: 'test.pictured' as const,
  subjectId: text,
  target: { kind: 'channel', id: bench.acme.channel } as const,
});
const enqueued = async (text?: string) => bench.enqueue(bench.acme, note(text));
const drain = (parts = {}) => bench.pump([pictured], parts).drain();
const methods = () => bench.slack.calls.map(({ method }) => method);
const count = (method: string) => bench.calls(method).length;
const messages = () => bench.acme.slack.messages(bench.acme.channel);
const types = () => messages().map(({ blocks }) => blocks.map(({ type }) => type));
const files = () => bench.acme.slack.files.all();
const shownId = () => objectAt(messages()[0]?.blocks[1] ?? {}, 'slack_file')?.id;

async function retries(): Promise<void> {
  bench.machine.advance({ minutes: 6 });
  await drain();
}

const withPicture = ['section', 'image'];

test('a picture is uploaded, and the message shows it', async () => {
  await enqueued();
  await drain();
  expect(methods()).toEqual([
    'files.getUploadURLExternal',
    'upload_url',
    'files.completeUploadExternal',
    'chat.postMessage',
  ]);
  expect(types()).toEqual([withPicture]);
  const [file] = files();
  expect(file?.bytes?.subarray(1, 4).toString()).toBe('PNG');
  expect(file).toMatchObject({ name: 'square.png', title: 'Square', altText: 'A square of private words' });
  expect(shownId()).toBe(file?.id);
  expect(await bench.delivery()).toMatchObject({ state: 'sent', pictureId: file?.id, pictureState: 'finished' });
  expect(bench.logText()).not.toContain('private words');
});

describe('nothing is uploaded twice', () => {
  test('where the answer to the post was lost', async () => {
    bench.slack.faults.add({ kind: 'lost_answer', method: 'chat.postMessage' });
    await enqueued();
    await drain();
    expect(await bench.delivery()).toMatchObject({ state: 'pending', isUncertain: true, pictureState: 'finished' });
    await retries();
    expect([count('upload_url'), files().length]).toEqual([1, 1]);
    expect(types()).toEqual([withPicture]);
    // The update that follows an uncertain post shows the same file.
    expect(count('chat.update')).toBe(1);
    expect(shownId()).toBe(files()[0]?.id);
  });

  test('where the answer to its last step was lost', async () => {
    bench.slack.faults.add({ kind: 'lost_answer', method: 'files.completeUploadExternal', times: 2 });
    await enqueued();
    await drain();
    expect(await bench.delivery()).toMatchObject({ state: 'pending', isUncertain: false, pictureState: 'uploaded' });
    await retries();
    await retries();
    expect([count('upload_url'), count('files.completeUploadExternal'), files().length]).toEqual([1, 3, 1]);
    expect(types()).toEqual([withPicture]);
    expect(count('chat.update')).toBe(0);
  });

  test('unless Slack knows nothing of it any more', async () => {
    bench.slack.faults.add({ kind: 'server_error', method: 'files.completeUploadExternal' });
    await enqueued();
    await drain();
    bench.slack.faults.add({ kind: 'error', error: 'file_not_found', method: 'files.completeUploadExternal' });
    await retries();
    expect([count('upload_url'), types()]).toEqual([2, [withPicture]]);
    expect(shownId()).toBe(files()[1]?.id);
  });

  test('unless it shows something else by now', async () => {
    await enqueued();
    await drain();
    const update = () => bench.actor.asTime(bench.acme.id, (act) => enqueueUpdate(act, 'test.pictured', 'look'));
    await update();
    await drain();
    expect([count('chat.update'), count('upload_url')]).toEqual([1, 1]);
    color = 'white';
    await update();
    await drain();
    expect([count('chat.update'), count('upload_url')]).toEqual([2, 2]);
    expect(shownId()).toBe(files()[1]?.id);
  });
});

describe('a worker that dies', () => {
  /** It never gets an answer to this call. */
  async function dieAt(at: (client: WebClient, hang: () => Promise<never>) => void): Promise<void> {
    let isThere = false;
    const hang = () => {
      isThere = true;
      return new Promise<never>(() => {});
    };
    const clientFor = async () => {
      const client = await bench.clientFor(bench.acme.id);
      at(client, hang);
      return client;
    };
    const dying = bench.pump([pictured], { clientFor });
    dying.stop = async () => {};
    void dying.drain();
    await eventually(() => isThere);
  }

  async function takenOver(): Promise<void> {
    bench.machine.advance({ seconds: leaseSeconds + 1 });
    await drain();
    expect(types()).toEqual([withPicture]);
    expect([count('upload_url'), files().length, count('chat.postMessage')]).toEqual([1, 1, 1]);
    expect(await bench.delivery()).toMatchObject({ state: 'sent' });
  }

  test('between upload and post leaves the upload to the next', async () => {
    await enqueued();
    await dieAt((client, hang) => {
      const call = client.apiCall.bind(client);
      client.apiCall = (method, options) => (method === 'chat.postMessage' ? hang() : call(method, options));
    });
    await takenOver();
    expect(count('files.completeUploadExternal')).toBe(1);
  });

  test('before the last step of an upload as well', async () => {
    await enqueued();
    await dieAt((client, hang) => Object.assign(client.files, { completeUploadExternal: hang }));
    await takenOver();
  });
});

describe('an upload that fails', () => {
  test('with 429 closes the workspace for as long as Slack says', async () => {
    bench.slack.faults.add({ kind: 'rate_limited', retryAfterSeconds: 30, method: 'files.getUploadURLExternal' });
    await enqueued();
    await drain();
    expect(await bench.gate()).toMatchObject({ state: 'closed', reason: 'rate_limited' });
    bench.machine.advance({ seconds: 29 });
    await drain();
    expect(count('files.getUploadURLExternal')).toBe(1);
    bench.machine.advance({ seconds: 2 });
    await drain();
    expect(types()).toEqual([withPicture]);
  });

  test.each([
    { kind: 'server_error', method: 'files.getUploadURLExternal' },
    { kind: 'server_error', method: 'upload_url' },
    { kind: 'lost_answer', method: 'upload_url' },
    { kind: 'refused_connection', method: 'files.completeUploadExternal' },
    { kind: 'error', error: 'internal_error', method: 'files.completeUploadExternal' },
  ] as const)('for now ($kind of $method) is tried again, and nothing was posted', async (fault) => {
    bench.slack.faults.add(fault);
    await enqueued();
    await drain();
    expect(await bench.delivery()).toMatchObject({ state: 'pending', attempts: 1, isUncertain: false });
    await retries();
    expect([types(), count('chat.postMessage'), count('chat.update')]).toEqual([[withPicture], 1, 0]);
  });

  test.each(['missing_scope', 'file_uploads_disabled', 'file_type_not_allowed'])(
    'for good (%s) costs the message its picture only',
    async (error) => {
      bench.slack.faults.add({ kind: 'error', error, method: 'files.getUploadURLExternal' });
      await enqueued();
      await drain();
      expect([types(), (await bench.delivery()).state]).toEqual([[['section']], 'sent']);
      expect(bench.logText()).toContain('goes without its picture');
    },
  );

  test('where files were never granted, goes on as if there were no pictures', async () => {
    bench.acme.slack.scopes.delete('files:write');
    await enqueued();
    await drain();
    expect([types(), (await bench.delivery()).state]).toEqual([[['section']], 'sent']);
  });

  test('because of the token waits for the token', async () => {
    bench.slack.faults.add({ kind: 'error', error: 'token_revoked', method: 'files.getUploadURLExternal' });
    await enqueued();
    await drain();
    expect(await bench.gate()).toMatchObject({ state: 'closed', reason: 'token_revoked' });
    await retries();
    expect(types()).toEqual([withPicture]);
  });

  test('again and again costs the message its picture in the end', async () => {
    bench.slack.faults.add({ kind: 'server_error', method: 'upload_url', times: Number.POSITIVE_INFINITY });
    await enqueued();
    for (let tries = 0; tries < 8; tries += 1) await retries();
    expect([types(), count('upload_url')]).toEqual([[['section']], 8]);
  });

  test('because it cannot be drawn costs the message its picture', async () => {
    color = '"<';
    await enqueued();
    await drain();
    expect([types(), count('files.getUploadURLExternal')]).toEqual([[['section']], 0]);
    expect(bench.logText()).toContain('picture not drawn');
  });
});

describe('a file that Slack still works on', () => {
  test('is waited for', async () => {
    bench.acme.slack.files.unreadyLooks = 2;
    await enqueued();
    await drain();
    expect(await bench.delivery()).toMatchObject({ state: 'pending', reason: 'picture_not_ready', isUncertain: false });
    await retries();
    await retries();
    expect([types(), count('upload_url'), count('chat.postMessage')]).toEqual([[withPicture], 1, 3]);
  });

  test('is not waited for for ever', async () => {
    bench.acme.slack.files.unreadyLooks = Number.POSITIVE_INFINITY;
    await enqueued();
    for (let tries = 0; tries < 8; tries += 1) await retries();
    expect([types(), count('upload_url')]).toEqual([[['section']], 1]);
  });
});

test('an upload that takes the lease’s time leaves the post to a new lease', async () => {
  const clientFor = async () => {
    const client = await bench.clientFor(bench.acme.id);
    const { completeUploadExternal } = client.files;
    client.files.completeUploadExternal = async (args) => {
      bench.machine.advance({ seconds: leaseSeconds - 3 });
      return completeUploadExternal(args);
    };
    return client;
  };
  await enqueued();
  await drain({ clientFor });
  await retries();
  expect([types(), count('upload_url'), count('chat.postMessage')]).toEqual([[withPicture], 1, 1]);
});
