import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, promptsIn, summariesIn } from './check-in-steps.ts';
import { heardBy, pressForeign } from './forged.ts';
import { Kept } from './kept.ts';
import { closed, labels, raised, thread } from './obstacle-form.ts';

let sandbox: OpenSandbox;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

test('what is open comes up in the next check-in and its agenda, until it is closed', async () => {
  const { mentor, mentee } = sandbox;
  await raised(sandbox);
  await sandbox.passTo('2026-11-24T04:15:00Z');
  expect(promptsIn(dm, mentee)[0]?.text).toContain(thread);
  await answer(mentee, dm, { 'What moved?': 'A little' });
  await answer(mentor, dm, { Guidance: 'Go on' });
  await sandbox.due();
  expect(summariesIn(dm, mentee)[0]?.text).toContain(`1. Obstacle: ${thread} (What could you try?)`);
  await closed(sandbox, 'Three points are enough.');
  await sandbox.passTo('2026-12-01T04:15:00Z');
  expect(promptsIn(dm, mentee)).toHaveLength(2);
  expect(promptsIn(dm, mentee)[1]?.text).not.toContain(thread);
});

test('what an answer names as in the way is kept as an obstacle, filled in', async () => {
  const { mentor, mentee, colleague } = sandbox;
  await sandbox.passTo('2026-11-24T04:15:00Z');
  await answer(mentee, dm, { 'What moved?': 'A little', 'What is in the way?': 'Nobody reads my drafts' });
  await answer(mentor, dm, { Guidance: 'Go on' });
  await sandbox.due();
  const summary = await mentee.sees('Summary of the check-in', { in: dm });
  await pressForeign(colleague, summary, 'Keep as an obstacle');
  await colleague.sees('Cairn finds nothing of yours', { in: colleague.dm });
  await mentee.click('Keep as an obstacle', { in: dm });
  const form = await mentee.modal('Raise an obstacle');
  expect(form.value(labels.challenge)).toBe('Nobody reads my drafts');
  await form.submitTwice();
  await sandbox.due();
  await mentor.sees(/raised by Bibek[\s\S]*Nobody reads my drafts/, { in: dm });
  expect(await new Kept(sandbox).obstacles()).toMatchObject([{ challenge: 'Nobody reads my drafts' }]);
  expect(heardBy(sandbox, colleague)).not.toContain('drafts');
});
