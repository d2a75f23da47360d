import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { silentLogger } from '../../../src/core/logger.ts';
import { type Hints, listenForHints } from '../../../src/delivery/hints.ts';
import { cloneDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let committing: pg.Client;
let hints: Hints;
let heard: number;

beforeEach(async () => {
  database = await cloneDatabase();
  committing = new pg.Client({ connectionString: database.url });
  await committing.connect();
  heard = 0;
  hints = listenForHints(database.url, silentLogger, () => {
    heard += 1;
  });
  await hints.ready;
});
afterEach(async () => {
  await hints.stop();
  await committing.end();
  await database.drop();
});

test('what has committed is heard by then, each time', async () => {
  // The first one says that it listens.
  expect(heard).toBe(1);
  for (let time = 2; time <= 100; time += 1) {
    await committing.query('notify cairn_delivery');
    await hints.caughtUp();
    expect(heard).toBe(time);
  }
});

test('asking disturbs nobody, and after the end there is nothing to wait for', async () => {
  await hints.caughtUp();
  expect(heard).toBe(1);
  await hints.stop();
  await hints.caughtUp();
});
