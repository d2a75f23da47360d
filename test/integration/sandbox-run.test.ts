import { execFile } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isAlive } from '../../src/database/embedded/processes.ts';
import { findRunningPostgres } from '../../src/database/embedded-postgres.ts';
import type { FaultName } from '../../src/sandbox/page-door/backstage-contract.ts';
import { eventually } from '../support/eventually.ts';
import { postmasterPid, query } from '../support/postgres-owner.ts';
import { Program } from '../support/program.ts';
import { SandboxProgram } from '../support/sandbox-program.ts';
import { scratchFolder } from '../support/scratch.ts';

let data: string;
let running: SandboxProgram[];

beforeAll(async () => {
  data = await scratchFolder('sandbox');
});
afterAll(() => rm(data, { recursive: true, force: true }));

beforeEach(() => {
  running = [];
});
afterEach(async () => {
  for (const sandbox of running) {
    if (sandbox.program.hasEnded) continue;
    // Its children end with it, and Postgres is stopped by its watchdog.
    await sandbox.stop();
  }
});

function start(...args: string[]): Promise<SandboxProgram> {
  return begin(...args).up();
}

function begin(...args: string[]): SandboxProgram {
  const sandbox = new SandboxProgram('--empty', '--port', '0', '--data', data, ...args);
  running.push(sandbox);
  return sandbox;
}

const balanced = { waiting: 0, dead: 0, doubled: 0, missing: 0 };

