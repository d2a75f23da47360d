import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, summariesIn } from './check-in-steps.ts';

// Asked every Tuesday at 10:00 in Kathmandu, which is 04:15 UTC. It is Monday 23 November 2026.

describe('the window of a check-in', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  const readCheckIns = () =>
    sandbox.inDatabase((tx) => tx.selectFrom('checkIns').selectAll().orderBy('occursOn').execute());

  test('closes after 48 hours with one answer, and says kindly who did not', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentee, dm, { 'What moved?': 'A first talk' });
    await sandbox.passTo('2026-11-26T04:14:59Z');
    expect(summariesIn(dm, mentor)).toEqual([]);
    expect(promptsIn(dm, mentor)[0]?.text).toContain('Answered: Bibek. Open until Today at 3:15 PM.');
    await sandbox.passTo('2026-11-26T04:15:00Z');
    const [prompt] = promptsIn(dm, mentor);
    expect(prompt?.text).toContain('Closed: the time is over. Answered: Bibek.');
    const [summary, ...more] = summariesIn(dm, mentor);
    expect(more).toEqual([]);
    expect(summary).toMatchObject({ threadTs: prompt?.ts, broadcast: true });
    expect(summary?.text).toContain('Bibek\n• What moved: A first talk');
    expect(summary?.text).toContain('Ana has not answered. There is still time until the next check-in.');
    await sandbox.passTo('2026-11-30T04:15:00Z');
    expect(summariesIn(dm, mentor)).toHaveLength(1);
  });

  test('closes with no answer at all: there is nothing to sum up, and nothing is said of it', async () => {
    const { mentee } = sandbox;
    const before = mentee.messages(dm).length;
    await sandbox.passTo('2026-11-26T04:15:00Z');
    expect(mentee.messages(dm)).toHaveLength(before);
    expect(promptsIn(dm, mentee)[0]?.text).toContain(
      'Closed: the time is over. Late answers are welcome until the next check-in.',
    );
  });

  test('takes late answers, marks them, and brings the summary up to date', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.passTo('2026-11-26T04:15:00Z');
    await answer(mentee, dm, { 'What moved?': 'Better late' });
    await sandbox.due();
    expect(summariesIn(dm, mentor)[0]?.text).toContain('Bibek (late, and welcome)\n• What moved: Better late');
    await sandbox.passTo('2026-12-01T04:14:00Z');
    await answer(mentor, dm, { Guidance: 'Than never' });
    await sandbox.due();
    const [summary, ...more] = summariesIn(dm, mentee);
    expect(more).toEqual([]);
    expect(summary?.text).toContain('Ana (late, and welcome)\n• Guidance: Than never');
    expect(summary?.text).not.toContain('has not answered');
    const answers = await sandbox.inDatabase((tx) => tx.selectFrom('answers').select('isLate').execute());
    expect(answers).toEqual([{ isLate: true }, { isLate: true }]);
  });

  test('that ends while Cairn is down closes once, when it is back', async () => {
    const { mentee, mentor, slack } = sandbox;
    await answer(mentee, dm, { 'What moved?': 'A first talk' });
    await sandbox.goDown();
    await sandbox.comeBack('2026-11-26T20:00:00Z');
    await sandbox.due();
    expect(promptsIn(dm, mentor)[0]?.text).toContain('Closed: the time is over.');
    expect(summariesIn(dm, mentor)).toHaveLength(1);
    await sandbox.goDown();
    await sandbox.comeBack('2026-11-27T20:00:00Z');
    expect(summariesIn(dm, mentor)).toHaveLength(1);
    const posts = slack.calls.filter(({ method, args }) => method === 'chat.postMessage' && args['thread_ts']);
    expect(posts).toHaveLength(1);
  });

  test('five weeks of silence are caught up with one prompt, by day', async () => {
    const { mentee } = sandbox;
    await sandbox.goDown();
    // Wednesday 30 December, 02:00 in Kathmandu.
    await sandbox.comeBack('2026-12-29T20:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    await sandbox.passTo('2026-12-30T03:14:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    await sandbox.passTo('2026-12-30T03:15:00Z');
    const caughtUp = promptsIn(dm, mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu'));
    expect(caughtUp).toEqual(['2026-11-24 10:00', '2026-12-30 09:00']);
    expect(promptsIn(dm, mentee)[1]?.text).toMatch(/Open until/);
    await sandbox.passTo('2027-01-05T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(3);
    expect((await readCheckIns()).map(({ occursOn }) => occursOn)).toEqual(['2026-11-24', '2026-12-29', '2027-01-05']);
  });

  test('a prompt missed by an hour by day comes at once; shortly before the next one it is left out', async () => {
    const { mentee } = sandbox;
    await sandbox.goDown();
    await sandbox.comeBack('2026-12-01T06:30:00Z');
    expect(promptsIn(dm, mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu'))[1]).toBe('2026-12-01 12:15');
    await sandbox.goDown();
    await sandbox.comeBack('2026-12-14T06:30:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(2);
    await sandbox.passTo('2026-12-15T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(3);
  });

  test('a prompt that nobody could be asked within its window is not asked after it', async () => {
    const { mentee } = sandbox;
    await sandbox.goDown();
    // Back by night: the prompt waits for the morning; but in the morning Cairn is down again, for days.
    await sandbox.comeBack('2026-12-01T20:15:00Z');
    await sandbox.goDown();
    await sandbox.comeBack('2026-12-05T06:00:00Z');
    await sandbox.due();
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    await sandbox.passTo('2026-12-08T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(2);
  });

  test.each([
    ['answers 500', { kind: 'server_error' }],
    ['asks to wait', { kind: 'rate_limited', retryAfterSeconds: 60 }],
    ['loses its answer', { kind: 'lost_answer' }],
    ['cuts the line', { kind: 'refused_connection' }],
    ['says so itself', { kind: 'error', error: 'internal_error' }],
  ] as const)('a prompt due while Slack %s is posted exactly once', async (_, fault) => {
    const { mentee, slack, machine } = sandbox;
    slack.faults.add({ ...fault, method: 'chat.postMessage', times: 3 });
    await sandbox.passTo('2026-12-01T04:15:00Z');
    for (let tries = 0; tries < 8; tries += 1) {
      machine.advance({ seconds: 70 });
      await sandbox.due();
    }
    expect(promptsIn(dm, mentee)).toHaveLength(2);
    await answer(mentee, dm, { 'What moved?': 'All the same' });
    await sandbox.due();
    expect(promptsIn(dm, mentee)[1]?.text).toContain('Answered: Bibek.');
  });

  test('a summary waits for its prompt', async () => {
    const { mentee, slack } = sandbox;
    slack.faults.add({ kind: 'server_error', method: 'chat.postMessage', times: 1 });
    await sandbox.passTo('2026-12-01T04:15:00Z');
    await sandbox.passTo('2026-12-03T04:14:59Z');
    await sandbox.passRetries();
    await answer(mentee, dm, { 'What moved?': 'Late in the window' });
    await sandbox.passTo('2026-12-03T04:15:00Z');
    await sandbox.passRetries();
    const [, prompt] = promptsIn(dm, mentee);
    expect(summariesIn(dm, mentee).at(-1)?.threadTs).toBe(prompt?.ts);
  });
});
