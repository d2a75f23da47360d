import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { changesBetween, draftOf } from '../../../../src/features/goals/rules/draft.ts';
import { mergeDrafts } from '../../../../src/features/goals/rules/merge.ts';
import type { GoalDraft } from '../../../../src/features/goals/types.ts';
import { assertProperty } from '../../../support/property.ts';
import { aGoal } from '../made.ts';

const before = draftOf(aGoal());

/** A draft in which some fields differ, few values so that two people often want the same. */
const drafts: fc.Arbitrary<GoalDraft> = fc.record({
  frame: fc.constantFrom('smart', 'real'),
  title: fc.constantFrom('a', 'b', 'c'),
  evidence: fc.constantFrom('', 'x', 'y'),
  achievable: fc.constantFrom('', 'x'),
  relevant: fc.constantFrom('', 'x'),
  experimental: fc.constant(''),
  aspirational: fc.constant(''),
  learning: fc.constantFrom('', 'x'),
  deadlineOn: fc.constantFrom('2027-01-01' as LocalDate, '2027-02-01' as LocalDate),
  horizon: fc.constantFrom('short', 'long'),
  measure: fc.constant('number'),
  baseline: fc.constantFrom(0, 1),
  target: fc.constantFrom(3, 5),
  unit: fc.constantFrom('talks', 'books'),
});

describe('a change on top of another', () => {
  test('to different fields keeps both', () => {
    const merged = mergeDrafts(
      before,
      { ...before, title: 'Mine' },
      { ...before, deadlineOn: '2027-12-24' as LocalDate },
    );
    expect(merged).toEqual({
      draft: { ...before, title: 'Mine', deadlineOn: '2027-12-24' },
      conflicts: [],
      kept: ['deadline'],
    });
  });

  test('to the same field shows both versions and decides nothing unseen', () => {
    const merged = mergeDrafts(before, { ...before, title: 'Mine' }, { ...before, title: 'Yours' });
    expect(merged.conflicts).toEqual([{ field: 'title', now: 'Yours', wanted: 'Mine' }]);
    expect(merged.draft.title).toBe('Mine');
  });

  test('a measure is one thing: its numbers are never mixed', () => {
    const merged = mergeDrafts(before, { ...before, relevant: 'x' }, { ...before, target: 9, unit: 'books' });
    expect(merged.draft).toMatchObject({ target: 9, unit: 'books', relevant: 'x' });
    const both = mergeDrafts(before, { ...before, target: 5 }, { ...before, unit: 'books' });
    expect(both.conflicts.map(({ field }) => field)).toEqual(['measure']);
    expect(both.draft).toMatchObject({ target: 5, unit: 'talks' });
  });

  test('no field of either is lost: each is in the draft, or named as a conflict', () => {
    assertProperty(
      fc.property(drafts, drafts, drafts, (base, wanted, now) => {
        const { draft, conflicts } = mergeDrafts(base, wanted, now);
        const open = new Set(conflicts.map(({ field }) => field));
        const differs = (from: GoalDraft, to: GoalDraft) => new Set(changesBetween(from, to).map(({ field }) => field));
        const ours = differs(base, wanted);
        const theirs = differs(base, now);
        const fromWanted = differs(wanted, draft);
        const fromNow = differs(now, draft);
        // What only one of them changed stands as they would have it.
        for (const field of ours) if (!theirs.has(field)) expect(fromWanted.has(field)).toBe(false);
        for (const field of theirs) if (!ours.has(field)) expect(fromNow.has(field)).toBe(false);
        for (const field of open) expect(ours.has(field) && theirs.has(field)).toBe(true);
        for (const field of ours) {
          if (theirs.has(field) && differs(wanted, now).has(field)) expect(open.has(field)).toBe(true);
        }
      }),
    );
  });

  test('nothing changed meanwhile: the change as it is; nothing wanted: the goal as it is', () => {
    assertProperty(
      fc.property(drafts, drafts, (base, other) => {
        expect(mergeDrafts(base, other, base)).toEqual({ draft: other, conflicts: [], kept: [] });
        const { draft, conflicts } = mergeDrafts(base, base, other);
        expect(changesBetween(other, draft)).toEqual([]);
        expect(conflicts).toEqual([]);
      }),
    );
  });
});
