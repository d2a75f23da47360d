import { describe, expect, test } from '@jest/globals';
import { readWish, UnreadableWish } from '../../gate/wish.ts';

const files = [
  'test/architecture/rules.test.ts',
  'test/unit/core/cadence.test.ts',
  'test/journeys/goal.test.ts',
  'test/journeys/goal-rights.test.ts',
  'test/page/goals.test.ts',
];
const read = (...args: string[]) => readWish(args, files);

test('nothing said is everything', () => {
  const { stages, files: named, isLong, everyDoor } = read();
  expect(stages).toHaveLength(9);
  expect({ named, isLong, everyDoor }).toEqual({ named: [], isLong: false, everyDoor: false });
});

test('stages are run in their own order', () => {
  expect(read('unit', 'types').stages).toEqual(['types', 'unit']);
});

test('a path runs the stages that have such files, and no static check', () => {
  expect(read('./test/journeys/goal.test.ts')).toMatchObject({
    stages: ['journeys', 'journeys-socket'],
    files: ['test/journeys/goal.test.ts'],
    everyDoor: false,
  });
  expect(read('cadence').stages).toEqual(['unit']);
});

test('a stage with a path runs that path there alone, and through a door that it does not always take', () => {
  expect(read('journeys-socket', 'goal-rights')).toMatchObject({
    stages: ['journeys-socket'],
    files: ['test/journeys/goal-rights.test.ts'],
    everyDoor: true,
  });
});

test('a name is looked for in everything that Jest runs', () => {
  const { stages, testName } = read('-t', 'a goal');
  expect(stages).not.toContain('types');
  expect(stages).toContain('page');
  expect(testName).toBe('a goal');
});

test('the long run takes every door', () => {
  expect(read('--long')).toMatchObject({ isLong: true, everyDoor: true });
});

describe('what is not there', () => {
  test('a flag is refused in a sentence', () => {
    expect(() => read('--wach')).toThrow(UnreadableWish);
  });

  test.each([['unti'], ['test/unit/core/candence.test.ts']])('%s is refused with what there is', (word) => {
    expect(() => read(word)).toThrow(`No stage and no test file is called ${word}. The stages are types, style,`);
  });
});
