import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressUnknown, submitForm } from './forged.ts';
import { addQuestion, fillQuestion, questionLabels as labels, openQuestions, shownIn } from './questions-steps.ts';

let sandbox: OpenSandbox;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.setUp();
  await sandbox.pair();
});
afterEach(() => sandbox.close());

const kept = () =>
  sandbox.inDatabase((tx) => tx.selectFrom('questions').selectAll().orderBy('role').orderBy('position').execute());

const menteeDefaults = [
  '1. What moved?',
  '2. What is in the way?',
  '3. What is your next step?',
  '4. What do you need from your mentor?',
  '5. Mood',
];

describe('a lead', () => {
  test('sees what Cairn starts with and who reads the answers; looking writes nothing', async () => {
    const { admin } = sandbox;
    const home = await admin.openHome();
    await home.click('Questions');
    const list = await admin.modal('Questions');
    expect(list.text).toContain('Answers are visible to the two of a pair only; you never see them.');
    expect(list.text).toContain('1. What moved?\nwords · must be answered');
    expect(list.text).toContain('5. Mood\na scale\n😞 stuck / 😕 slow going');
    expect(shownIn(list)).toEqual(menteeDefaults);
    await list.click('The mentor’s questions');
    expect(shownIn(list)).toEqual(['1. Guidance', '2. Feedback', '3. What do you commit to?']);
    expect(await kept()).toEqual([]);
  });

  test('adds, words anew, orders, retires and brings back; twice the same click is once', async () => {
    const { admin } = sandbox;
    const list = await openQuestions(admin);
    await list.click('Add a question');
    const form = await admin.modal('Add a question');
    await form.fill(labels.label, 'How sure are you <!channel> & why?');
    await form.fill(labels.kind, 'On a scale');
    await form.fill(labels.options, '1\n2\n3\n4');
    expect((await form.submit()).errors).toEqual({ Options: expect.stringContaining('exactly 5 options') });
    expect(form.value(labels.label)).toBe('How sure are you <!channel> & why?');
    await form.fill(labels.options, '1\n2\n3\n4\n5');
    await form.fill(labels.marks, ['It must be answered']);
    await form.submitTwice();
    const added = await admin.modal('Questions');
    expect(shownIn(added)).toHaveLength(6);
    expect(added.text).toContain(
      '6. How sure are you <!channel> & why?\na scale · must be answered\n1 / 2 / 3 / 4 / 5',
    );

    await added.click('Change', { nth: 0 });
    const change = await admin.modal('Change a question');
    expect(change.text).toContain('how it is answered stays');
    expect(Object.keys(change.fields)).not.toContain(labels.kind);
    await change.fill(labels.label, 'mood');
    expect((await change.submit()).errors).toEqual({
      [labels.label]: expect.stringContaining('a question with these words already'),
    });
    await change.fill(labels.label, 'What went well?');
    await change.fill(labels.marks, []);
    await change.submit();
    const changed = await admin.modal('Questions');
    expect(changed.text).toContain('1. What went well?\nwords\n');
    expect((await kept()).find(({ id }) => id === 'moved')).toMatchObject({
      ...{ label: 'What went well?', said: 'What went well', purpose: 'moved', isRequired: false, revision: 1 },
    });

    await changed.click('Up', { nth: 0 });
    expect(shownIn(changed).slice(0, 2)).toEqual(['1. What is in the way?', '2. What went well?']);
    await changed.click('Down', { nth: 0 });
    expect(shownIn(changed)[0]).toBe('1. What went well?');
    await changed.click('Retire', { nth: 4 });
    expect(shownIn(changed)).toHaveLength(5);
    await changed.click('Retired (1)');
    const retired = await admin.modal('Retired questions');
    expect(retired.text).toContain('Mood\na scale');
    await retired.click('Bring back');
    expect(shownIn(await admin.modal('Questions')).at(-1)).toBe('6. Mood');
  });

  test('previews the form, and goes back to Cairn’s own after a question', async () => {
    const { admin } = sandbox;
    await addQuestion(admin, 'mentee', { [labels.label]: 'What did you read?', [labels.marks]: ['It rotates'] });
    await addQuestion(admin, 'mentee', {
      ...{ [labels.label]: 'Whom did you meet?', [labels.marks]: ['It rotates'] },
      [labels.visibleTo]: 'Only the person who answers',
    });
    const list = await openQuestions(admin);
    await list.click('Retire', { nth: 0 });
    await list.click('Preview');
    const preview = await admin.modal('Preview');
    expect(preview.text).toContain('Visible to the two of the pair.');
    expect(preview.text).toContain('What is in the way? (optional)\n▭ a few words');
    expect(preview.text).toContain('◦ 🚀 flying');
    expect(preview.text).toMatch(
      /One of these each time, in turn:\nWhat did you read\?[\s\S]*Whom did you meet\?[\s\S]*For you alone/,
    );
    expect(preview.text).not.toContain('What moved?');
    expect(preview.buttons).toEqual([]);
    await preview.close();

    await list.click('Back to Cairn’s own', { confirm: false });
    expect(shownIn(list)).toHaveLength(6);
    await list.click('Back to Cairn’s own');
    expect(shownIn(list)).toEqual(menteeDefaults);
    await list.click('Retired (2)');
    expect((await admin.modal('Retired questions')).text).toContain('Whom did you meet?');
  });

  test('keeps at least one question of each role, and at most eight each time', async () => {
    const { admin } = sandbox;
    const list = await openQuestions(admin, 'mentor');
    await list.click('Retire');
    await list.click('Retire');
    expect(shownIn(list)).toEqual(['1. What do you commit to?']);
    expect(list.buttons).not.toContain('Retire');
    await pressUnknown(admin, {
      action_id: 'questions.retire',
      value: JSON.stringify({ role: 'mentor', question: 'commitment' }),
    });
    await admin.sees('This is the last question of the mentor', { in: admin.dm });
    await list.close();

    for (const each of ['A', 'B', 'C']) await addQuestion(admin, 'mentee', { [labels.label]: `${each}?` });
    await (await openQuestions(admin)).click('Add a question');
    const form = await admin.modal('Add a question');
    await form.fill(labels.label, 'Ninth?');
    expect((await form.submit()).errors).toEqual({ [labels.label]: expect.stringContaining('At most 8 questions') });
    await form.fill(labels.marks, ['It rotates']);
    expect((await form.submit()).errors).toEqual({});
  });

  test('is told when another lead changed the same question meanwhile, and loses nothing of what they typed', async () => {
    const { admin, mentee: other } = sandbox;
    await admin.command('/mentorship', 'setup');
    const setUp = await admin.modal('Set up the program');
    await setUp.fill('Program leads', ['Lena', 'Bibek']);
    await setUp.submit();
    await (await admin.modal('Cairn')).close();
    await (await openQuestions(admin)).click('Change', { nth: 1 });
    await (await openQuestions(other)).click('Change', { nth: 1 });
    await fillQuestion(other, 'Change a question', { [labels.label]: 'What holds you back?' });

    const form = await admin.modal('Change a question');
    await form.fill(labels.label, 'What is hard?');
    await form.fill(labels.said, 'Hard');
    expect((await form.submit()).closed).toBe(false);
    const again = await admin.modal('Change a question');
    await again.sees('Another lead has changed this question since you opened it.');
    expect(again.text).toContain('What holds you back?');
    expect([again.value(labels.label), again.value(labels.said)]).toEqual(['What is hard?', 'Hard']);
    await again.submit();
    expect(shownIn(await admin.modal('Questions'))[1]).toBe('2. What is hard?');
    expect((await kept()).find(({ id }) => id === 'in_the_way')).toMatchObject({ said: 'Hard', revision: 2 });
  });

  test('is told when the question was retired while they changed it', async () => {
    const { admin } = sandbox;
    await (await openQuestions(admin)).click('Change', { nth: 1 });
    await (await admin.modal('Change a question')).fill(labels.label, 'What is hard?');
    const form = openForm(admin);
    await (await admin.modal('Change a question')).close();
    await (await openQuestions(admin)).click('Retire', { nth: 1 });
    expect((await submitForm(admin, form)).errors).toEqual({
      [labels.label]: expect.stringContaining('was retired meanwhile'),
    });
  });
});

