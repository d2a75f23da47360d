import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressForeign, submitForm } from './forged.ts';
import { labels, proposedGoal, talks } from './goal-form.ts';
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

async function shared(kind: 'insight' | 'opportunity', words: string, more: Record<string, string> = {}) {
  const { mentor } = sandbox;
  await mentor.command('/mentorship', `${kind} ${words}`, { in: dm });
  const form = await mentor.modal(`Share an ${kind}`);
  for (const [label, value] of Object.entries(more)) await form.fill(label, value);
  const result = await form.submitTwice();
  await sandbox.due();
  return result;
}

test('an opportunity is posted once, kept in the journal, thanked for, and becomes a goal', async () => {
  const { mentor, mentee } = sandbox;
  await proposedGoal(sandbox);
  const words = 'Give two short talks at the spring meetup by 30 April';
  await shared('opportunity', words, { Link: 'x.example/spring', 'The goal it serves': talks });
  const post = await mentee.sees('shares an opportunity with', { in: dm });
  expect(post.text).toContain(words);
  expect(post.text).toContain('x.example');
  expect(post.text).toContain(`For the goal: ${talks}`);
  expect(await kept.notes()).toMatchObject([
    { kind: 'opportunity', isShared: true, authorId: mentor.id, link: 'https://x.example/spring' },
  ]);
  expect(await kept.deliveries('together.insight')).toHaveLength(1);

  await mentor.clickStale('Thank you', post);
  await mentor.sees('These are your own words', { in: dm });
  await mentee.clickStale('Thank you', post);
  await mentee.clickStale('Thank you', post);
  await sandbox.due();
  expect(await mentor.sees('Ana: Bibek says thank you', { in: dm })).toMatchObject({ threadTs: post.ts });
  expect(await kept.deliveries('together.thanks')).toHaveLength(1);

  await mentor.clickStale('Start a goal from this', post);
  await mentor.sees('Whether this becomes a goal is Bibek’s to decide.', { in: dm });
  await mentee.clickStale('Start a goal from this', post);
  const form = await mentee.modal('New goal');
  expect(form.fields).toMatchObject({
    [labels.title]: 'Give two short talks at the spring meetup',
    [labels.deadline]: '2027-04-30',
  });
  await form.submit();
  await mentee.command('/mentorship', 'journal');
  expect((await mentee.modal('Journal')).text).toMatch(
    /Bibek proposed a goal: Give two[\s\S]*Bibek said thank you for an opportunity[\s\S]*Ana shared an opportunity[\s\S]*For the goal: Give three/,
  );
});

test('what its author changes is seen on the post; taken back, it is gone there too', async () => {
  const { mentor, mentee } = sandbox;
  await shared('insight', 'Ask before you answer');
  const { ts } = await mentee.sees('Ask before you answer', { in: dm });
  const postNow = () => mentee.messages(dm).find((message) => message.ts === ts)?.text ?? '';
  await mentor.command('/mentorship', 'journal');
  await (await mentor.modal('Journal')).click('Change');
  const change = await mentor.modal('Change a note');
  await change.fill('Your words', 'Ask twice before you answer');
  await change.submit();
  await sandbox.due();
  expect(postNow()).toMatch(/Ask twice before you answer[\s\S]*edited/);
  await (await mentor.modal('Journal')).click('Change');
  const back = await mentor.modal('Change a note');
  await back.fill('Who reads it?', 'Only me');
  await back.submit();
  await sandbox.due();
  expect(postNow()).toContain('taken back');
  expect(postNow()).not.toMatch(/Ask|Thank you/);
  await (await mentor.modal('Journal')).click('Change');
  await (await mentor.modal('Change a note')).click('Delete');
  await sandbox.due();
  expect(postNow()).toContain('taken back');
  await mentee.command('/mentorship', 'journal');
  expect((await mentee.modal('Journal')).text).not.toMatch(/Ask twice|insight/);
});

test('is the mentor’s to share, with their own mentee; a link is a web address', async () => {
  const { mentor, mentee, colleague, admin } = sandbox;
  for (const person of [mentee, colleague, admin]) {
    await person.command('/mentorship', 'insight Mine');
    expect(person.topModal).toBeUndefined();
    await person.sees('you mentor nobody here');
  }
  const { errors } = await shared('insight', 'Look', { Link: 'javascript:alert(1)' });
  expect(Object.keys(errors)).toEqual(['Link']);
  const form = openForm(mentor);
  for (const person of [mentee, colleague, admin]) {
    const answer = JSON.stringify(await submitForm(person, form));
    expect(answer).toMatch(/finds nothing of yours|Here Ana shares insights/);
  }
  expect(await kept.notes()).toEqual([]);
  await mentor.topModal?.close();
  await shared('insight', '<!channel> *loud* & <https://evil.example|kind>');
  const post = await mentee.sees('shares an insight', { in: dm });
  expect(post.text).toContain('<https://evil.example|kind>');
  for (const person of [colleague, admin]) {
    for (const label of ['Thank you', 'Start a goal from this']) await pressForeign(person, post, label);
    expect(person.topModal).toBeUndefined();
    expect(heardBy(sandbox, person)).not.toContain('evil.example');
  }
  expect(await kept.deliveries('together.thanks')).toEqual([]);
});
