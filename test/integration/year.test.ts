import { expect, test } from '@jest/globals';
import { playYear } from '../../src/sandbox/year/play-year.ts';
import { lendDatabase } from '../support/test-database.ts';

test('sixteen weeks of a busy pair, as `npm run sandbox -- --year` lives them: a good guest, who says why', async () => {
  const database = await lendDatabase();
  const lines: string[] = [];
  const breaches = await playYear((line) => lines.push(line), { weeks: 16, databaseUrl: database.url });
  await database.giveBack();
  expect(breaches).toEqual([]);
  const told = lines.join('\n');
  for (const line of [
    /Tuesday 24 +10:00 15:15 +both are asked {2}\(the rhythm\)/,
    /Tuesday 22 +10:00 15:15 +· nobody is asked {2}\(the mentee is off until 4 January 2027\)/,
    /both are asked again {2}\(it was snoozed for both\)/,
    /Ana is reminded, alone {2}\(they snoozed it\)/,
    /would another rhythm suit you better\?/,
    /▶ Bibek presses Less often on the question/,
  ]) {
    expect(told).toMatch(line);
  }
});
