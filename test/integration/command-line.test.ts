import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Program } from '../support/program.ts';
import { cloneDatabase, type TestDatabase, withServer } from '../support/test-database.ts';

const name = `cairn_cli_${randomUUID().replaceAll('-', '')}`;
// Not cairn_…: roles belong to the whole server, and another test counts Cairn's.
const outsider = 'outsider_of_command_line_test';
let cloned: TestDatabase;
let emptyUrl: string;

beforeAll(async () => {
  cloned = await cloneDatabase();
  emptyUrl = Object.assign(new URL(cloned.url), { pathname: name }).href;
  await withServer(async (client) => {
    await client.query(`create database ${name}`);
    await client.query(`create role ${outsider} login password 'hush'`);
  });
});
afterAll(async () => {
  await cloned.drop();
  await withServer(async (client) => {
    await client.query(`drop database ${name} with (force)`);
    await client.query(`drop role ${outsider}`);
  });
});

async function run(file: string, env: NodeJS.ProcessEnv, args: string[] = []) {
  const program = new Program(file, { env, args });
  return { code: await program.exitCode(), stdout: program.stdout, stderr: program.stderr };
}

test('migrate brings a database up to date by itself, and then finds nothing to do', async () => {
  const first = await run('src/cli/main.ts', { DATABASE_URL: emptyUrl }, ['migrate']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^migrated: 2026-11-22-01-workspaces-and-people, .+\n$/);
  const second = await run('src/cli/main.ts', { DATABASE_URL: emptyUrl }, ['migrate']);
  expect(second).toEqual({ code: 0, stdout: 'nothing to migrate\n', stderr: '' });
});

test('migrate says what is wrong with its one setting', async () => {
  const { code, stderr } = await run('src/cli/main.ts', { DATABASE_URL: 'cairn' }, ['migrate']);
  expect([code, stderr]).toEqual([
    78,
    expect.stringMatching(/^Cairn cannot migrate:\n- DATABASE_URL must look like postgres:/),
  ]);
});

test.each([
  ['src/cli/main.ts', ['migrate']],
  ['src/main.ts', []],
])('%s %j refuses a user who may not take the roles, with the SQL for an administrator', async (file, args) => {
  const DATABASE_URL = Object.assign(new URL(cloned.url), { username: outsider, password: 'hush' }).href;
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef', PORT: '0' };
  const { code, stderr } = await run(file, { DATABASE_URL, ...slack }, args);
  expect(code).toBe(78);
  expect(stderr).toContain(`grant cairn_app to ${outsider}`);
  expect(stderr).not.toMatch(/^\s+at |hush/m);
});

test('the sandbox tells the story from nothing: kudos, both people, the goal and the answers', async () => {
  const { code, stdout, stderr } = await run('src/sandbox/main.ts', {}, ['--story']);
  expect([code, stderr]).toEqual([0, '']);
  const words = ['Kudos (1)', 'Ana', 'Bibek', 'Give three conference talks', 'I gave my first talk', 'Mark the pauses'];
  expect(words.filter((word) => !stdout.includes(word))).toEqual([]);
  // The history is read back from Postgres after the kudos.
  const afterKudos = stdout.slice(stdout.indexOf('Kudos (1)'));
  expect(afterKudos).toMatch(
    /journal_entries[\s\S]*kudos\.given[\s\S]*goals[\s\S]*answers[\s\S]*Bibek \(mentee\)[\s\S]*Ana \(mentor\)/,
  );
});

test('the sandbox says what it can do when it is told what it does not know', async () => {
  const { code, stderr } = await run('src/sandbox/main.ts', {}, ['--nonsense']);
  expect(code).toBe(64);
  expect(stderr).toContain('npm run sandbox -- --help');
});
