import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WorkspaceId } from '../../../src/core/ids.ts';
import { eachAlone, findFailing, type RowRef } from '../../../src/quarantine/isolate.ts';
import { assertAsyncProperty } from '../../support/property.ts';

const row = (id: number): RowRef => ({ workspaceId: `T${id % 3}` as WorkspaceId, id: String(id) });
const someRows = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 200 });

test('halving finds exactly the rows that break the work, does every other one once, and costs little where few are bad', async () => {
  await assertAsyncProperty(
    fc.asyncProperty(someRows, fc.integer({ min: 1, max: 60 }), async (ids, everyNth) => {
      const bad = new Set(ids.filter((_, index) => index % everyNth === 0 && everyNth < 50).map(String));
      const done: string[] = [];
      let runs = 0;
      const failed = await findFailing(ids.map(row), async (rows) => {
        runs += 1;
        if (rows.some(({ id }) => bad.has(id))) throw new Error('breaks');
        done.push(...rows.map(({ id }) => id));
      });
      expect(new Set(failed.map(({ id }) => id))).toEqual(bad);
      expect(done.toSorted()).toEqual(
        ids
          .map(String)
          .filter((id) => !bad.has(id))
          .toSorted(),
      );
      expect(runs).toBeLessThanOrEqual(1 + 2 * bad.size * (1 + Math.ceil(Math.log2(Math.max(2, ids.length)))));
    }),
  );
});

test('what the database says of itself ends the search: no row is set aside for it', async () => {
  const trouble = Object.assign(new Error('server stops'), { code: '57P01' });
  await expect(findFailing([row(1), row(2)], () => Promise.reject(trouble))).rejects.toBe(trouble);
});

test('rows that only break together are done apart', async () => {
  const failed = await findFailing([row(1), row(2)], async (rows) => {
    if (rows.length > 1) throw new Error('the same key twice');
  });
  expect(failed).toEqual([]);
});

test('one that throws costs nothing but itself', () => {
  const error = new Error('odd');
  const { done, failed } = eachAlone([1, 2, 3, 4].map(row), ({ id }) => {
    if (Number(id) % 2 === 1) throw error;
    return `did ${id}`;
  });
  expect(done).toEqual(['did 2', 'did 4']);
  expect(failed).toEqual([1, 3].map((id) => ({ ...row(id), error })));
});
