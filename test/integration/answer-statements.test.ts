import { afterEach, beforeEach, describe, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { committed } from '../support/recorded.ts';

// An answer is one transaction under the locks of its check-in: each statement in it is a wait for everybody else.

const talks = 'Give three conference talks';

let sandbox: OpenSandbox;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  dm = await sandbox.pair();
  await sandbox.agreedGoal();
  await sandbox.passTo('2026-11-24T04:15:00Z');
});
afterEach(() => sandbox.close());

/** Sends the form of the newest check-in. @returns what the one transaction that keeps the answer asks, behind its `begin` */
async function answering(person: SandboxPerson, said: Readonly<Record<string, string>>): Promise<string[]> {
  await person.click('Answer', { in: dm });
  const modal = await person.modal(/answer/);
  for (const [label, words] of Object.entries(said)) await modal.fill(label, words);
  const transactions = await committed(sandbox.cairn.database, () => modal.submit());
  await sandbox.due();
  const [kept, ...more] = transactions
    .map((statements) => statements.map(({ text }) => text))
    .filter((texts) => texts.some((text) => /^(insert into|update) "answers"/.test(text)));
  if (!kept || more.length > 0) throw new Error('an answer is kept by one transaction');
  return kept;
}

function expectAtMost(most: number, statements: readonly string[]): void {
  if (statements.length <= most) return;
  throw new Error(`${statements.length} statements where ${most} are enough:\n${statements.join('\n')}`);
}

describe('Postgres is asked no oftener than it must be for', () => {
  test('the first of the two answers', async () => {
    expectAtMost(11, await answering(sandbox.mentee, { 'What moved?': 'A talk.' }));
  });

  test('the first one after a check-in that nobody answered', async () => {
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expectAtMost(12, await answering(sandbox.mentee, { 'What moved?': 'A talk.' }));
  });

  test('the first one, with a number of a goal', async () => {
    expectAtMost(18, await answering(sandbox.mentee, { 'What moved?': 'A talk.', [talks]: '1' }));
  });

  test('the second one, which closes the check-in, and a change of it after that', async () => {
    await answering(sandbox.mentee, { 'What moved?': 'A talk.' });
    expectAtMost(14, await answering(sandbox.mentor, { Guidance: 'Go on.' }));
    expectAtMost(12, await answering(sandbox.mentor, { Guidance: 'Go on and on.' }));
  });

  test('a changed answer', async () => {
    await answering(sandbox.mentee, { 'What moved?': 'A talk.' });
    expectAtMost(10, await answering(sandbox.mentee, { 'What moved?': 'A talk, and another.' }));
  });
});