describe('everybody else', () => {
  test('is refused by every door: command, buttons, forms; and hears none of it', async () => {
    const { admin, mentor, mentee, colleague } = sandbox;
    await addQuestion(admin, 'mentee', { [labels.label]: 'A question of the leads?' });
    const own = (await kept()).find(({ purpose }) => purpose === null);
    const value = (more: object = {}) => JSON.stringify({ role: 'mentee', question: own?.id, ...more });
    const presses = [
      ...['list', 'of_mentee', 'of_mentor', 'preview', 'add', 'reset'].map((name) => [name, value()] as const),
      ...['change', 'retire', 'bring_back'].map((name) => [name, value()] as const),
      ...['up', 'down'].map((name) => [name, value({ past: 'mood' })] as const),
      ['retired', value({ skip: '0' })] as const,
    ];
    await (await openQuestions(admin)).click('Add a question');
    await (await admin.modal('Add a question')).fill(labels.label, 'A coup?');
    const adding = openForm(admin);
    await (await admin.modal('Add a question')).close();
    await (await openQuestions(admin)).click('Change', { nth: 0 });
    await (await admin.modal('Change a question')).fill(labels.label, 'A coup?');
    const changing = openForm(admin);
    const before = await kept();
    for (const person of [mentor, mentee, colleague]) {
      await person.command('/mentorship', 'questions');
      await person.sees('Only workspace admins and program leads can see and change what check-ins ask', {
        in: person.dm,
      });
      for (const [name, carried] of presses) {
        await pressUnknown(person, { action_id: `questions.${name}`, value: carried });
        expect([name, person.topModal?.text ?? '']).toEqual([name, '']);
      }
      for (const form of [adding, changing]) {
        expect(Object.values((await submitForm(person, form)).errors)).toEqual([
          expect.stringContaining('Only workspace admins and program leads'),
        ]);
      }
      expect(heardBy(sandbox, person)).not.toMatch(/question of the leads/);
    }
    expect(await kept()).toEqual(before);
  });

  test('forged and old values are refused kindly', async () => {
    const { admin } = sandbox;
    for (const value of ['{}', '{"role":"king"}', 'x', '{"role":"mentee","question":""}']) {
      await pressUnknown(admin, { action_id: 'questions.change', value });
    }
    expect(admin.messages(admin.dm).filter(({ text }) => text.includes('earlier version of Cairn'))).toHaveLength(4);
    await pressUnknown(admin, {
      action_id: 'questions.retire',
      value: JSON.stringify({ role: 'mentee', question: 'no such question' }),
    });
    await admin.sees('This question is none of the program’s', { in: admin.dm });
    expect(await kept()).toEqual([]);
  });
});
