import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { whispersTo } from './check-in-steps.ts';
import { openForm, submitForm } from './forged.ts';
import { Kept } from './kept.ts';

const shortcut = 'Save to journal';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

test('a message is kept with its words and a link to it, private or shared', async () => {
  const { mentee, mentor, colleague } = sandbox;
  const message = await mentor.post(dm, 'Begin with the question');
  const text = `Begin with the question, see <https://x.example/talk|this talk>, says <@${colleague.id}>`;
  await mentee.messageShortcut(shortcut, { raw: { ...message, text } });
  const form = await mentee.modal('Save to journal');
  expect(form.value('Your words')).toBe(
    'Ana: Begin with the question, see this talk (https://x.example/talk), says @Carl',
  );
  await form.fill('Who reads it?', 'The two of us');
  await form.submitTwice();
  expect(await kept.notes()).toMatchObject([
    {
      kind: 'message',
      isShared: true,
      authorId: mentee.id,
      link: `https://slack.com/archives/${dm}/p${message.ts.replace('.', '')}`,
    },
  ]);
  await mentor.command('/mentorship', 'journal');
  const journal = await mentor.modal('Journal');
  expect(journal.text).toMatch(/Bibek saved a message \(shared with you\)[\s\S]*Begin with the question/);
  expect(journal.text).toContain('Open the message');
});

test('the same message again is kept already; the other one keeps it for herself', async () => {
  const { mentee, mentor } = sandbox;
  const message = await mentee.post(dm, 'We could swap weeks');
  for (const person of [mentee, mentor]) {
    await person.messageShortcut(shortcut, { raw: message });
    await (await person.modal('Save to journal')).submit();
    await person.messageShortcut(shortcut, { raw: message });
    expect(person.topModal).toBeUndefined();
    expect(whispersTo(person, dm).at(-1)).toContain('You keep this message already');
  }
  expect((await kept.notes()).map(({ words }) => words).sort()).toEqual([
    'Bibek: We could swap weeks',
    'We could swap weeks',
  ]);
});

test('two forms of one message keep it once', async () => {
  const { mentee } = sandbox;
  const message = await mentee.post(dm, 'Once');
  await mentee.messageShortcut(shortcut, { raw: message });
  const onThePhone = openForm(mentee);
  await mentee.messageShortcut(shortcut, { raw: message });
  await (await mentee.modal('Save to journal')).submit();
  expect((await submitForm(mentee, onThePhone)).errors).toEqual({});
  expect(await kept.notes()).toHaveLength(1);
});

test('a reply in a thread is found again by its link; what is too long begins, and says so', async () => {
  const { mentee } = sandbox;
  const head = await mentee.post(dm, 'A thread');
  const reply = await mentee.post(dm, 'A reply', { threadTs: head.ts });
  await mentee.messageShortcut(shortcut, { raw: { ...reply, text: '🧗 word '.repeat(900) } });
  const form = await mentee.modal('Save to journal');
  expect(form.text).toContain('longer than a note holds');
  expect((await form.submit()).closed).toBe(true);
  const [note] = await kept.notes();
  expect(note?.link).toBe(
    `https://slack.com/archives/${dm}/p${reply.ts.replace('.', '')}?thread_ts=${head.ts}&cid=${dm}`,
  );
  expect(note?.words.length).toBeLessThanOrEqual(3000);
});

test('outside their group DM, by somebody else, or without words, is a sentence', async () => {
  const { acme, mentee, mentor, colleague, celebrations } = sandbox;
  for (const place of [celebrations.id, mentee.dm, acme.talkBetween(mentee, mentor).id]) {
    const message = await mentee.post(place, 'All is well');
    await mentee.messageShortcut(shortcut, { raw: message });
    expect(mentee.topModal).toBeUndefined();
    expect(whispersTo(mentee, place).at(-1)).toContain('Use this in your group DM with Cairn');
  }
  const message = await colleague.post(celebrations.id, 'Me too');
  await colleague.messageShortcut(shortcut, { raw: message });
  expect(colleague.topModal).toBeUndefined();
  const empty = await mentee.post(dm, 'x');
  await mentee.messageShortcut(shortcut, { raw: { ...empty, text: '' } });
  expect(mentee.topModal).toBeUndefined();
  expect(await kept.notes()).toEqual([]);
});

test('where two mentorships share the DM, it asks which; kept in one, the other is left', async () => {
  const { mentee, mentor } = sandbox;
  expect(await sandbox.pair(mentee, mentor)).toBe(dm);
  const message = await mentee.post(dm, 'We learn both ways');
  await mentee.messageShortcut(shortcut, { raw: message });
  const form = await mentee.modal('Save to journal');
  expect(Object.keys((await form.submit()).errors)).toEqual(['Mentorship']);
  await form.fill('Mentorship', 'With Ana (your mentee)');
  await form.submit();
  await mentee.messageShortcut(shortcut, { raw: message });
  const again = await mentee.modal('Save to journal');
  expect(again.fields).not.toHaveProperty('Mentorship');
  await again.submit();
  expect(new Set((await kept.notes()).map(({ mentorshipId }) => mentorshipId)).size).toBe(2);
  await mentee.messageShortcut(shortcut, { raw: message });
  expect(whispersTo(mentee, dm).at(-1)).toContain('You keep this message already');
});

test('Cairn’s own words are kept as Cairn’s', async () => {
  const { mentee } = sandbox;
  const welcome = await mentee.sees('Welcome', { in: dm });
  await mentee.messageShortcut(shortcut, welcome);
  const form = await mentee.modal('Save to journal');
  expect(form.value('Your words')).toMatch(/^Cairn: Welcome, Ana and Bibek!/);
});
