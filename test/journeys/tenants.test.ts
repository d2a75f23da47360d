import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import type { OpenView } from '../../src/sandbox/slack/open-views.ts';
import { interactionPayload } from '../../src/sandbox/slack/payloads.ts';
import { overHttpOnly } from '../support/door.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressForeign, sendAs, submitForm } from './forged.ts';
import { pressAnyway, pressOnCard, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

interface Tenant {
  readonly admin: SandboxPerson;
  readonly mentor: SandboxPerson;
  readonly mentee: SandboxPerson;
  readonly kept: Kept;
  readonly title: string;
  card: VisibleMessage;
  forms: OpenView[];
}

let sandbox: OpenSandbox;
let acme: Tenant;
let globex: Tenant;
let before: unknown;

beforeAll(async () => {
  sandbox = await openSandbox();
  const { other } = sandbox;
  const boss = other.person({ name: 'Gus', isAdmin: true });
  const mentor = other.person({ name: 'Mia' });
  const mentee = other.person({ name: 'Max' });

  await sandbox.pair();
  await proposedGoal(sandbox);
  await boss.command('/mentorship', 'pair @Mia @Max');
  await boss.sees('Done: Mia mentors Max');
  await mentee.command('/goal', 'Win the lottery by 1 May');
  await (await mentee.modal('New goal')).submit();
  await sandbox.due();

  acme = await tenant({ ...sandbox, title: talks, kept: new Kept(sandbox) });
  globex = await tenant({ admin: boss, mentor, mentee, title: 'Win the lottery', kept: new Kept(sandbox, other) });
  before = await everything();
});
afterAll(() => sandbox.close());

/** A tenant with its card, and forms that are open before its people. */
async function tenant(parts: Pick<Tenant, 'admin' | 'mentor' | 'mentee' | 'kept' | 'title'>): Promise<Tenant> {
  const { admin, mentor, mentee, kept, title } = parts;
  const card = await mentee.sees(title);
  const forms: OpenView[] = [];
  await mentee.click('Edit', { in: card });
  forms.push(openForm(mentee));
  await pressOnCard(mentee, 'Log progress', card.channelId);
  await (await mentee.modal('Log progress')).fill(/Where are you now|How far along/, '1');
  forms.push(openForm(mentee));
  await mentee.command('/goal', 'Another one by 1 May');
  forms.push(openForm(mentee));
  await admin.command('/mentorship', 'end');
  await admin.modal('End a mentorship');
  forms.push(openForm(admin));
  return { admin, mentor, mentee, kept, title, card, forms };
}

async function everything() {
  return { acme: await acme.kept.everything(), globex: await globex.kept.everything() };
}

async function nothingChanged(): Promise<void> {
  await sandbox.due();
  expect(await everything()).toEqual(before);
}

describe.each([
  ['of Acme replayed in Globex', () => ({ from: acme, to: globex })],
  ['of Globex replayed in Acme', () => ({ from: globex, to: acme })],
])('what is %s', (_, pair) => {
  test('a button: refused, and nothing leaks', async () => {
    const { from, to } = pair();
    for (const person of [to.mentor, to.mentee, to.admin]) {
      for (const action of [
        'agree',
        'comment',
        'edit',
        'logProgress',
        'achieve',
        'drop',
        'suggest',
        'more',
        'hold',
      ] as const) {
        const after = await person.post(person.dm, `I press ${action}`);
        expect((await pressAnyway(person, from.card, action)).status).toBe(200);
        const answers = person.messages(person.dm).filter(({ ts }) => ts > after.ts);
        expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining('Cairn finds nothing of yours')]);
      }
      expect(heardBy(sandbox, person)).not.toContain(from.title);
    }
    await nothingChanged();
  });

  test('a form: refused, and nothing leaks', async () => {
    const { from, to } = pair();
    for (const person of [to.mentee, to.admin]) {
      for (const form of from.forms) {
        const { status, errors, shown } = await submitForm(person, form);
        expect(status).toBe(200);
        expect(Object.values(errors)).toEqual([expect.stringContaining('Cairn finds nothing of yours')]);
        expect(shown).toBe('');
      }
    }
    await nothingChanged();
  });

  test('a person’s id: not the same person there', async () => {
    const { from, to } = pair();
    const stolen = { ...interactionPayload(to.admin.workspace, from.mentor.user) };
    const action = { type: 'button', action_id: 'goals.agree', block_id: 'b', action_ts: '1.0' };
    const value = buttonValue(from.card, 'goals.agree');
    await sendAs(to.admin, 'block_actions', { ...stolen, actions: [{ ...action, value }] });
    await to.admin.sees('Cairn finds nothing of yours');
    await nothingChanged();
  });
});

function buttonValue(card: VisibleMessage, actionId: string): unknown {
  const elements = card.raw.blocks.flatMap(({ elements: each }) => (Array.isArray(each) ? each : []));
  return elements.find(({ action_id }) => action_id === actionId)?.value;
}

describe('the door', () => {
  // A socket is trusted by the token that opened it: there is no signature to forge.
  overHttpOnly.test.each([
    ['a wrong secret', { badSecret: true }],
    ['no signature', { sign: false }],
    ['a signature of ten minutes ago', { timestampOffsetSeconds: -600 }],
  ])('answers %s with 401 and does nothing', async (_, signing) => {
    const { mentor, admin } = acme;
    const calls = sandbox.slack.calls.length;
    expect((await pressForeign(mentor, acme.card, 'Agree', signing)).status).toBe(401);
    const command = sandbox.slack.requests.findLast(({ kind }) => kind === 'command');
    const form = { ...command?.payload, user_id: admin.id, command: '/mentorship', text: 'setup' };
    expect((await sandbox.slack.send({ kind: 'command', form }, signing)).status).toBe(401);
    const event = acme.admin.workspace.eventEnvelope(
      { type: 'app_home_opened', user: mentor.id, tab: 'home' },
      sandbox.calendar.now(),
    );
    expect((await sandbox.slack.send({ kind: 'event', payload: event }, signing)).status).toBe(401);
    await nothingChanged();
    expect(sandbox.slack.calls.length).toBe(calls);
  });

  test('lets no workspace in where Cairn is not installed', async () => {
    const stranger = sandbox.slack.workspace({ name: 'Initech' }).person({ name: 'Ivy', isAdmin: true });
    const calls = sandbox.slack.calls.length;
    await stranger.command('/mentorship', 'setup');
    await pressForeign(stranger, acme.card, 'Agree');
    await nothingChanged();
    expect(sandbox.slack.calls.slice(calls).filter(({ method }) => method !== 'response_url')).toEqual([]);
    expect(heardBy(sandbox, stranger)).not.toContain(talks);
  });

  test('keeps the lists of two workspaces apart', async () => {
    await acme.admin.command('/mentorship', 'list');
    const { text } = await acme.admin.sees('All active pairs');
    expect(text).toContain('All active pairs (1)');
    expect(text).not.toContain('Mia');
    await globex.mentee.command('/goal', 'history');
    expect((await globex.mentee.sees('Win the lottery', { in: globex.mentee.dm })).text).not.toContain(talks);
  });
});
