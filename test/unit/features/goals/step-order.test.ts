import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stepChanges, stepMark, whyNotChange } from '../../../../src/features/goals/rules/step-change.ts';
import { type Place, placed } from '../../../../src/features/goals/rules/step-order.ts';
import type { Change, Step } from '../../../../src/features/goals/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { aStep, now, uuid } from '../made.ts';

const names = { mentee: 'Ben', mentor: 'Ana' };

describe('a place', () => {
  test.each<[string, Place<string>, string]>([
    ['b', 'same', 'abcd'],
    ['c', 'first', 'cabd'],
    ['c', 'up', 'acbd'],
    ['a', 'up', 'abcd'],
    ['b', 'down', 'acbd'],
    ['d', 'down', 'abcd'],
    ['a', 'last', 'bcda'],
    ['a', { after: 'c' }, 'bcad'],
    ['d', { after: 'a' }, 'adbc'],
    ['a', { after: 'a' }, 'abcd'],
    ['a', { after: 'gone' }, 'abcd'],
    ['gone', 'first', 'abcd'],
  ])('of %s: %j gives %s', (id, place, order) => {
    expect(placed([...'abcd'], id, place).join('')).toBe(order);
  });
});

/** Where a step goes; the one it follows is told by its number. */
type Wish = Exclude<Place<string>, { after: string }> | { after: number };

type Deed =
  | { do: 'add' }
  | { do: 'tick'; at: number }
  | { do: 'untick'; at: number }
  | { do: 'remove'; at: number }
  | { do: 'change'; at: number; title: string; place: Wish; isStale: boolean };

const at = fc.nat(12);
const place = fc.oneof(
  fc.constantFrom<Wish>('same', 'first', 'up', 'down', 'last'),
  at.map((after) => ({ after })),
);
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('add' as const) }),
  fc.record({ do: fc.constant('tick' as const), at }),
  fc.record({ do: fc.constant('untick' as const), at }),
  fc.record({ do: fc.constant('remove' as const), at }),
  fc.record({
    do: fc.constant('change' as const),
    at,
    title: fc.string({ minLength: 1 }),
    place,
    isStale: fc.boolean(),
  }),
);

/** What the actions do, without a database: the steps in their order, and what the history says of them. */
class Model {
  steps: Step[] = [];
  readonly history: Change[][] = [];
  made = 0;

  act(deed: Deed): void {
    if (deed.do === 'add') {
      this.made += 1;
      this.steps.push(aStep({ id: uuid(this.made), title: `Step ${this.made}` }));
      this.history.push([]);
      return;
    }
    const step = this.steps[deed.at];
    if (!step) return;
    if (deed.do === 'tick' || deed.do === 'untick') {
      if ((step.tickedAt === null) !== (deed.do === 'tick')) return;
      this.steps[deed.at] = { ...step, tickedAt: deed.do === 'tick' ? now : null };
      this.history.push([]);
      return;
    }
    const seen = deed.do === 'change' && deed.isStale ? stepMark({ ...step, title: `${step.title}!` }) : stepMark(step);
    if (whyNotChange(step, seen, names)) return;
    const order = this.steps.map(({ id }) => id);
    if (deed.do === 'remove') {
      this.steps = this.steps.filter((each) => each !== step);
      this.history.push([]);
      return;
    }
    const { place: wanted } = deed;
    const after = typeof wanted === 'object' ? this.steps[wanted.after] : undefined;
    const next = placed(order, step.id, typeof wanted !== 'object' ? wanted : after ? { after: after.id } : 'same');
    const draft = { ...step, title: deed.title };
    const changes = stepChanges(step, draft, names, { from: order.indexOf(step.id), to: next.indexOf(step.id) });
    if (changes.length === 0) {
      expect(next).toEqual(order);
      return;
    }
    this.history.push(changes);
    this.steps = next.map((id) => [draft, ...this.steps].find((each) => each.id === id) ?? draft);
  }
}

test('whatever two people do one after the other: every step has one place, no change is without its revision', () => {
  assertProperty(
    fc.property(fc.array(deeds, { maxLength: 60 }), (many) => {
      const model = new Model();
      for (const deed of many) {
        const before = { steps: model.steps.map((step) => ({ ...step })), revisions: model.history.length };
        model.act(deed);
        const ids = model.steps.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const told = model.history.length - before.revisions;
        // Either nothing happened and nothing is told, or one thing happened and is told once.
        if (told === 0) expect(model.steps).toEqual(before.steps);
        else expect(model.steps).not.toEqual(before.steps);
        expect(told).toBeLessThanOrEqual(1);
        for (const step of before.steps.filter(({ tickedAt }) => tickedAt !== null)) {
          const now = model.steps.find(({ id }) => id === step.id);
          // A ticked step stays, and reads as it read; only the tick may go.
          expect(now).toMatchObject({ title: step.title });
        }
      }
    }),
  );
});
