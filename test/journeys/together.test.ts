import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressForeign, submitForm } from './forged.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

const title = 'Watch each other teach';

async function planned(by: SandboxPerson = sandbox.mentee, steps = 'Choose a class by 3 December\nTeach it') {
  await by.command('/mentorship', `lab ${title}`, { in: dm });
  const form = await by.modal('Learning lab');
  await form.fill('What for?', 'To see what makes people ask.');
  await form.fill('Who does what, and by when?', steps);
  await form.submitTwice();
  await sandbox.due();
}

describe('a learning lab', () => {
  test('is planned, begun, worked through by both and finished; each says what they learned', async () => {
    const { mentee, mentor } = sandbox;
    await planned();
    const card = await mentor.sees(title, { in: dm });
    expect(card.text).toMatch(
      /Learning lab · .*planned[\s\S]*What for: To see what makes people ask\.[\s\S]*☐ Choose a class, by 3 December 2026\n☐ Teach it/,
    );
    await mentor.click('Start', { in: dm });
    await sandbox.due();
    expect(await mentee.sees('Ana says it begins', { in: dm })).toMatchObject({ threadTs: card.ts, broadcast: true });

    await mentor.click('Steps', { in: dm });
    const steps = await mentor.modal('Steps');
    await steps.fill('Tick what is done', ['Choose a class']);
    await steps.fill('What comes next?', 'Talk it over next Friday');
    await steps.submitTwice();
    await sandbox.due();
    expect((await mentee.sees(/☑ Choose a class\n☐ Teach it\n☐ Talk it over, by/, { in: dm })).ts).toBe(card.ts);

    await mentee.click('Finish', { in: dm });
    const finish = await mentee.modal('Finish');
    expect(Object.keys((await finish.submit()).errors)).toEqual(['What came of it?']);
    await finish.fill('What came of it?', 'A list of ten questions.');
    await finish.fill('What did you learn?', 'To wait.');
    await finish.submitTwice();
    await sandbox.due();
    await mentor.sees(/Bibek says it is done[\s\S]*A list of ten questions/, { in: dm });

    await mentor.click('What I learned', { in: dm });
    const learned = await mentor.modal('What I learned');
    await learned.fill('What did you learn?', 'To listen longer.');
    await learned.submitTwice();
    await sandbox.due();
    const done =
      (await mentee.sees(/mountain.*done|done/, { in: dm })) && mentee.messages(dm).find(({ ts }) => ts === card.ts);
    expect(done?.text).toMatch(
      /What came of it: A list of ten questions\.[\s\S]*What Bibek learned: To wait\.[\s\S]*What Ana learned: To listen longer\./,
    );
    expect(done?.text).not.toMatch(/\[(?:Finish|Steps|Edit|Let go|Start)\]/);
    expect((await kept.events()).filter((event) => event.startsWith('together.'))).toEqual([
      'together.planned',
      'together.started',
      'together.step_ticked',
      'together.steps_added',
      'together.done',
      'together.learned',
      'together.learned',
    ]);
    await mentor.command('/mentorship', 'journal');
    expect((await mentor.modal('Journal')).text).toMatch(
      new RegExp(`Bibek finished together: ${title}[\\s\\S]*Bibek planned to do together: ${title}`),
    );
  });

  test('can be let go with a reason, and then nothing is done to it, also from an old card', async () => {
    const { mentee, mentor } = sandbox;
    await planned(mentor);
    const card = await mentee.sees(title, { in: dm });
    await mentee.click('Edit', { in: dm });
    const onThePhone = openForm(mentee);
    await mentee.topModal?.close();
    await mentee.click('Let go', { in: dm });
    const form = await mentee.modal('Let it go');
    expect(Object.keys((await form.submit()).errors)).toEqual(['What made you let it go?']);
    await form.fill('What made you let it go?', 'The room is gone.');
    await form.submitTwice();
    await sandbox.due();
    await mentor.sees(/Bibek let it go[\s\S]*The room is gone/, { in: dm });
    for (const label of ['Start', 'Steps', 'Edit', 'Let go']) {
      await mentor.clickStale(label, card);
      expect(mentor.topModal).toBeUndefined();
    }
    await mentor.sees('was let go, so nothing was changed', { in: dm });
    expect(Object.values((await submitForm(mentee, onThePhone)).errors)[0]).toContain('was let go');
    expect((await kept.undertakings())[0]).toMatchObject({ status: 'let_go', revision: 2 });
  });

  test('edited by both at once: the second is told, and nothing is overwritten unseen', async () => {
    const { mentee, mentor } = sandbox;
    await planned();
    await mentee.click('Edit', { in: dm });
    await mentor.click('Edit', { in: dm });
    const hers = await mentor.modal('Change the plan');
    await hers.fill('What will you two try?', 'Watch each other present');
    await hers.submit();
    const his = await mentee.modal('Change the plan');
    await his.fill('What for?', 'For the fun of it.');
    const { errors } = await his.submit();
    expect(Object.values(errors)[0]).toContain('it is now called “Watch each other present”');
    expect((await kept.undertakings())[0]).toMatchObject({
      title: 'Watch each other present',
      whatFor: 'To see what makes people ask.',
    });
  });

  test('steps ticked by one while the other’s form is open stay ticked', async () => {
    const { mentee, mentor } = sandbox;
    await planned();
    await mentor.click('Steps', { in: dm });
    const onThePhone = openForm(mentor);
    await mentee.click('Steps', { in: dm });
    const his = await mentee.modal('Steps');
    await his.fill('Tick what is done', ['Teach it']);
    await his.submit();
    expect((await submitForm(mentor, onThePhone)).errors).toEqual({});
    await sandbox.due();
    await mentor.sees('☑ Teach it', { in: dm });
    await mentee.click('Steps', { in: dm });
    const again = await mentee.modal('Steps');
    expect(again.value('Tick what is done')).toContain('Teach it');
    await again.fill('Tick what is done', []);
    await again.submit();
    await sandbox.due();
    await mentor.sees('☐ Teach it', { in: dm });
  });

  test('holds thirty steps in any writing, and says so at the thirty-first', async () => {
    const { mentee } = sandbox;
    await planned(
      mentee,
      Array.from({ length: 30 }, (_, index) => `${index} <!channel> *_~ שלום ${'x'.repeat(60)}`).join('\n'),
    );
    await mentee.sees('29 <!channel>', { in: dm });
    await mentee.click('Steps', { in: dm });
    const form = await mentee.modal('Steps');
    expect(form.text).toContain('There are 30 steps');
    await form.close();
    await mentee.command('/mentorship', 'project Many', { in: dm });
    const many = await mentee.modal('Joint project');
    await many.fill('Who does what, and by when?', 'a\n'.repeat(200));
    expect(Object.values((await many.submit()).errors)[0]).toContain('At most 30 steps');
  });
});

