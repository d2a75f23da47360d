import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { howToSeeAgain } from '../../gate/again.ts';

test('a red test is told with where, by which door, its seed and the command', () => {
  const red = { stage: 'journeys-socket', path: 'test/journeys/goal.test.ts', name: 'a goal (of two) is kept' };
  expect(howToSeeAgain(red, { seed: 7, runsFactor: 1 }).split('\n')).toEqual([
    'RED a goal (of two) is kept',
    '    in test/journeys/goal.test.ts, by Socket Mode, seed 7',
    String.raw`    CAIRN_TEST_SEED=7 npm test -- journeys-socket test/journeys/goal.test.ts -t '^a goal \(of two\) is kept$'`,
  ]);
});

test('a file that broke before its tests is told without a name; a stage that has one door, without a door; the long run with how often it tried', () => {
  expect(howToSeeAgain({ stage: 'unit', path: 'test/unit/a.test.ts' }, { seed: 1, runsFactor: 10 })).toBe(
    'RED the file itself\n    in test/unit/a.test.ts, seed 1\n    CAIRN_TEST_SEED=1 CAIRN_TEST_RUNS_FACTOR=10 npm test -- unit test/unit/a.test.ts',
  );
});

test.each(["what's typed", 'a "b" `c` $d', '100 % (or more)? [yes] {no} a|b \\ ^$'])(
  'the command survives a shell, and names this test alone: %s',
  (name) => {
    const command =
      howToSeeAgain({ stage: 'unit', path: 'a.test.ts', name }, { seed: 1, runsFactor: 1 }).split(' -t ')[1] ?? '';
    const pattern = execFileSync('/bin/sh', ['-c', `printf %s ${command}`], { encoding: 'utf8' });
    expect(name).toMatch(new RegExp(pattern));
    expect(`${name} `).not.toMatch(new RegExp(pattern));
  },
);
