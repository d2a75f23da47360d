import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, leaveOnOtherDevice, summariesIn } from './check-in-steps.ts';
import { heardBy, openForm, submitForm } from './forged.ts';
import { addQuestion, fillQuestion, questionLabels as labels, openQuestions } from './questions-steps.ts';

let sandbox: OpenSandbox;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.setUp();
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

const first = '2026-11-24T04:15:00Z';
const second = '2026-12-01T04:15:00Z';

const answers = () => sandbox.inDatabase((tx) => tx.selectFrom('answers').selectAll().orderBy('answeredAt').execute());

/** What a form asks: progress, steps and obstacles are no questions of the set. */
async function asked(person: OpenSandbox['mentee']): Promise<string[]> {
  await person.click('Answer', { in: dm });
  const form = await person.modal(/answer/);
  const blocks = openForm(person).definition.blocks as { type: string; label?: { text: string } }[];
  await form.close();
  return blocks.flatMap(({ type, label }) => (type === 'input' && label ? [label.text] : []));
}

describe('a check-in', () => {
  test('asks what the program asks: order, wording, scale and choice, who sees it; the summary says it so', async () => {
    const { admin, mentee, mentor } = sandbox;
    await addQuestion(admin, 'mentee', {
      ...{
        [labels.label]: 'How sure are you?',
        [labels.kind]: 'By a choice',
        [labels.options]: 'Not <b>yet</b>\nVery & truly',
      },
      [labels.said]: 'Sure',
    });
    await addQuestion(admin, 'mentee', {
      ...{ [labels.label]: 'A thought for yourself?', [labels.visibleTo]: 'Only the person who answers' },
    });
    const list = await openQuestions(admin);
    await list.click('Up', { nth: 4 });
    await list.click('Change', { nth: 0 });
    await (
      await fillQuestion(admin, 'Change a question', { [labels.label]: 'What went well?', [labels.marks]: [] })
    ).close();

    await sandbox.passTo(first);
    const all = await asked(mentee);
    expect(all.slice(0, 7)).toEqual([
      ...['What went well?', 'What is in the way?', 'What is your next step?', 'What do you need from your mentor?'],
      ...['How sure are you?', 'Mood', 'A thought for yourself?'],
    ]);
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    expect(form.text).toContain('For you alone: Ana does not see it.');
    expect(Object.keys((await form.submit()).errors)).toEqual(['What went well?']);
    await form.fill('How sure are you?', 'Very & truly');
    await form.fill('A thought for yourself?', 'I might leave');
    expect((await form.submit()).closed).toBe(true);
    await answer(mentor, dm, { Guidance: 'Mark the pauses' });
    await sandbox.due();
    const [summary] = summariesIn(dm, mentor);
    expect(summary?.text).toContain('• Sure: Very & truly');
    for (const person of [mentor, admin]) expect(heardBy(sandbox, person)).not.toContain('I might leave');
    expect(JSON.stringify(sandbox.acme.messages(dm))).not.toContain('I might leave');
    expect(heardBy(sandbox, admin)).not.toContain('Mark the pauses');
  });

  test('asks one of the questions that rotate, each in turn', async () => {
    const { admin, mentee } = sandbox;
    for (const name of ['What did you read?', 'Whom did you meet?']) {
      await addQuestion(admin, 'mentee', { [labels.label]: name, [labels.marks]: ['It rotates'] });
    }
    await sandbox.passTo(first);
    const one = await asked(mentee);
    await sandbox.passTo(second);
    const two = await asked(mentee);
    expect([one, two].map((each) => each.filter((label) => /read|meet/.test(label)))).toEqual([
      ['What did you read?'],
      ['Whom did you meet?'],
    ]);
  });
});