/** Everything that came from a process, and from those that came from it. */
async function descendantsOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    rows.flatMap(([child = 0, of]) => (of === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}

test('a bare workspace can be used at once, its data stay, and nothing else does', async () => {
  const first = await start('--reset');
  expect(first.program.stdout.match(/^Page: /gm)).toHaveLength(1);
  const before = await first.controls();
  expect(before).toMatchObject({ preparing: null, nextDue: null, isMoving: false, faults: [], door: 'http' });
  expect(before.clock.now).toMatch(/^2026-11-23T08:0/);
  expect(before.worker).toMatchObject({ isRunning: true, kills: 0 });
  expect(await first.control({ do: 'move', to: 'next_due', zone: 'Europe/Berlin' })).toMatchObject({ ok: false });

  const dm = await first.pairs();
  const { cast, done } = await first.tour();
  expect(done).toEqual(['pair']);
  const paired = await first.controls();
  expect(paired.ledger).toMatchObject(balanced);
  expect(paired.nextDue?.what).toBe('A check-in opens');
  await first.move('tuesday');
  // 10:00 in Berlin.
  expect((await first.controls()).clock.now).toMatch(/^2026-11-24T09:00:/);

  const second = begin();
  expect(await second.program.exitCode()).toBe(1);
  expect(second.program.stderr).toContain('Another sandbox already runs');

  const processes = await descendantsOf(first.program.pid);
  expect(processes.length).toBeGreaterThanOrEqual(3);
  const said = await first.conversation(cast.menteeId, dm);
  expect(await first.stop()).toBe(0);
  await eventually(() => !processes.some(isAlive), { what: 'the end of its processes' });

  const again = await start();
  expect(await again.conversation(cast.menteeId, dm)).toEqual(said);
  const after = await again.controls();
  expect(after.clock.now >= paired.clock.now).toBe(true);
  expect(after.clock.now).toMatch(/^2026-11-24T09:0/);
  expect(after.ledger).toMatchObject({ ...balanced, sent: paired.ledger.sent });
  // The tokens and ids of before still hold: what falls due now is sent.
  await again.move('next_due');
  await again.shows(({ ledger }) => ledger.sent > paired.ledger.sent && ledger.waiting === 0);
  expect((await again.controls()).ledger).toMatchObject(balanced);
  expect(await again.stop()).toBe(0);

  const anew = await start('--reset');
  expect(await anew.tour()).toMatchObject({ done: [], conversationId: null });
  expect((await anew.controls()).ledger).toEqual({ waiting: 0, sent: 0, moot: 0, dead: 0, doubled: 0, missing: 0 });
  expect([first, again, anew].map(({ program }) => program.stderr)).toEqual(['', '', '']);
});

test('after a kill -9 of the whole sandbox time goes on, what Slack has lost is told, and all else works', async () => {
  const file = join(data, 'empty', 'slack.json');
  const isClosed = async () => (JSON.parse(await readFile(file, 'utf8')) as { isClosed: boolean }).isClosed;
  const first = await start('--reset');
  expect(await isClosed()).toBe(false);
  await copyFile(file, join(data, 'earlier.json'));
  await first.move('day');
  const dm = await first.pairs();
  const before = await first.controls();
  const processes = await descendantsOf(first.program.pid);
  await first.program.end();
  await eventually(() => !processes.some(isAlive), { what: 'the end of its processes' });
  // As if all that had come after the last write.
  await copyFile(join(data, 'earlier.json'), file);

  const again = await start();
  const after = await again.controls();
  // The books end a moment before the clock was read; the day that was moved is not lost.
  expect(after.clock.now.slice(0, 10)).toBe(before.clock.now.slice(0, 10));
  expect(after.ledger.missing).toBe(before.ledger.sent);
  const { cast } = await again.tour();
  const { people, conversations } = await again.workspace(cast.leadId);
  expect(conversations.map(({ id }) => id)).not.toContain(dm);
  // Events, a new conversation and new messages, none of which Cairn takes for one that it knows.
  expect(await again.does(cast.leadId, { do: 'open_home' })).toEqual({ ok: true });
  const general = conversations.find(({ name }) => name === 'general');
  const [one, other] = [cast.mentorId, cast.colleagueId].map((of) => people.find(({ id }) => id === of)?.name);
  const text = `/mentorship pair @${one} @${other}`;
  expect(await again.does(cast.leadId, { do: 'type', conversationId: general?.id ?? '', text })).toEqual({ ok: true });
  const { ledger } = await again.shows(({ ledger: { sent, waiting } }) => sent > before.ledger.sent && waiting === 0);
  expect(ledger).toMatchObject({ dead: 0, doubled: 0, missing: before.ledger.sent });
  expect(await again.stop()).toBe(0);
  expect(await isClosed()).toBe(true);
});

test('a Postgres that is killed comes back beneath it; the second time the sandbox says so and ends with 1', async () => {
  const postgres = join(data, 'empty/postgres');
  const sandbox = await start('--reset');
  // A commit of the sandbox reaches the disk a moment later.
  await query((await findRunningPostgres(postgres, 'cairn')) ?? '', 'checkpoint');
  process.kill(await postmasterPid(postgres), 'SIGKILL');
  await eventually(() => sandbox.program.stdout.includes('Postgres is back'));
  await sandbox.pairs();
  const processes = await descendantsOf(sandbox.program.pid);
  process.kill(await postmasterPid(postgres), 'SIGKILL');
  expect(await sandbox.program.exitCode()).toBe(1);
  expect(sandbox.program.stderr).toMatch(
    /^The sandbox has lost its database:\nPostgres .+the second time within a minute/m,
  );
  await eventually(() => !processes.some(isAlive), { what: 'the end of its processes' });
});

describe('troubles', () => {
  test('a worker that is killed comes back, and what was due meanwhile is said once', async () => {
    const sandbox = await start('--reset');
    const dm = await sandbox.pairs();
    const before = await sandbox.controls();
    expect(await sandbox.control({ do: 'kill_worker' })).toEqual({ ok: true });
    expect((await sandbox.controls()).worker).toEqual({ isRunning: false, pid: null, kills: 1 });
    expect(await sandbox.control({ do: 'kill_worker' })).toMatchObject({ ok: false });
    await sandbox.move('next_due');
    const after = await sandbox.shows(
      ({ worker, ledger }) => worker.isRunning && ledger.sent > before.ledger.sent && ledger.waiting === 0,
    );
    expect(after.worker.pid).not.toBe(before.worker.pid);
    expect(after.ledger).toMatchObject(balanced);
    const { cast } = await sandbox.tour();
    const { messages } = await sandbox.conversation(cast.menteeId, dm);
    expect(messages.filter(({ text }) => text.includes('how is it going?'))).toHaveLength(1);
  });

  test.each<[FaultName, string]>([
    ['rate_limited', 'ratelimited'],
    ['lost_answer', 'lost_answer'],
    ['down', 'refused_connection'],
  ])(
    'after "%s" nothing is lost and nothing is doubled',
    async (fault, refusal) => {
      const sandbox = await start('--reset');
      // Something has to be said while there is trouble: the worker comes back to it.
      await sandbox.control({ do: 'kill_worker' });
      await sandbox.asksToPair();
      expect(await sandbox.control({ do: 'fault', fault })).toEqual({ ok: true });
      expect((await sandbox.controls()).faults.map(({ name }) => name)).toEqual([fault]);
      const meetsIt = async () =>
        (await sandbox.scenes()).scenes.some(({ refusedBecause }) => refusedBecause === refusal);
      await eventually(meetsIt, { what: fault });
      if (fault !== 'lost_answer') expect((await sandbox.controls()).ledger.waiting).toBeGreaterThan(0);
      await sandbox.control({ do: 'heal' });
      expect((await sandbox.controls()).faults).toEqual([]);
      await sandbox.move('hour');
      const { ledger } = await sandbox.shows((controls) => controls.ledger.waiting === 0);
      expect(ledger).toMatchObject({ ...balanced, sent: expect.any(Number) });
      const { cast, conversationId } = await sandbox.tour();
      const { messages } = await sandbox.conversation(cast.menteeId, conversationId ?? '');
      expect(messages.filter(({ text }) => text.includes('Welcome'))).toHaveLength(1);
    },
    120_000,
  );

  test('a message that Slack refuses for good is given up, and counted as that', async () => {
    const sandbox = await start('--reset');
    await sandbox.control({ do: 'kill_worker' });
    await sandbox.asksToPair();
    expect(await sandbox.control({ do: 'fault', fault: 'refused' })).toEqual({ ok: true });
    const { ledger, faults } = await sandbox.shows((controls) => controls.ledger.dead === 1);
    expect([ledger, faults]).toMatchObject([{ dead: 1, doubled: 0, missing: 0 }, []]);
  });
});

test('where Cairn cannot start, the sandbox says so and ends', async () => {
  const spoiler = join(data, 'spoiler.cjs');
  // Each process of Cairn ends as soon as it is told to start.
  await writeFile(
    spoiler,
    "if (process.argv[1]?.endsWith('sandbox/process.ts')) process.on('message', () => process.exit(3));",
  );
  const program = new Program('src/sandbox/main.ts', {
    args: ['--empty', '--reset', '--port', '0', '--data', data],
    env: { NODE_OPTIONS: `--require ${spoiler}` },
  });
  expect(await program.exitCode()).toBe(1);
  expect(program.stderr).toContain('Cairn ended while it was starting');
  expect(program.stderr).not.toContain('    at ');
  expect(program.stdout).not.toContain('Cairn is up');
});

test('what it does not know it says in a sentence', async () => {
  const { program } = begin('--fast');
  expect(await program.exitCode()).toBe(64);
  expect(program.stderr).toContain('no --fast');
  expect(program.stdout).toBe('');
});