describe('the list', () => {
  test('opens from Home, leads to everything that can be done, and back', async () => {
    const { mentor, mentee } = sandbox;
    await planned();
    await (await mentor.openHome()).click('Together');
    const list = await mentor.modal('Together');
    expect(list.text).toContain('Visible to the two of you.');
    expect(list.buttons).toEqual(expect.arrayContaining(['Plan a learning lab', 'Share an insight', 'Open']));
    await list.click('Open');
    const detail = await mentor.modal('Learning lab');
    await detail.click('Start');
    await (await mentor.modal('Learning lab')).sees('under way');
    await (await mentor.modal('Learning lab')).click('Finish');
    const finish = await mentor.modal('Finish');
    await finish.fill('What came of it?', 'Enough.');
    await finish.submit();
    expect((await mentor.modal('Learning lab')).text).toContain('What came of it: Enough.');
    await (await mentor.modal('Learning lab')).click('Back to the list');
    expect((await mentor.modal('Together')).text).toContain('done');

    await mentee.command('/mentorship', 'together');
    const his = await mentee.modal('Together');
    expect(his.buttons).not.toContain('Share an insight');
    await his.click('Plan a joint project');
    const form = await mentee.modal('Joint project');
    await form.fill('What will you two make?', 'A guide');
    await form.submit();
    expect((await mentee.modal('Together')).text).toMatch(/A guide[\s\S]*Watch each other teach/);
  });

  test('pages, and asks which mentorship where there are several', async () => {
    const { mentor, mentee, colleague } = sandbox;
    await sandbox.pair(mentee, colleague);
    for (let index = 0; index < 33; index += 1) {
      sandbox.calendar.advance({ seconds: 1 });
      await mentee.command('/mentorship', `project Number ${index}`, { in: dm });
      const form = await mentee.modal('Joint project');
      await form.fill('Mentorship', index === 0 ? 'With Carl (your mentee)' : 'With Ana (your mentor)');
      await form.submit();
    }
    await mentee.command('/mentorship', 'together');
    const list = await mentee.modal('Together');
    expect(list.text).toContain('Ana mentors Bibek');
    await list.click('More');
    await list.sees('Number 0');
    await list.close();
    await mentor.command('/mentorship', 'together');
    expect((await mentor.modal('Together')).text).not.toContain('Number 0\n');
  });
});

test('nobody else finds any of it, by any door', async () => {
  const { mentee, mentor, admin, colleague } = sandbox;
  await planned();
  const card = await mentee.sees(title, { in: dm });
  await mentee.click('Steps', { in: dm });
  const form = openForm(mentee);
  const before = await kept.everything();
  for (const person of [colleague, admin]) {
    for (const label of ['Start', 'Steps', 'Edit', 'Let go']) await pressForeign(person, card, label);
    expect(JSON.stringify(await submitForm(person, form))).toContain('finds nothing of yours');
    await person.command('/mentorship', 'together');
    expect((await person.modal('Together')).text).toContain('Nothing here yet.');
    await person.command('/mentorship', 'lab Mine');
    await person.sees('you have none here');
    expect(heardBy(sandbox, person)).not.toMatch(/Watch each other|what makes people ask/);
  }
  expect(await kept.everything()).toEqual(before);
  await mentor.command('/mentorship', 'end');
  await (await mentor.modal('End a mentorship')).submit();
  expect(Object.values((await submitForm(mentee, form)).errors)[0]).toContain('has ended');
  await mentee.clickStale('Start', card);
  expect((await kept.undertakings())[0]).toMatchObject({ status: 'planned' });
});
