import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { pressUnknown, sendAs } from './forged.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.pair();
});
afterAll(() => sandbox.close());

/** What Cairn says to this command: one thing, to the asker only. */
async function answer(command: string, text: string): Promise<string> {
  const { mentee } = sandbox;
  const after = await mentee.post(mentee.dm, `${command} ${text}`);
  await mentee.command(command, text);
  await sandbox.due();
  const answers = mentee.messages(mentee.dm).filter(({ ts }) => ts > after.ts);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({ author: 'Cairn', onlyYou: true });
  return answers[0]?.text ?? '';
}

describe('help', () => {
  test.each([
    [
      '/goal',
      [
        '/goal [what you want to reach, by when]',
        '/goal list',
        '/goal history',
        '/goal obstacle [what is in the way]',
        '/goal obstacles',
        '/goal help',
      ],
    ],
    ['/checkin', ['/checkin schedule', '/checkin pause', '/checkin resume', '/checkin history', '/checkin help']],
    [
      '/mentorship',
      ['/mentorship setup', '/mentorship pair @mentor @mentee [until 30 June]', '/mentorship end', '/mentorship list'],
    ],
  ])('of %s names everything it can do', async (command, entries) => {
    for (const text of ['help', 'HELP', '  help ']) {
      const help = await answer(command, text);
      for (const entry of entries) expect(help).toContain(entry);
    }
  });

  test.each(['/checkin', '/mentorship'])('comes for %s alone', async (command) => {
    expect(await answer(command, '')).toContain(`${command} help`);
  });
});

describe('a slip', () => {
  test.each([
    ['/goal', 'histroy', '/goal history'],
    ['/goal', 'lst', '/goal list'],
    ['/goal', 'halp', '/goal help'],
    ['/checkin', 'schedul', '/checkin schedule'],
    ['/checkin', 'puase', '/checkin pause'],
    ['/mentorship', 'pari', '/mentorship pair'],
    ['/mentorship', 'lits', '/mentorship list'],
    ['/mentorship', 'setpu', '/mentorship setup'],
  ])('%s %s asks: did you mean %s', async (command, word, meant) => {
    expect(await answer(command, word)).toMatch(
      new RegExp(`^I don’t know ${command} ${word}\\. Did you mean ${meant}\\?`),
    );
  });

  test.each([
    ['/goal', 'xylophone'],
    ['/checkin', 'make me a sandwich'],
    ['/mentorship', 'frobnicate everybody'],
    ['/mentorship', '<!channel>'],
  ])('%s %s gets the help, without a guess', async (command, text) => {
    const said = await answer(command, text);
    expect(said).toMatch(/^I don’t know /);
    expect(said).not.toContain('Did you mean');
    expect(said).toContain(`${command} help`);
  });

  test('several words after /goal are a goal, even when they begin like a command', async () => {
    const { mentee } = sandbox;
    await mentee.command('/goal', 'list three ways to say no by 1 May');
    const form = await mentee.modal('New goal');
    expect(form.value('Specific: what do you want to reach?')).toBe('list three ways to say no');
    await form.close();
  });

  test('words after a command that takes none are answered with how it goes', async () => {
    expect(await answer('/mentorship', 'setup now')).toContain('It goes like this: /mentorship setup');
    expect(await answer('/checkin', 'resume soon')).toContain('It goes like this: /checkin resume');
  });

  test('a command of nobody’s is answered with those there are', async () => {
    expect(await answer('/goals', 'list')).toMatch(/does not know \/goals.*\/goal.*\/checkin.*\/mentorship/);
  });
});

describe('what an older Cairn left behind', () => {
  const outdated = 'This belongs to an earlier version of Cairn and no longer works';
  const someId = '00000000-0000-4000-8000-000000000000';

  test.each([
    ['an unknown action', { action_id: 'goals.cheer', value: '{}' }],
    ['an action without a value', { action_id: 'goals.agree' }],
    ['a value that is no JSON', { action_id: 'goals.agree', value: 'goal 7' }],
    ['a value of another shape', { action_id: 'goals.agree', value: '{"goal":"7"}' }],
    ['a value that is null', { action_id: 'goals.agree', value: 'null' }],
  ])('%s gets a sentence', async (_, action) => {
    const { mentee } = sandbox;
    const after = await mentee.post(mentee.dm, 'I press it');
    expect((await pressUnknown(mentee, action)).status).toBe(200);
    await sandbox.due();
    const answers = mentee.messages(mentee.dm).filter(({ ts }) => ts > after.ts);
    expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining(outdated)]);
  });

  test('a button of a goal that never was gets a sentence', async () => {
    const { mentee } = sandbox;
    const after = await mentee.sees(/./, { in: mentee.dm });
    await pressUnknown(mentee, {
      action_id: 'goals.agree',
      value: JSON.stringify({ mentorship: someId, goal: someId, base: '1' }),
    });
    await mentee.sees('Cairn finds nothing of yours', { in: mentee.dm, after });
  });

  test('an unknown form says so, under its first field or in its place', async () => {
    const { mentee } = sandbox;
    const view = { id: 'V404', type: 'modal', callback_id: 'goals.cheer', private_metadata: '', state: { values: {} } };
    const input = { type: 'input', block_id: 'words', label: { type: 'plain_text', text: 'Words' } };
    const withField = await sendAs(mentee, 'view_submission', { view: { ...view, blocks: [input] } });
    expect(JSON.parse(withField.body)).toMatchObject({
      response_action: 'errors',
      errors: { words: expect.stringContaining(outdated) },
    });
    const without = await sendAs(mentee, 'view_submission', { view: { ...view, blocks: [] } });
    expect(JSON.parse(without.body)).toMatchObject({ response_action: 'update' });
    expect(without.body).toContain(outdated);
  });

  test('an unknown shortcut says so', async () => {
    const { mentee } = sandbox;
    await mentee.globalShortcut('Cheer', 'goals.cheer');
    expect((await mentee.modal('Cairn')).text).toContain(outdated);
    await (await mentee.modal('Cairn')).close();
    const message = await mentee.sees(/./, { in: mentee.dm });
    await mentee.messageShortcut('Save to journal', message, 'journal.save');
    await mentee.sees(outdated, { in: mentee.dm, after: message });
  });

  test('nothing of it left a trace', async () => {
    const kept = new Kept(sandbox);
    await sandbox.due();
    expect(await kept.goals()).toEqual([]);
    expect(await kept.mentorships()).toHaveLength(1);
  });
});
