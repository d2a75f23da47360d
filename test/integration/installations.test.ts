import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MovableClock } from '../../src/core/clock.ts';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import { NotInstalled, storedInstallations, storeInstallation } from '../../src/slack/installations.ts';
import { createTokenVault } from '../../src/slack/token-vault.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

const acme = 'T0ACME' as WorkspaceId;
const globex = 'T0GLOBEX' as WorkspaceId;
const vault = createTokenVault(randomBytes(32));
const calendar = new MovableClock('2026-11-23T04:00:00Z');
let machine: MovableClock;
let cloned: TestDatabase;
let database: Database;

beforeAll(async () => {
  cloned = await cloneDatabase();
  database = connect(cloned.url);
});
beforeEach(() => {
  machine = new MovableClock('2026-01-01T00:00:00Z');
});
afterAll(async () => {
  await database.close();
  await cloned.drop();
});

const install = (workspaceId: WorkspaceId, botToken: string) =>
  storeInstallation(database, vault, calendar, { workspaceId, botToken, botId: 'B1', botUserId: 'U1' });

test('a token that another process changed is known half a minute later at the latest', async () => {
  await install(acme, 'xoxb-first');
  const installations = storedInstallations(database, vault, machine);
  expect(await installations.get(acme)).toMatchObject({ botToken: 'xoxb-first' });
  await install(acme, 'xoxb-second');
  machine.advance({ seconds: 30 });
  expect(await installations.get(acme)).toMatchObject({ botToken: 'xoxb-second' });
});

test('an installation that was taken away is gone half a minute later at the latest', async () => {
  await install(acme, 'xoxb-first');
  const installations = storedInstallations(database, vault, machine);
  await installations.get(acme);
  await withWorkspace(database, acme, (tx) => tx.deleteFrom('installations').execute());
  machine.advance({ seconds: 30 });
  await expect(installations.get(acme)).rejects.toThrow(NotInstalled);
});

test('many who ask are answered by one look, and the next for a while by none', async () => {
  await install(acme, 'xoxb-first');
  const installations = storedInstallations(database, vault, machine);
  const first = installations.get(acme);
  expect(installations.get(acme)).toBe(first);
  await first;
  machine.advance({ seconds: 29 });
  expect(installations.get(acme)).toBe(first);
});

test('that Cairn is not installed is not remembered: once it is, it works', async () => {
  const installations = storedInstallations(database, vault, machine);
  await expect(installations.get(globex)).rejects.toThrow(NotInstalled);
  await install(globex, 'xoxb-globex');
  expect(await installations.get(globex)).toMatchObject({ botToken: 'xoxb-globex' });
});

test('a clock that is set back makes nothing true for longer', async () => {
  await install(acme, 'xoxb-first');
  const installations = storedInstallations(database, vault, machine);
  await installations.get(acme);
  await install(acme, 'xoxb-second');
  machine.advance({ hours: -2 });
  expect(await installations.get(acme)).toMatchObject({ botToken: 'xoxb-second' });
});
