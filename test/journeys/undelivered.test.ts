import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { promptsIn } from './check-in-steps.ts';
import { heardBy, pressUnknown } from './forged.ts';
import { pressOnCard } from './goal-form.ts';
import { Kept } from './kept.ts';

const notice = 'Some messages could not be delivered: open Cairn’s Home to see which';
const onlyLeads = 'Only workspace admins and program leads can';

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

/**
 * Ana and Bibek are paired while Slack opens no DM, and Bibek's account is deactivated before it does: neither the welcome,
 * with the schedule, nor Tuesday's prompt has anywhere to go.
 */
async function loseThePrompt(admin = sandbox.admin): Promise<void> {
  const { acme, mentee, slack } = sandbox;
  const silence = { kind: 'server_error', method: 'conversations.open', times: 100 } as const;
  slack.faults.add(silence);
  await admin.command('/mentorship', 'pair @Ana @Bibek');
  await sandbox.due();
  slack.faults.remove(silence);
  acme.deactivate(mentee);
  await sandbox.passTo('2026-11-24T04:15:05Z');
  await sandbox.passRetries();
}

/** What became of the prompt, the schedule and the welcome. */
async function fates(): Promise<string[]> {
  const kinds = ['check_in.prompt', 'check_in.rhythm', 'mentorship.welcome'];
  const rows = (await Promise.all(kinds.map((kind) => kept.deliveries(kind)))).flat();
  return rows.filter(({ operation }) => operation === 'post').map(({ state }) => state);
}

const lost = ['dead', 'dead', 'dead'];
const notices = () => sandbox.admin.messages(sandbox.admin.dm).filter(({ text }) => text.includes(notice));

describe('a lead whose people Slack does not reach', () => {
  beforeEach(async () => {
    await sandbox.setUp();
    await loseThePrompt();
  });

  test('is told, sees on Home what and why, and sends it again when the person is back: it comes once', async () => {
    const { acme, admin, mentor, mentee } = sandbox;
    expect(await fates()).toEqual(lost);
    await admin.sees(notice, { in: admin.dm });
    const home = await admin.openHome();
    expect(home.text).toContain('Not delivered\n3 messages could not be delivered.');
    await home.click('Show');
    const list = await admin.modal('Not delivered');
    expect(list.text).toMatch(/Check-in prompt for @(Ana and @Bibek|Bibek and @Ana)/);
    expect(list.text).toContain('Welcome of a pair for');
    expect(list.text).toContain('an account is deactivated (user_disabled).');
    expect(list.text).toContain('If the person is back, send it again.');
    expect(list.buttons).toEqual(['Send all again', 'Send again', 'Send again', 'Send again']);

    acme.reactivate(mentee);
    // The newest stands first.
    await list.click('Send again');
    expect(list.text).toContain('It is on its way again.');
    expect(list.text).not.toContain('Check-in prompt');
    await sandbox.due();
    const dm = sandbox.dmOf(mentor, mentee);
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    expect(admin.home?.text).toContain('2 messages could not be delivered.');
    await list.click('Send all again');
    expect(admin.lastConfirm?.text).toContain('2 messages are tried once more.');
    expect(list.text).toContain('Everything has been delivered, or is on its way.');
    await sandbox.due();
    await mentee.sees('What to do first', { in: dm });
    await sandbox.passRetries();
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    expect(mentee.messages(dm).filter(({ text }) => text.includes('What to do first'))).toHaveLength(1);
    expect(await fates()).toEqual(['sent', 'sent', 'sent']);
    expect(admin.home?.text).not.toContain('Not delivered');
  });

  test('is told once a day on their own calendar, and again the next day', async () => {
    expect(notices()).toHaveLength(1);
    const { admin } = sandbox;
    const sendAll = async () => {
      await (await admin.openHome()).click('Show');
      const list = await admin.modal('Not delivered');
      await list.click('Send all again');
      await sandbox.due();
      await list.close();
    };
    await sendAll();
    expect(await fates()).toEqual(lost);
    expect(notices()).toHaveLength(1);
    // 23:30 UTC is half past midnight in Berlin.
    await sandbox.passTo('2026-11-24T23:30:00Z');
    await sendAll();
    expect(notices()).toHaveLength(2);
  });

  test('gets what is over left out when everything is sent again', async () => {
    const { acme, admin, mentor, mentee } = sandbox;
    acme.reactivate(mentee);
    await sandbox.passTo('2026-11-27T04:15:00Z');
    await (await admin.openHome()).click('Show');
    const list = await admin.modal('Not delivered');
    await list.click('Send all again', { confirm: false });
    expect(await fates()).toEqual(lost);
    await list.click('Send all again');
    await sandbox.due();
    expect(await fates()).toEqual(['moot', 'sent', 'sent']);
    expect(promptsIn(sandbox.dmOf(mentor, mentee), mentee)).toEqual([]);
  });

  test('sends it once with three presses at the same time', async () => {
    const { acme, admin, mentor, mentee } = sandbox;
    acme.reactivate(mentee);
    const value = JSON.stringify({ delivery: (await kept.deliveries('check_in.prompt'))[0]?.id });
    await Promise.all([0, 1, 2].map(() => pressUnknown(admin, { action_id: 'undelivered.send_again', value })));
    // A claim passes over a row that another press holds in that moment, and comes back to it a second later.
    await sandbox.pass({ seconds: 1 });
    expect(promptsIn(sandbox.dmOf(mentor, mentee), mentee)).toHaveLength(1);
  });

  test('and nobody else: every door is closed to the two and to colleagues', async () => {
    const { mentor, colleague } = sandbox;
    const value = JSON.stringify({ delivery: (await kept.deliveries('check_in.prompt'))[0]?.id });
    const before = await kept.everything();
    for (const person of [mentor, colleague]) {
      expect((await person.openHome()).text).not.toContain('Not delivered');
      for (const action of [
        { action_id: 'undelivered.show' },
        { action_id: 'undelivered.send_again', value },
        { action_id: 'undelivered.send_all_again' },
      ]) {
        const after = await person.post(person.dm, `I press ${action.action_id}`);
        await pressUnknown(person, action);
        const answers = person.messages(person.dm).filter(({ ts }) => ts > after.ts);
        expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining(onlyLeads)]);
        expect(person.topModal).toBeUndefined();
      }
      expect(heardBy(sandbox, person)).not.toMatch(/user_disabled|Check-in prompt/);
    }
    expect(await kept.everything()).toEqual(before);
  });

  test('nor a lead of another workspace, who learns nothing and changes nothing', async () => {
    const boss = sandbox.other.person({ name: 'Gus', isAdmin: true });
    const value = JSON.stringify({ delivery: (await kept.deliveries('check_in.prompt'))[0]?.id });
    const before = await kept.everything();
    await pressUnknown(boss, { action_id: 'undelivered.send_again', value });
    await boss.sees('Cairn finds no such message in this workspace', { in: boss.dm });
    await pressUnknown(boss, { action_id: 'undelivered.send_all_again' });
    expect((await boss.modal('Not delivered')).text).toContain('Everything has been delivered');
    await boss.topModal?.close();
    expect((await boss.openHome()).text).not.toContain('Not delivered');
    expect(await kept.everything()).toEqual(before);
  });

  test.each(['{"delivery":"1"}', '{"delivery":{"$ne":null}}', '{}'])(
    'a button that carries %s is of nobody’s making',
    async (value) => {
      const { admin } = sandbox;
      await pressUnknown(admin, { action_id: 'undelivered.send_again', value });
      await admin.sees('This belongs to an earlier version of Cairn', { in: admin.dm });
      expect(await fates()).toEqual(lost);
    },
  );
});