describe('a set that leads change while a form is open', () => {
  test('loses nothing that was typed, asks nothing that was not shown, and counts from the next check-in on', async () => {
    const { admin, mentee, mentor } = sandbox;
    await addQuestion(admin, 'mentee', {
      ...{ [labels.label]: 'How sure are you?', [labels.kind]: 'By a choice', [labels.options]: 'Hardly\nVery' },
    });
    await sandbox.passTo(first);
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    await form.fill('What moved?', 'Two talks');
    await form.fill('What is in the way?', 'Time');
    await form.fill('How sure are you?', 'Very');

    const list = await openQuestions(admin);
    await list.click('Change', { nth: 0 });
    await (await fillQuestion(admin, 'Change a question', { [labels.label]: 'What failed?' })).click('Retire', {
      nth: 1,
    });
    await list.click('Change', { nth: 4 });
    await fillQuestion(admin, 'Change a question', { [labels.options]: 'Low\nMiddle\nHigh' });
    await list.click('Add a question');
    const added = { [labels.label]: 'Something new?', [labels.marks]: ['It must be answered'] };
    await (await fillQuestion(admin, 'Add a question', added)).close();

    expect(await form.submit()).toEqual({ closed: true, errors: {} });
    const [given] = await answers();
    expect(Object.values(given?.responses as object).sort()).toEqual(['Time', 'Two talks', 'Very']);
    await answer(mentor, dm, { Guidance: 'Mark the pauses' });
    await sandbox.due();
    const [summary] = summariesIn(dm, mentor);
    for (const words of ['• What moved: Two talks', '• In the way: Time', '• How sure are you: Very']) {
      expect(summary?.text).toContain(words);
    }
    expect(summary?.text).not.toContain('What failed');

    // An edit is of what was asked then; the next check-in asks what is asked now.
    expect(await asked(mentee)).toContain('What is in the way?');
    await sandbox.passTo(second);
    const next = await asked(mentee);
    expect(next).toContain('What failed?');
    expect(next).toContain('Something new?');
    expect(next).not.toContain('What is in the way?');
  });

  test('does not show to both what somebody typed for themselves alone', async () => {
    const { admin, mentee, mentor } = sandbox;
    await addQuestion(admin, 'mentee', {
      ...{ [labels.label]: 'A thought for yourself?', [labels.visibleTo]: 'Only the person who answers' },
    });
    await sandbox.passTo(first);
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    await form.fill('What moved?', 'Two talks');
    await form.fill('A thought for yourself?', 'I might leave');
    await (await openQuestions(admin)).click('Change', { nth: 5 });
    await (await fillQuestion(admin, 'Change a question', { [labels.visibleTo]: 'The two of the pair' })).close();
    await form.submit();
    await answer(mentor, dm, { Guidance: 'Mark the pauses' });
    await sandbox.due();
    expect(summariesIn(dm, mentor)).toHaveLength(1);
    expect(JSON.stringify(sandbox.acme.messages(dm))).not.toContain('I might leave');
    await mentor.command('/checkin', 'history');
    expect((await mentor.modal()).text).not.toContain('I might leave');
  });

  test('keeps a draft: what was typed for a question that is retired meanwhile is still there', async () => {
    const { admin, mentee } = sandbox;
    await sandbox.passTo(first);
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    await form.fill('What is in the way?', 'Time');
    await form.close();
    await sandbox.due();
    const list = await openQuestions(admin);
    await list.click('Retire', { nth: 1 });
    await list.close();
    await mentee.click('Answer', { in: dm });
    expect((await mentee.modal('Your answer')).value('What is in the way?')).toBe('Time');
  });

  test('does not carry what somebody typed for themselves alone into a field that both read', async () => {
    const { admin, mentee } = sandbox;
    const alone = { [labels.visibleTo]: 'Only the person who answers' };
    await addQuestion(admin, 'mentee', { [labels.label]: 'A thought for yourself?', ...alone });
    await sandbox.passTo(first);
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    await form.fill('A thought for yourself?', 'I might leave');
    await form.fill('What is in the way?', 'Time');
    await form.close();
    await (await openQuestions(admin)).click('Change', { nth: 5 });
    await (await fillQuestion(admin, 'Change a question', { [labels.visibleTo]: 'The two of the pair' })).close();
    await sandbox.passTo(second);
    await mentee.click('Answer', { in: dm });
    const next = await mentee.modal('Your answer');
    expect(next.value('What is in the way?')).toBe('Time');
    expect(next.value('A thought for yourself?')).toBe('');
  });

  test('of two forms of one person, on two devices, both are read as they were shown', async () => {
    const { admin, mentee } = sandbox;
    await sandbox.passTo(first);
    await mentee.click('Answer', { in: dm });
    await (await mentee.modal('Your answer')).fill('What moved?', 'Two talks');
    const send = await leaveOnOtherDevice(mentee);
    await (await openQuestions(admin)).click('Retire', { nth: 0 });
    await (await admin.modal('Questions')).close();
    await mentee.click('Answer', { in: dm });
    const second = await mentee.modal('Your answer');
    await second.fill('What is in the way?', 'Time');
    expect(Object.keys((await second.submit()).errors)).toEqual(['What moved?']);
    await second.close();
    await send();
    expect((await answers())[0]?.responses).toMatchObject({ moved: 'Two talks' });
  });
});

test('a form of a stranger reads and freezes nothing', async () => {
  const { admin, mentee, colleague } = sandbox;
  await sandbox.passTo(first);
  await mentee.click('Answer', { in: dm });
  await (await mentee.modal('Your answer')).fill('What moved?', 'Two talks');
  const form = openForm(mentee);
  for (const person of [colleague, admin]) expect((await submitForm(person, form)).errors).not.toEqual({});
  expect(await answers()).toEqual([]);
});
