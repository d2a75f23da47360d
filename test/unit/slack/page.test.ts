import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { section } from '../../../src/slack/blocks.ts';
import { pageOf } from '../../../src/slack/page.ts';
import { assertProperty } from '../../support/property.ts';

test('whoever turns every page sees every item once, in order, on pages that a view takes', () => {
  const lists = fc.record({
    heights: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 60 }),
    perPage: fc.integer({ min: 1, max: 12 }),
    maxBlocks: fc.integer({ min: 7, max: 30 }),
  });
  assertProperty(
    fc.property(lists, ({ heights, perPage, maxBlocks }) => {
      const items = heights.map((height, index) => ({ height, index }));
      const seen: number[] = [];
      for (let hasMore = true; hasMore; ) {
        // As a query gives it: one more than a page holds.
        const found = items.slice(seen.length, seen.length + perPage + 1);
        const page = pageOf(found, { perPage, maxBlocks }, ({ height, index }) =>
          Array.from({ length: height }, () => section(`${index}`)),
        );
        expect(page.blocks).toHaveLength(page.shown.reduce((blocks, { height }) => blocks + height, 0));
        expect(page.blocks.length).toBeLessThanOrEqual(maxBlocks);
        expect(page.shown.length).toBeLessThanOrEqual(perPage);
        expect(page.shown.length > 0 || found.length === 0).toBe(true);
        seen.push(...page.shown.map(({ index }) => index));
        hasMore = page.hasMore;
      }
      expect(seen).toEqual(items.map(({ index }) => index));
    }),
  );
});
