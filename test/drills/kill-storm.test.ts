import { expect, test } from '@jest/globals';
import { serverUrlVariable } from '../support/test-database.ts';
import { totalOf } from './drill.ts';
import { killStorm } from './kill-storm.ts';

test('nothing is lost and nothing is doubled', async () => {
  const serverUrl = process.env[serverUrlVariable] ?? '';
  const rows = await killStorm.run({ size: 'short', serverUrl, say: () => {} });
  expect(rows.filter(({ lost, doubled }) => lost > 0 || doubled > 0)).toEqual([]);
  expect(totalOf(rows).done).toBeGreaterThan(0);
  // A point that no worker came to would prove nothing.
  expect(rows.filter(({ done }) => done === 0)).toEqual([]);
});
