import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect } from '../../src/database/connect.ts';
import { cloneDatabase } from '../support/test-database.ts';

test('an instant that Postgres keeps is a Date that can be computed with, whatever it is', async () => {
  const cloned = await cloneDatabase();
  const database = connect(cloned.url);
  const read = async (text: string) => {
    const { rows } = await sql<{ at: Date }>`select ${text}::timestamptz as at`.execute(database.kysely);
    return rows[0]?.at.getTime();
  };
  const furthest = 8.64e15;
  expect(await read('2026-11-30T15:48:00Z')).toBe(Date.UTC(2026, 10, 30, 15, 48));
  expect(await read('0044-03-15 12:00:00Z BC')).toBe(Date.parse('-000043-03-15T12:00:00Z'));
  expect(await read('infinity')).toBe(furthest);
  expect(await read('-infinity')).toBe(-furthest);
  expect(await read('294276-01-01T00:00:00Z')).toBe(furthest);
  await database.close();
  await cloned.drop();
});
