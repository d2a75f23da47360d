import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { openForm, submitForm } from './forged.ts';
import { cardOf, labels, pressOnCard, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
  await proposedGoal(sandbox);
});
afterEach(() => sandbox.close());

/** The mentor suggests another title, and says why. */
async function suggest(changes: Record<string, string> = { [labels.title]: 'Give two conference talks' }) {
  const { mentor } = sandbox;
  await pressOnCard(mentor, 'Suggest a change', dm);
  const form = await mentor.modal('Suggest a change');
  await form.fill('Why?', 'Two good ones beat three.');
  for (const [label, words] of Object.entries(changes)) await form.fill(label, words);
  await form.submit();
  await sandbox.due();
}

describe('a suggestion', () => {
  test('shows each field before and after; accepted, the goal is agreed by both', async () => {
    const { mentor, mentee } = sandbox;
    await suggest({ [labels.title]: 'Give two conference talks', [labels.target]: '2' });
    const card = await cardOf(mentee, talks, dm);
    const message = await mentee.sees(/Ana suggests a change/, { in: dm });
    expect(message.text).toMatch(/Title\nbefore: Give three conference talks\nafter: Give two conference talks/);
    expect(message.text).toMatch(/Measure\nbefore: from 0 to 3 conference talks\nafter: from 0 to 2 conference talks/);
    expect(message.text).toContain('Two good ones beat three.');
    expect(message).toMatchObject({ broadcast: true });
    expect(card.text).toContain('A suggestion of Ana waits for an answer');
    expect(await kept.goal(talks)).toMatchObject({ status: 'proposed', target: 3 });

    await mentee.click('Accept', { in: message });
    await sandbox.due();
    await mentor.sees(/Bibek accepted the suggestion/, { in: dm });
    const now = await mentor.sees('agreed · @Bibek’s', { in: dm });
    expect(now.text).toContain('Give two conference talks');
    expect(now.text).not.toContain('waits for an answer');
    expect((await mentee.sees(/Ana suggests a change/, { in: dm })).text).not.toContain('[Accept]');
    expect(await kept.kinds('Give two conference talks')).toEqual(['proposed', 'suggested', 'suggestion_accepted']);
  });

  test('is answered with another, which its author accepts', async () => {
    const { mentor, mentee } = sandbox;
    await suggest();
    await mentee.click('Answer with another', { in: dm });
    const form = await mentee.modal('Answer with another');
    expect(form.value(labels.title)).toBe('Give two conference talks');
    await form.fill(labels.title, 'Give two talks, one of them abroad');
    await form.fill('Why?', 'One abroad counts double.');
    await form.submitTwice();
    await sandbox.due();
    const counter = await mentor.sees(/Bibek suggests a change/, { in: dm });
    expect(counter.text).toMatch(/after: Give two talks, one of them abroad/);
    expect((await mentor.sees(/Ana suggests a change/, { in: dm })).text).toContain('answered with another');
    await mentor.click('Accept', { in: counter });
    await sandbox.due();
    expect(await kept.goal('Give two talks, one of them abroad')).toMatchObject({ status: 'agreed' });
    expect(await kept.kinds('Give two talks, one of them abroad')).toEqual([
      'proposed',
      'suggested',
      'suggestion_countered',
      'suggestion_accepted',
    ]);
  });

  test('is withdrawn by its author alone, and accepted by the other one alone', async () => {
    const { mentor, mentee } = sandbox;
    await suggest();
    const message = await mentor.sees(/Ana suggests a change/, { in: dm });
    await mentor.click('Accept', { in: message });
    await mentor.sees('This suggestion is yours: it waits for Bibek', { in: dm });
    await mentee.click('Withdraw', { in: message });
    await mentee.sees('Only Ana can withdraw this suggestion', { in: dm });
    await mentor.click('Withdraw', { in: message });
    await sandbox.due();
    await mentee.clickStale('Accept', message);
    await mentee.sees('This suggestion has been withdrawn', { in: dm });
    expect(await kept.kinds(talks)).toEqual(['proposed', 'suggested', 'suggestion_withdrawn']);
  });

  test('waits alone: there is no second one beside it, and no agreeing past it', async () => {
    const { mentor } = sandbox;
    await suggest();
    await mentor.click('Suggest a change', { in: dm });
    const form = await mentor.modal('Suggest a change');
    await form.fill(labels.title, 'Another one');
    expect(Object.values((await form.submit()).errors)).toEqual([expect.stringContaining('still waits for Bibek')]);
    await form.close();
    await mentor.click('Agree', { in: await mentor.sees(/\[Agree\]/, { in: dm }) });
    await mentor.sees('Your suggestion still waits for Bibek. Withdraw it first', { in: dm });
    expect(await kept.kinds(talks)).toEqual(['proposed', 'suggested']);
  });

  test('does not overwrite what was edited meanwhile: other fields stay, the same field is said', async () => {
    const { mentee } = sandbox;
    await suggest();
    await pressOnCard(mentee, 'Edit', dm);
    const other = await mentee.modal('Edit goal');
    await other.fill(labels.relevant, 'To be asked early.');
    await other.submit();
    await pressOnCard(mentee, 'Edit', dm);
    const same = await mentee.modal('Edit goal');
    await same.fill(labels.title, 'Give four talks');
    await same.submit();
    await sandbox.due();
    const message = await mentee.sees(/Ana suggests a change/, { in: dm });
    await mentee.click('Accept', { in: message });
    await mentee.sees(/The title was changed after this was suggested: it now says “Give four talks”/, { in: dm });
    expect(await kept.goal('Give four talks')).toMatchObject({ relevant: 'To be asked early.' });
    await mentee.click('Answer with another', { in: message });
    const form = await mentee.modal('Answer with another');
    expect(form.value(labels.title)).toBe('Give two conference talks');
    expect(form.value(labels.relevant)).toBe('To be asked early.');
  });

  test('accepted by two presses at once is accepted once; of a goal that was dropped it is out of date', async () => {
    const { mentee } = sandbox;
    await suggest();
    const message = await mentee.sees(/Ana suggests a change/, { in: dm });
    await Promise.all([mentee, mentee].map((person) => person.clickStale('Accept', message)));
    await sandbox.due();
    expect(await kept.kinds('Give two conference talks')).toEqual(['proposed', 'suggested', 'suggestion_accepted']);

    await suggest({ [labels.title]: 'Give one talk' });
    const old = await mentee.sees(/before: Give two conference talks/, { in: dm });
    await pressOnCard(mentee, 'Drop', dm);
    const drop = await mentee.modal('Drop a goal');
    await drop.fill('What made you let it go?', 'Enough.');
    await drop.submit();
    await sandbox.due();
    const second = await mentee.sees(/before: Give two conference talks/, { in: dm });
    expect(second.text).toContain('out of date');
    await mentee.clickStale('Accept', old);
    await mentee.sees('has been dropped, so nothing was changed', { in: dm });
    expect(await kept.goal('Give two conference talks')).toMatchObject({ status: 'dropped' });
  });

  test('without a change, or from a mentee, is refused', async () => {
    const { mentor, mentee, colleague } = sandbox;
    await mentor.click('Suggest a change', { in: dm });
    const form = await mentor.modal('Suggest a change');
    expect(Object.values((await form.submit()).errors)).toEqual([expect.stringContaining('Nothing is different')]);
    await form.fill(labels.title, 'Another one');
    const view = openForm(mentor);
    expect(Object.values((await submitForm(mentee, view)).errors)).toEqual(['Only Ana can suggest a change here.']);
    expect(Object.values((await submitForm(colleague, view)).errors)).toEqual([
      expect.stringContaining('Cairn finds nothing of yours'),
    ]);
    expect(await kept.kinds(talks)).toEqual(['proposed']);
  });
});
