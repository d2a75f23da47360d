import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { Test } from '@jest/reporters';
import LongestFirst, { timingKey } from '../../gate/sequencer.ts';
import timings from '../../gate/timings.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '../../..');

function testOf(stage: string, file: string): Test {
  return { path: path.join(root, file), context: { config: { rootDir: root, displayName: { name: stage } } } } as Test;
}

test('the longest file of all projects comes first, one that nobody has timed before it', () => {
  const [long, short] = Object.entries(timings)
    .sort(([, one], [, other]) => other - one)
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .map(([key]) => key.split(' ') as [string, string]);
  const files = [
    testOf(...(short ?? ['', ''])),
    testOf(...(long ?? ['', ''])),
    testOf('unit', 'test/unit/new.test.ts'),
  ];
  expect(new LongestFirst().sort(files)).toEqual(files.toReversed());
});

test('nearly every file has been timed; where one is long and unknown, the end of a run waits for it', () => {
  const all = globSync('test/{unit,integration,journeys,drills,page}/**/*.test.ts', { cwd: root });
  const unknown = all.filter((file) => !(timingKey(file.split('/')[1] ?? '', file) in timings));
  expect(unknown.length).toBeLessThan(all.length / 8);
  const stale = Object.keys(timings).filter(
    (key) => !all.includes(key.split(' ')[1] ?? '') && !key.startsWith('architecture '),
  );
  expect(stale.length).toBeLessThan(all.length / 8);
});
