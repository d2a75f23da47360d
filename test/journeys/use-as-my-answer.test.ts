import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, summariesIn, whispersTo } from './check-in-steps.ts';

const shortcut = 'Use as my answer';

describe('“Use as my answer” on a message', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  const ask = () => sandbox.passTo('2026-11-24T04:15:00Z');

  /** Types it and uses the shortcut on it. */
  async function use(person: SandboxPerson, text: string, { in: place = dm, by = person } = {}): Promise<void> {
    const message = await person.post(place, text);
    await by.messageShortcut(shortcut, { raw: message });
  }

  test('opens the form with those words, of the mentee and of the mentor', async () => {
    const { mentee, mentor } = sandbox;
    await ask();
    await use(mentee, 'I gave my first talk & <it> went well');
    const his = await mentee.modal('Your answer');
    expect(his.value('What moved?')).toBe('I gave my first talk & <it> went well');
    expect((await his.submit()).closed).toBe(true);
    await use(mentor, 'Mark the pauses');
    const hers = await mentor.modal('Your answer');
    expect(hers.value('Guidance')).toBe('Mark the pauses');
    await hers.submit();
    await sandbox.due();
    expect(summariesIn(dm, mentor)[0]?.text).toContain('What moved: I gave my first talk & <it> went well');
  });

  test('adds to what was said before, and loses neither', async () => {
    const { mentee } = sandbox;
    await ask();
    await answer(mentee, dm, { 'What moved?': 'A talk.', 'What is your next step?': 'Another' });
    await use(mentee, 'And a blog post.');
    const modal = await mentee.modal('Edit your answer');
    expect(modal.fields).toMatchObject({
      'What moved?': 'A talk.\nAnd a blog post.',
      'What is your next step?': 'Another',
    });
    await modal.submit();
    await use(mentee, 'And a blog post.');
    expect((await mentee.modal('Edit your answer')).value('What moved?')).toBe('A talk.\nAnd a blog post.');
  });

  test('names the mentor whom the message names', async () => {
    const { mentee, mentor } = sandbox;
    await ask();
    const message = await mentee.post(dm, 'We rehearsed');
    // In a message, unlike in a command, Slack gives the id alone.
    await mentee.messageShortcut(shortcut, { raw: { ...message, text: `I rehearsed with <@${mentor.id}>` } });
    expect((await mentee.modal('Your answer')).value('What moved?')).toBe('I rehearsed with @Ana');
  });

  test('keeps whom it mentions, met or not, by the name they go by, and where its links lead', async () => {
    const { mentee, mentor, colleague } = sandbox;
    await ask();
    const message = await mentee.post(dm, 'Notes');
    const text = `<@${mentor.id}|ana.k> &amp; <@${colleague.id}>: <https://x.example/notes|my notes> of <https://y.example>, <@U0GONE>`;
    await mentee.messageShortcut(shortcut, { raw: { ...message, text } });
    expect((await mentee.modal('Your answer')).value('What moved?')).toBe(
      '@Ana & @Carl: my notes (https://x.example/notes) of https://y.example, @U0GONE',
    );
  });

  test('on somebody else’s message, and on Cairn’s, is a sentence', async () => {
    const { mentee, mentor } = sandbox;
    await ask();
    await use(mentor, 'How about Thursday?', { by: mentee });
    const [prompt] = mentee.messages(dm).filter(({ text }) => text.includes('how is it going?'));
    if (!prompt) throw new Error('no prompt');
    await mentee.messageShortcut(shortcut, prompt);
    expect(mentee.topModal).toBeUndefined();
    expect(whispersTo(mentee, dm)).toEqual(
      Array(2).fill(expect.stringContaining('use this on a message that you wrote')),
    );
  });

  test('outside their group DM, and by somebody else, is a sentence', async () => {
    const { acme, mentee, mentor, colleague, celebrations } = sandbox;
    await ask();
    const elsewhere = acme.talkBetween(mentee, mentor).id;
    for (const place of [celebrations.id, mentee.dm, elsewhere]) {
      await use(mentee, 'All is well', { in: place });
      expect(mentee.topModal).toBeUndefined();
      expect(whispersTo(mentee, place).at(-1)).toContain('Use this in the group DM where Cairn asked the two of you.');
    }
    await use(colleague, 'Me too', { in: celebrations.id });
    expect(colleague.topModal).toBeUndefined();
    expect(whispersTo(colleague, celebrations.id).at(-1)).toContain('There is no check-in to answer here.');
  });

  test('before the first check-in is a sentence', async () => {
    const { mentee } = sandbox;
    await use(mentee, 'I am ready');
    expect(mentee.topModal).toBeUndefined();
    expect(whispersTo(mentee, dm)).toEqual([expect.stringContaining('There is no check-in to answer here.')]);
  });

  test('of a long message keeps what fits, and says how much that is', async () => {
    const { mentee } = sandbox;
    await ask();
    await use(mentee, 'word '.repeat(600));
    const modal = await mentee.modal('Your answer');
    expect(modal.value('What moved?')).toHaveLength(2000);
    expect((await modal.submit()).closed).toBe(true);
  });
});
