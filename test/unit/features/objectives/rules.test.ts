import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mostObjectives, readObjectiveTitle, requireRoom } from '../../../../src/features/objectives/rules.ts';
import type { Objective, ObjectiveId } from '../../../../src/features/objectives/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { now, uuid } from '../made.ts';

const one = (title: string, retiredAt: Date | null = null): Objective => ({
  id: uuid<ObjectiveId>(),
  kind: 'value',
  title,
  retiredAt,
});

test('a title that was read is trimmed, no longer than a hundred characters, and reads as itself', () => {
  assertProperty(
    fc.property(fc.string({ maxLength: 130 }), (text) => {
      let title: string;
      try {
        title = readObjectiveTitle(text, []);
      } catch (error) {
        return expect(error).toMatchObject({ field: 'title' });
      }
      expect(title.length).toBeLessThanOrEqual(100);
      expect(readObjectiveTitle(title, [])).toBe(title);
      expect(() => readObjectiveTitle(` ${title} `, [one(title)])).toThrow('same_title');
    }),
  );
});

test('a retired one of the same name is to be brought back, and retired ones take no room', () => {
  expect(() => readObjectiveTitle('We teach', [one('we TEACH', now)])).toThrow('same_title');
  const full = Array.from({ length: mostObjectives }, (_, i) => one(`v${i}`));
  expect(() => requireRoom(full)).toThrow('too_many_objectives');
  expect(() => requireRoom(full.map((each, i) => (i === 0 ? { ...each, retiredAt: now } : each)))).not.toThrow();
});