test('nothing of what a message says is shown, in the list, in the notice or on Home', async () => {
  const { acme, admin, mentee } = sandbox;
  await sandbox.setUp();
  const dm = await sandbox.pair();
  await sandbox.agreedGoal();
  await pressOnCard(mentee, 'Achieved', dm);
  await sandbox.slack.settled();
  await mentee.topModal?.close();
  acme.deactivate(mentee);
  await sandbox.pass({ minutes: 11 });
  expect((await kept.deliveries('win.offer')).map(({ state, reason }) => [state, reason])).toEqual([
    ['dead', 'user_disabled'],
  ]);
  await (await admin.openHome()).click('Show');
  const list = await admin.modal('Not delivered');
  expect(list.text).toContain('Question whether to celebrate for @Bibek');
  const seen = [heardBy(sandbox, admin), list.text, admin.home?.text].join('\n');
  expect(seen).not.toMatch(/conference|talks/);
});

test('a notice that cannot be delivered leads to no other one', async () => {
  const { acme, admin } = sandbox;
  await sandbox.setUp();
  // Slack's word of it is lost: Cairn still takes her for a lead.
  admin.user.deleted = true;
  const boss = acme.person({ name: 'Olga', isAdmin: true });
  await loseThePrompt(boss);
  expect((await kept.deliveries('undelivered.notice')).map(({ state, reason }) => [state, reason])).toEqual([
    ['dead', 'user_disabled'],
  ]);
  await (await boss.openHome()).click('Show');
  const list = await boss.modal('Not delivered');
  expect(list.text).toContain('Notice that something was not delivered for @Lena');
  // The next day another one could be due, but not because this one dies once more.
  await sandbox.passTo('2026-11-25T09:00:00Z');
  await pressUnknown(boss, {
    action_id: 'undelivered.send_again',
    value: JSON.stringify({ delivery: (await kept.deliveries('undelivered.notice'))[0]?.id }),
  });
  await sandbox.due();
  expect((await kept.deliveries('undelivered.notice')).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['dead', 2],
  ]);
});

test('where nobody leads, nobody is told, and an admin sees it on Home', async () => {
  const { admin } = sandbox;
  await loseThePrompt();
  expect(await kept.deliveries('undelivered.notice')).toEqual([]);
  expect(notices()).toEqual([]);
  expect((await admin.openHome()).text).toContain('3 messages could not be delivered.');
});

test('a long list has pages', async () => {
  const { acme, admin, mentee } = sandbox;
  await sandbox.setUp();
  await loseThePrompt();
  await kept.read(async (tx) => {
    const [row] = await tx.selectFrom('deliveries').selectAll().where('kind', '=', 'mentorship.welcome').execute();
    if (!row) throw new Error('no welcome');
    const { seq: _seq, conversation: _conversation, ...welcome } = row;
    const copies = Array.from({ length: 87 }, (_each, index) => ({
      ...welcome,
      id: crypto.randomUUID() as typeof row.id,
      dedupKey: `copy ${index}`,
    }));
    await tx.insertInto('deliveries').values(copies).execute();
  });
  const home = await admin.openHome();
  expect(home.text).toContain('90 messages');
  await home.click('Show');
  const list = await admin.modal('Not delivered');
  const shown = () => list.buttons.filter((label) => label === 'Send again').length;
  expect([shown(), list.text.includes('… and 50 older ones.')]).toEqual([40, true]);
  await list.click('More');
  await list.click('More');
  expect([shown(), list.buttons.includes('More')]).toEqual([10, false]);
  // Somebody else has sent all of them meanwhile: the page is no more.
  acme.reactivate(mentee);
  await list.click('Send all again');
  await list.sees('Everything has been delivered, or is on its way.');
  expect(shown()).toBe(0);
});
