import { expect, test } from '@jest/globals';
import { serverUrlVariable } from '../support/test-database.ts';
import { badDatabase } from './bad-database.ts';
import { totalOf } from './drill.ts';

test('nothing is lost and nothing is doubled', async () => {
  const serverUrl = process.env[serverUrlVariable] ?? '';
  const rows = await badDatabase.run({ size: 'short', serverUrl, say: () => {} });
  expect(rows.filter(({ lost, doubled }) => lost > 0 || doubled > 0)).toEqual([]);
  expect(totalOf(rows).done).toBeGreaterThan(0);
});
