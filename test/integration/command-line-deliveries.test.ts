import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type PersonId, type WorkspaceId } from '../../src/core/ids.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import type { DeliveryId } from '../../src/delivery/message.ts';
import { Program, root } from '../support/program.ts';
import { scratchFolder } from '../support/scratch.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

const acme = 'T0ACME' as WorkspaceId;
const globex = 'T0GLOBEX' as WorkspaceId;
const secret = 'Give three conference talks';

let cloned: TestDatabase;
let database: Database;

beforeAll(async () => {
  cloned = await cloneDatabase();
  database = connect(cloned.url);
});
afterAll(async () => {
  await database.close();
  await cloned.drop();
});

interface Row {
  readonly kind?: string;
  readonly state?: 'dead' | 'pending' | 'sent';
  readonly reason?: string | null;
  readonly at?: string;
  readonly target?: readonly string[];
}

/** Puts rows into a workspace's outbox as the pump leaves them. @returns their ids */
async function given(workspaceId: WorkspaceId, ...rows: readonly Row[]): Promise<DeliveryId[]> {
  const ids = rows.map(() => newId<DeliveryId>());
  await withWorkspace(database, workspaceId, async (tx) => {
    await tx
      .insertInto('workspaces')
      .values({ workspaceId, firstSeenAt: new Date(0) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const known = { isAdmin: false, isBot: false, isDeactivated: false, isExternal: false, fetchedAt: new Date(0) };
    await tx
      .insertInto('people')
      .values({ workspaceId, id: 'U1' as PersonId, name: secret, timeZone: 'UTC' as never, ...known })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (const [index, row] of rows.entries()) {
      const { kind = 'check_in.prompt', state = 'dead', reason = 'user_disabled', target = ['U1', 'U2'] } = row;
      const at = new Date(row.at ?? '2026-11-20T04:15:30Z');
      const id = ids[index] as DeliveryId;
      await tx
        .insertInto('deliveries')
        .values({
          ...{ workspaceId, id, kind, state, reason, target: [...target], operation: 'post', subjectId: id },
          targetKind: target[0]?.startsWith('C') ? 'channel' : 'people',
          ...{ dedupKey: id, dueAt: at, createdAt: at, attempts: 2 },
          finishedAt: state === 'pending' ? null : at,
          retryAt: state === 'pending' ? new Date('2026-11-20T04:20:00Z') : null,
          ...(state === 'sent' ? { channelId: 'C1' as never, ts: '1.0' } : {}),
        })
        .execute();
    }
  });
  return ids;
}

beforeEach(async () => {
  for (const workspace of [acme, globex]) {
    await withWorkspace(database, workspace, (tx) => tx.deleteFrom('deliveries').execute());
  }
});

async function cairn(...args: string[]) {
  const program = new Program('src/cli/main.ts', { env: { DATABASE_URL: cloned.url }, args });
  return { code: await program.exitCode(), stdout: program.stdout, stderr: program.stderr };
}

async function states(workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await withWorkspace(database, workspaceId, (tx) =>
    tx.selectFrom('deliveries').select('state').orderBy('seq').execute(),
  );
  return rows.map(({ state }) => state);
}

/** The cells of a table's lines, by their columns' names. */
function lines(text: string): Record<string, string>[] {
  const [head = '', ...rest] = text.split('\n').slice(text.split('\n').findIndex((line) => line.startsWith('ID ')));
  const names = head.split(/\s{2,}/);
  return rest
    .filter((line) => /^[0-9a-f-]{36} /.test(line))
    .map((line) => Object.fromEntries(line.split(/\s{2,}/).map((cell, index) => [names[index] ?? '', cell])));
}

describe('cairn deliveries', () => {
  test('--failed shows what Slack refused for good, newest first, in words and code and without a word of anybody', async () => {
    const [first] = await given(acme, {});
    const [second] = await given(globex, {
      kind: 'win.post',
      reason: 'restricted_action',
      target: ['C1'],
      at: '2026-11-21T10:00:00Z',
    });
    await given(acme, { state: 'pending', reason: null }, { state: 'sent', reason: null });
    const { code, stdout, stderr } = await cairn('deliveries', '--failed');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Failed: 2\n/);
    expect(lines(stdout)).toEqual([
      {
        ...{ ID: second, WORKSPACE: globex, KIND: 'win.post', OPERATION: 'post', TARGET: 'C1', STATE: 'dead' },
        ...{ ATTEMPTS: '2', SINCE: '2026-11-21 10:00Z' },
        WHY: 'the rules of this workspace do not let Cairn write there (restricted_action)',
      },
      {
        ...{ ID: first, WORKSPACE: acme, KIND: 'check_in.prompt', OPERATION: 'post', TARGET: 'U1,U2', STATE: 'dead' },
        ...{ ATTEMPTS: '2', SINCE: '2026-11-20 04:15Z', WHY: 'an account is deactivated (user_disabled)' },
      },
    ]);
    expect(stdout).not.toContain(secret);
  });

  test('--waiting shows what is due and when it is tried again', async () => {
    const [id] = await given(acme, { state: 'pending', reason: 'http_503' });
    await given(acme, { state: 'pending', reason: null, at: '2126-01-01T00:00:00Z' }, {});
    const { stdout } = await cairn('deliveries', '--waiting');
    expect(stdout).toMatch(/^Waiting: 1\n/);
    expect(lines(stdout)).toMatchObject([
      { ID: id, 'DUE SINCE': '2026-11-20 04:15Z', 'TRIED NEXT': '2026-11-20 04:20Z', STATE: 'pending', ATTEMPTS: '2' },
    ]);
    expect(stdout).toContain('Slack was busy, or did not answer (http_503)');
  });

  test('says both, of one workspace, no more than asked for, and that there is more', async () => {
    await given(acme, {}, {}, {});
    await given(globex, {});
    const { stdout } = await cairn('deliveries', '--workspace', acme, '--limit', '2');
    expect(stdout).toMatch(/^Failed: 3, of which 2 are shown \(--limit N shows more\)\n/);
    expect(stdout).toContain('Waiting: nothing that is due.');
    expect(lines(stdout).map(({ WORKSPACE }) => WORKSPACE)).toEqual([acme, acme]);
  });

  test('--json is for programs', async () => {
    const [id] = await given(acme, {});
    const { stdout } = await cairn('deliveries', '--failed', '--json');
    expect(JSON.parse(stdout)).toEqual([
      {
        ...{ id, workspace: acme, kind: 'check_in.prompt', operation: 'post', targetKind: 'people' },
        ...{ target: ['U1', 'U2'], state: 'dead', attempts: 2, reason: 'user_disabled', retryAt: null },
        ...{ why: 'an account is deactivated', since: '2026-11-20T04:15:30.000Z' },
      },
    ]);
    expect(JSON.parse((await cairn('deliveries', '--waiting', '--json')).stdout)).toEqual([]);
  });

  test('says that there is nothing', async () => {
    expect(await cairn('deliveries')).toEqual({
      code: 0,
      stdout: 'Failed: nothing.\n\nWaiting: nothing that is due.\n',
      stderr: '',
    });
  });
});

describe('cairn deliveries resend', () => {
  test('puts named ones back, once, and says how many', async () => {
    const [one, two] = await given(acme, {}, {});
    const [three] = await given(globex, {});
    const resend = () => cairn('deliveries', 'resend', String(one).toUpperCase(), String(three));
    expect(await resend()).toEqual({ code: 0, stdout: '2 deliveries will be sent again.\n', stderr: '' });
    expect([await states(acme), await states(globex)]).toEqual([['pending', 'dead'], ['pending']]);
    expect(await resend()).toEqual({
      code: 0,
      stdout: '0 deliveries will be sent again.\n2 deliveries had not failed, and stay as they are.\n',
      stderr: '',
    });
    expect((await cairn('deliveries', 'resend', String(two), String(two))).stdout).toBe(
      '1 delivery will be sent again.\n',
    );
  });

  test('leaves alone what was sent', async () => {
    const [id] = await given(acme, { state: 'sent', reason: null });
    expect((await cairn('deliveries', 'resend', String(id))).stdout).toBe(
      '0 deliveries will be sent again.\n1 delivery had not failed, and stays as it is.\n',
    );
    expect(await states(acme)).toEqual(['sent']);
  });

  test('names an id that there is not, and sends the others', async () => {
    const [id] = await given(acme, {});
    const unknown = newId<DeliveryId>();
    const { code, stdout, stderr } = await cairn('deliveries', 'resend', unknown, 'xyz', String(id));
    expect([code, stdout]).toEqual([1, '1 delivery will be sent again.\n']);
    expect(stderr).toBe(
      `There is no delivery ${unknown}: npx cairn deliveries --failed shows the ids.\nThere is no delivery xyz: npx cairn deliveries --failed shows the ids.\n`,
    );
    expect(await states(acme)).toEqual(['pending']);
  });

  test('--all-failed takes a workspace and a reason', async () => {
    await given(acme, {}, { reason: 'restricted_action' }, { state: 'sent', reason: null });
    await given(globex, {}, {});
    const all = (...args: string[]) =>
      cairn('deliveries', 'resend', '--all-failed', ...args).then(({ stdout }) => stdout);
    expect(await all('--workspace', acme, '--reason', 'user_disabled')).toBe('1 delivery will be sent again.\n');
    expect([await states(acme), await states(globex)]).toEqual([
      ['pending', 'dead', 'sent'],
      ['dead', 'dead'],
    ]);
    expect(await all('--reason', 'nonsense')).toBe('0 deliveries will be sent again.\n');
    expect(await all()).toBe('3 deliveries will be sent again.\n');
    expect([await states(acme), await states(globex)]).toEqual([
      ['pending', 'pending', 'sent'],
      ['pending', 'pending'],
    ]);
  });
});

describe('cairn', () => {
  test.each([['help'], ['--help'], ['deliveries', '--help']])('%s %s shows what there is', async (...args) => {
    const { code, stdout, stderr } = await cairn(...args);
    expect([code, stderr]).toEqual([0, '']);
    for (const words of ['deliveries', '--failed', '--waiting', 'resend --all-failed', '--reason']) {
      expect(stdout).toContain(words);
    }
  });

  test.each([
    [[], /^Say what to do\. /],
    [['delivries'], /^Cairn knows no "delivries"\. Did you mean "deliveries"\? /],
    [['deliveries', '--faild'], /^There is no --faild\. Did you mean --failed\? /],
    [['deliveries', 'resend'], /^Say which: /],
    [['migrate', 'now'], /^"migrate" takes no "now"\. /],
  ])('%j is bad usage', async (args, says) => {
    const { code, stdout, stderr } = await cairn(...args);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(says);
    expect(stderr).toContain('`npx cairn help` shows what there is.');
  });

  test('says what is wrong with the database, without a stack', async () => {
    const run = async (DATABASE_URL: string) => {
      const program = new Program('src/cli/main.ts', { env: { DATABASE_URL }, args: ['deliveries'] });
      return { code: await program.exitCode(), stderr: program.stderr };
    };
    expect(await run('cairn')).toEqual({
      code: 78,
      stderr: expect.stringMatching(/^Cairn cannot look at the deliveries:\n- DATABASE_URL must look like postgres:/),
    });
    const unprepared = Object.assign(new URL(cloned.url), { pathname: 'template1' }).href;
    expect(await run(unprepared)).toEqual({
      code: 78,
      stderr: expect.stringMatching(/this database is not prepared for Cairn .*`npx cairn migrate` prepares it\n$/),
    });
    const nowhere = Object.assign(new URL(cloned.url), { port: '1' }).href;
    expect(await run(nowhere)).toEqual({ code: 1, stderr: expect.stringContaining('does not let Cairn in') });
  });

  // `npx` asks npm where the program is: the bin of package.json, on the Node that the project brings along.
  test('is what `npx cairn` runs', async () => {
    const home = await scratchFolder('npx');
    // Without what npm puts there: only the machine's own Node, whatever it is.
    const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
    const env = {
      PATH: folders.join(':'),
      HOME: home,
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    };
    const npx = spawn('npx', ['cairn', 'deliveries', '--faild'], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    npx.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = await once(npx, 'close');
    await rm(home, { recursive: true, force: true });
    expect(stderr).toContain('There is no --faild. Did you mean --failed?');
    expect(code).toBe(64);
  });
});
