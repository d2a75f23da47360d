import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { withPictures } from '../../../src/sandbox/page-door/views/shown-pictures.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { clientFor, openSandbox, refusal } from './open-sandbox.ts';

let slack: SandboxSlack;
let workspace: SandboxWorkspace;
let client: WebClient;
let channel: string;

beforeEach(async () => {
  ({ slack } = await openSandbox());
  workspace = slack.workspace({ name: 'Acme' });
  client = clientFor(slack, workspace);
  channel = workspace.channel({ name: 'general', withBot: true }).id;
});
afterEach(() => slack.close());

const bytes = Buffer.from('a picture');

async function promised(filename = 'way.png', length = bytes.length) {
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({ filename, length });
  return { url, id };
}

async function uploaded(filename?: string): Promise<string> {
  const { url, id } = await promised(filename);
  const answer = await fetch(url, { method: 'POST', body: bytes });
  expect([answer.status, await answer.text()]).toEqual([200, 'OK - 9']);
  return id;
}

async function completed(filename?: string): Promise<string> {
  const id = await uploaded(filename);
  await client.files.completeUploadExternal({ files: [{ id, title: 'The way' }] });
  return id;
}

const image = (id: string, alt = 'A line that rises') => ({ type: 'image', slack_file: { id }, alt_text: alt });
const post = (...blocks: object[]) => client.apiCall('chat.postMessage', { channel, text: 'x', blocks });

describe('a file of the app', () => {
  test('is promised, uploaded and completed, and then stands in a message', async () => {
    const ada = workspace.person({ name: 'Ada' });
    workspace.conversations.get(channel)?.members.add(ada.id);
    const id = await completed();
    await post(image(id));
    expect((await ada.sees('A line that rises', { in: channel })).text).toBe('(picture: A line that rises)');
    const [shown] = withPictures(workspace, workspace.messages(channel)[0]?.blocks ?? []);
    expect(shown?.image_url).toBe(`data:image/png;base64,${bytes.toString('base64')}`);
    expect(slack.calls.map(({ method }) => method)).toEqual([
      'files.getUploadURLExternal',
      'upload_url',
      'files.completeUploadExternal',
      'chat.postMessage',
    ]);
    expect(JSON.stringify(slack.calls)).not.toContain('a picture');
  });

  test.each([
    ['unknown', async () => 'F404'],
    ['promised only', async () => (await promised()).id],
    ['not completed', () => uploaded()],
    ['no picture', () => completed('way.txt')],
  ])('cannot be shown while it is %s', async (_, make) => {
    const id = await make();
    expect(await refusal(post(image(id)))).toBe('invalid_blocks');
    const person = workspace.person({ name: 'Ada' });
    const view = { type: 'home' as const, blocks: [image(id)] };
    expect(await refusal(client.apiCall('views.publish', { user_id: person.id, view }))).toBe('invalid_arguments');
  });

  test('can be unready for a while after it was completed', async () => {
    workspace.files.unreadyLooks = 2;
    const id = await completed();
    expect(await refusal(post(image(id)))).toBe('invalid_blocks');
    expect(await refusal(post(image(id)))).toBe('invalid_blocks');
    await post(image(id));
  });

  test('needs its alt text, not too long, and either an id or an address', async () => {
    const id = await completed();
    for (const faulty of [
      { type: 'image', slack_file: { id } },
      image(id, ''),
      image(id, 'x'.repeat(2001)),
      { ...image(id), slack_file: {} },
      { ...image(id), image_url: 'https://example.com/x.png' },
    ]) {
      expect(await refusal(post(faulty))).toBe('invalid_blocks');
    }
    await post(image(id, 'x'.repeat(2000)));
  });

  test('is another workspace’s nothing', async () => {
    const other = slack.workspace({ name: 'Globex' });
    const id = await completed();
    const there = clientFor(slack, other);
    expect(await refusal(there.files.completeUploadExternal({ files: [{ id }] }))).toBe('file_not_found');
  });

  test('is told about where reading files was granted', async () => {
    const id = await completed();
    expect(await refusal(client.files.info({ file: id }))).toBe('missing_scope');
    workspace.scopes.add('files:read');
    expect(await client.files.info({ file: id })).toMatchObject({
      file: { id, title: 'The way', mimetype: 'image/png' },
    });
    expect(await refusal(client.files.info({ file: 'F404' }))).toBe('file_not_found');
  });

  test('outlives the process', async () => {
    const id = await completed();
    await post(image(id));
    const kept = JSON.parse(JSON.stringify(slack.snapshot()));
    const { slack: next } = await openSandbox();
    next.restore(kept);
    expect(next.workspaces[0]?.files.find(id)).toMatchObject({ isComplete: true, title: 'The way', bytes });
    await next.close();
  });
});

describe('refuses', () => {
  test('without the scope', async () => {
    workspace.scopes.delete('files:write');
    expect(await refusal(promised())).toBe('missing_scope');
  });

  test('what is not said, empty or too long', async () => {
    const ask = (args: Record<string, unknown>) => refusal(client.apiCall('files.getUploadURLExternal', args));
    expect(await ask({ filename: 'a.png' })).toBe('invalid_arguments');
    expect(await ask({ length: 4 })).toBe('invalid_arguments');
    expect(await ask({ filename: 'a.png', length: 'four' })).toBe('invalid_arguments');
    expect(await ask({ filename: 'a.png', length: 0 })).toBe('missing_argument');
    expect(await ask({ filename: 'a.png', length: 4, alt_txt: 'x'.repeat(1001) })).toBe('alt_txt_too_large');
    const complete = (files: unknown) => refusal(client.apiCall('files.completeUploadExternal', { files }));
    expect(await complete('nonsense')).toBe('invalid_arguments');
    expect(await complete([])).toBe('invalid_arguments');
    expect(await complete([{ id: 'F404' }])).toBe('file_not_found');
  });

  test('bytes that are not those that were promised, and addresses it never gave', async () => {
    const { url } = await promised();
    const put = async (to: string, body: string) => (await fetch(to, { method: 'POST', body })).status;
    expect(await put(url, 'less')).toBe(400);
    expect(await put(`${slack.origin}/upload/v1/T404/F404`, 'a picture')).toBe(404);
  });

  test('with the troubles that were planned for an upload', async () => {
    const { url } = await promised();
    slack.faults.add({ kind: 'server_error', method: 'upload_url' });
    expect((await fetch(url, { method: 'POST', body: bytes })).status).toBe(500);
    slack.faults.add({ kind: 'lost_answer', method: 'upload_url' });
    await expect(fetch(url, { method: 'POST', body: bytes })).rejects.toThrow();
    expect(slack.calls.map(({ refusedBecause }) => refusedBecause)).toEqual([
      undefined,
      'internal_error',
      'lost_answer',
    ]);
  });
});
