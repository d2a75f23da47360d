import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { MovableClock } from '../../../../src/core/clock.ts';
import { readState, removeState, UnreadableState, writeState } from '../../../../src/sandbox/backstage/saved-state.ts';
import { SandboxSlack } from '../../../../src/sandbox/slack/sandbox-slack.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const clock = new MovableClock('2026-11-23T08:00:00Z');
let directory: string;
let file: string;
let slacks: SandboxSlack[];

beforeEach(async () => {
  directory = await scratchFolder('state');
  file = join(directory, 'new', 'slack.json');
  slacks = [await SandboxSlack.start({ clock })];
});
afterEach(async () => {
  for (const slack of slacks) await slack.close();
  await rm(directory, { recursive: true, force: true });
});

async function lived() {
  const [slack] = slacks;
  if (!slack) throw new Error('no Slack');
  const acme = slack.workspace({ name: 'Acme' });
  const ada = acme.person({ name: 'Ada', title: 'Mentor', tz: 'Asia/Kathmandu', isAdmin: true });
  const ben = acme.person({ name: 'Ben' });
  acme.channel({ name: 'general', members: [ada, ben], withBot: true });
  acme.deactivate(ben);
  const dm = acme.openDirect([ada.id]);
  const bot = new WebClient(acme.botToken, { slackApiUrl: slack.apiUrl });
  const block = { type: 'section', text: { type: 'mrkdwn', text: 'hello' } };
  const metadata = { event_type: 'cairn_delivery', event_payload: { delivery_id: 'd1' } };
  const { ts = '' } = await bot.chat.postMessage({ channel: dm.id, text: 'hello', blocks: [block], metadata });
  await bot.chat.update({ channel: dm.id, ts, text: 'hello again' });
  await bot.chat.postMessage({ channel: dm.id, text: 'a reply', thread_ts: ts });
  await bot.chat.postEphemeral({ channel: dm.id, user: ada.id, text: 'for you alone' });
  await bot.views.publish({ user_id: ada.id, view: { type: 'home', blocks: [block] } });
  acme.readMarks.readUpTo(ada.id, dm.id, ts);
  return { slack, acme, ada, dm, bot, ts };
}

async function wentOn() {
  const kept = await readState(file);
  if (!kept) throw new Error('nothing was kept');
  const slack = await SandboxSlack.start({ clock });
  slacks.push(slack);
  slack.restore(kept.slack);
  return slack;
}

const save = (slack: SandboxSlack) =>
  writeState(file, {
    version: 1,
    calendar: clock.now().toISOString(),
    machineOffsetMs: 7,
    isClosed: true,
    slack: slack.snapshot(),
  });

test('a Slack goes on as it was: people, talks, messages, Homes, marks and tokens', async () => {
  const { slack, acme, ada, dm, ts } = await lived();
  await save(slack);
  const again = await wentOn();
  expect(again.snapshot()).toEqual(JSON.parse(JSON.stringify(slack.snapshot())));
  const restored = again.findWorkspaceByToken(acme.botToken);
  expect(restored?.id).toBe(acme.id);
  expect(restored?.messages(dm.id).map(({ text }) => text)).toEqual(['hello again', 'a reply']);
  expect(restored?.atKeyboard(ada.id).user).toMatchObject({ title: 'Mentor', tz: 'Asia/Kathmandu', isAdmin: true });
  expect(restored?.atKeyboard(ada.id).home?.text).toContain('hello');
  expect(restored?.readMarks.of(ada.id, dm.id)).toBe(ts);
});

test('what comes after it has ids of its own, and the token works', async () => {
  const { slack, acme, ada, dm, ts } = await lived();
  await save(slack);
  const again = await wentOn();
  const bot = new WebClient(acme.botToken, { slackApiUrl: again.apiUrl });
  const known = new Set(acme.store.all().map((message) => message.ts));
  const posted = await bot.chat.postMessage({ channel: dm.id, text: 'and on' });
  expect(known.has(String(posted.ts))).toBe(false);
  await bot.chat.update({ channel: dm.id, ts, text: 'changed later' });
  const restored = again.findWorkspace(acme.id);
  const carl = restored?.person({ name: 'Carl' });
  expect(acme.users.has(carl?.id ?? ada.id)).toBe(false);
  await expect(bot.views.publish({ user_id: ada.id, view: { type: 'home', blocks: [] } })).resolves.toMatchObject({
    ok: true,
  });
});

test('a file is replaced as a whole, and nothing is left beside it', async () => {
  const { slack } = await lived();
  await save(slack);
  await save(slack);
  expect(await readdir(join(directory, 'new'))).toEqual(['slack.json']);
  expect(await readState(file)).toMatchObject({ calendar: '2026-11-23T08:00:00.000Z', machineOffsetMs: 7 });
  await removeState(file);
  expect(await readState(file)).toBeUndefined();
});

test.each([
  ['cut short', (text: string) => text.slice(0, -20)],
  ['of another version', (text: string) => text.replace('"version":1', '"version":2')],
  ['with something missing', (text: string) => text.replace('"users":', '"people":')],
])('one that is %s says where it lies and what to do', async (_, spoil) => {
  const { slack } = await lived();
  await save(slack);
  await writeFile(file, spoil(await readFile(file, 'utf8')));
  const reading = readState(file);
  await expect(reading).rejects.toThrow(UnreadableState);
  await expect(reading).rejects.toThrow(new RegExp(`${file}.*--reset`));
});
