import { cp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/core/clock.ts';
import { findRunningPostgres } from '../../src/database/embedded-postgres.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import { signedHeaders } from '../../src/sandbox/slack/outgoing.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { castOf } from '../../src/sandbox/story/tell-story.ts';
import { eventually } from '../support/eventually.ts';
import { patientSlack } from '../support/patient-slack.ts';
import { listPostmasters, postmasterPid, query } from '../support/postgres-owner.ts';
import { Program, root } from '../support/program.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type LentDatabase, lendDatabase } from '../support/test-database.ts';

let database: LentDatabase;
let slack: SandboxSlack;
let cast: ReturnType<typeof castOf>;
let running: Program[];

beforeEach(async () => {
  // What one test leaves unsent would be sent in the next one, to a Slack that does not know it.
  database = await lendDatabase();
  slack = await SandboxSlack.start({ clock: systemClock, ...patientSlack, manifest: readManifest() });
  cast = castOf(slack);
  running = [];
});
afterEach(async () => {
  for (const program of running) await program.end();
  await slack.close();
  await database.giveBack();
});

/** What `npm start` runs, with the four settings and what is added. */
function start(more: NodeJS.ProcessEnv, cwd: string = root): Program {
  const { botToken } = cast.acme;
  const own = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
  };
  const program = new Program(join(cwd, 'src/main.ts'), { env: { ...own, ...more }, cwd });
  running.push(program);
  return program;
}

/** Waits until it answers, and has Slack send its requests there. */
async function connect(program: Program): Promise<string> {
  const origin = `http://127.0.0.1:${await program.port()}`;
  slack.connect({ requestUrl: `${origin}/slack/events` });
  return origin;
}

async function pairs(): Promise<void> {
  const { lead, mentee, mentor, acme } = cast;
  await mentee.command('/goal', 'Give three talks');
  await mentee.sees('you have none yet');
  await lead.command('/mentorship', 'pair @Ana @Bibek');
  await lead.sees('Done:');
  const dm = () => acme.conversationBetween(mentor, mentee);
  await eventually(() => dm() !== undefined);
  await mentee.sees('What to do first', { in: dm() ?? '' });
}

test('serves a Slack that is not ours, and says nothing private', async () => {
  const cairn = start({ DATABASE_URL: database.url });
  const origin = await connect(cairn);
  await eventually(async () => (await fetch(`${origin}/readyz`)).status === 200);
  await pairs();
  cairn.signal('SIGTERM');
  expect(await cairn.exitCode()).toBe(0);
  expect(cairn.stderr).toBe('');
  const unlogged = [cast.acme.botToken, slack.signingSecret, new URL(database.url).password, 'three talks', 'Bibek'];
  expect(unlogged.filter((word) => cairn.stdout.includes(word))).toEqual([]);
  // Every line is one of the log.
  expect(cairn.log).toHaveLength(cairn.stdout.trim().split('\n').length);
});

test('waits for a Slack that is away, alive but not ready', async () => {
  slack.faults.add({ kind: 'server_error', method: 'auth.test' });
  const cairn = start({ DATABASE_URL: database.url });
  const origin = await connect(cairn);
  await eventually(() => slack.calls.length > 0);
  expect((await fetch(`${origin}/readyz`)).status).toBe(503);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  await eventually(async () => (await fetch(`${origin}/readyz`)).status === 200);
});

test('a signed null costs itself alone: it is answered 400, and the process lives', async () => {
  const cairn = start({ DATABASE_URL: database.url });
  const origin = await connect(cairn);
  for (const body of ['null', '[]', 'payload=null']) {
    const type = body.startsWith('payload') ? 'application/x-www-form-urlencoded' : 'application/json';
    const headers = { 'content-type': type, ...signedHeaders(body, slack.signingSecret) };
    const answer = await fetch(`${origin}/slack/events`, { method: 'POST', body, headers });
    expect([body, answer.status]).toEqual([body, 400]);
  }
  await cast.mentee.command('/goal', 'list');
  expect(slack.requests.at(-1)).toMatchObject({ outcome: 'acked' });
  expect(cairn.hasEnded).toBe(false);
  expect(cairn.stderr).toBe('');
});

describe('with SLACK_APP_TOKEN', () => {
  const inSocketMode = () => ({
    DATABASE_URL: database.url,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: '',
  });

  test('opens a socket, says so in a sentence, comes back when it is cut, and closes it on SIGTERM', async () => {
    const cairn = start(inSocketMode());
    slack.connect({ socketMode: true });
    const origin = `http://127.0.0.1:${await cairn.port()}`;
    await eventually(async () => (await fetch(`${origin}/readyz`)).status === 200);
    await eventually(() => cairn.stdout.includes('Slack comes in through Socket Mode, because SLACK_APP_TOKEN is set'));
    await cast.mentee.command('/goal', 'list');
    expect(slack.requests.at(-1)).toMatchObject({ outcome: 'acked' });
    slack.cutSockets();
    await eventually(() => slack.sockets.open.length === 0);
    await eventually(() => slack.sockets.open.length === 1);
    await cast.mentee.command('/goal', 'list');
    expect(slack.requests.at(-1)).toMatchObject({ outcome: 'acked' });
    cairn.signal('SIGTERM');
    expect(await cairn.exitCode()).toBe(0);
    expect(slack.sockets.open).toEqual([]);
    expect(cairn.stderr).toBe('');
    expect(cairn.stdout).not.toContain(slack.appToken);
    expect(cairn.log).toHaveLength(cairn.stdout.trim().split('\n').length);
  });

  test('waits for a Slack that is away, alive but not ready, and can be stopped meanwhile', async () => {
    slack.faults.add({ kind: 'server_error', times: 1000 });
    slack.connect({ socketMode: true });
    const cairn = start(inSocketMode());
    const origin = `http://127.0.0.1:${await cairn.port()}`;
    expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ ready: false, slack: false, socket: false });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    slack.faults.clear();
    await eventually(async () => (await fetch(`${origin}/readyz`)).status === 200);
    slack.faults.add({ kind: 'refused_connection', times: 1000 });
    slack.cutSockets();
    await eventually(async () => (await fetch(`${origin}/readyz`)).status === 503);
    cairn.signal('SIGTERM');
    expect(await cairn.exitCode()).toBe(0);
  });
});

test('on SIGTERM finishes what it is in, and exits 0; a second signal does not hurt', async () => {
  const cairn = start({ DATABASE_URL: database.url });
  await connect(cairn);
  await eventually(() => slack.calls.some(({ method }) => method === 'auth.test'));
  slack.faults.add({ kind: 'slow', ms: 1000, method: 'views.open' });
  const asked = cast.lead.command('/mentorship', 'setup');
  await eventually(() => slack.calls.some(({ method }) => method === 'views.open'));
  const startedAt = performance.now();
  cairn.signal('SIGTERM');
  await eventually(() => cairn.log.some(({ msg }) => msg === 'stopping'));
  cairn.signal('SIGINT');
  expect(await cairn.exitCode()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  await asked;
  expect((await cast.lead.modal('Set up the program')).isOpen).toBe(true);
  expect(cairn.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

describe('without a database of its own', () => {
  let checkout: string;

  beforeAll(async () => {
    checkout = await scratchFolder('checkout');
    for (const each of ['src', 'migrations', 'package.json'])
      await cp(join(root, each), join(checkout, each), { recursive: true });
    await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'));
  });
  afterAll(() => rm(checkout, { recursive: true, force: true }));

  test('brings its own under .data, and keeps it from one start to the next', async () => {
    const first = start({}, checkout);
    await connect(first);
    await pairs();
    first.signal('SIGTERM');
    expect(await first.exitCode()).toBe(0);

    const second = start({}, checkout);
    await connect(second);
    await cast.lead.command('/mentorship', 'list');
    await cast.lead.sees('Bibek');
    second.signal('SIGTERM');
    expect(await second.exitCode()).toBe(0);
    expect([first.stderr, second.stderr]).toEqual(['', '']);
  });

  test('starts Postgres again when that is killed; when it is killed again, says so and ends with 1', async () => {
    const data = join(checkout, '.data/postgres');
    await rm(data, { recursive: true, force: true });
    const cairn = start({}, checkout);
    const origin = await connect(cairn);
    const isReady = async () => (await fetch(`${origin}/readyz`)).status === 200;
    await eventually(isReady);

    process.kill(await postmasterPid(data), 'SIGKILL');
    await eventually(() => cairn.stdout.includes('Postgres is back'));
    await eventually(isReady);
    const url = (await findRunningPostgres(data, 'cairn')) ?? '';
    const listens = `select exists (select from pg_stat_activity where query ilike 'listen %')`;
    await eventually(async () => (await query(url, listens)) === true);
    await pairs();

    process.kill(await postmasterPid(data), 'SIGKILL');
    expect(await cairn.exitCode()).toBe(1);
    const fatal = cairn.log.filter(({ level }) => level === 60).map(({ msg }) => msg);
    expect(fatal).toEqual([expect.stringMatching(/killed by SIGKILL, the second time within a minute.+DATABASE_URL/)]);
    expect(cairn.stderr).toBe('');
    expect(await listPostmasters(data)).toEqual([]);
  });
});

describe('with settings that cannot be used it ends with 78', () => {
  async function refusal(env: NodeJS.ProcessEnv): Promise<string> {
    const program = new Program('src/main.ts', { env });
    running.push(program);
    expect(await program.exitCode()).toBe(78);
    expect(program.stdout).toBe('');
    expect(program.stderr).not.toMatch(/^\s+at /m);
    return program.stderr;
  }
  const named = (text: string) => [...text.matchAll(/^- (\w+)/gm)].map((match) => match[1]);
  const good = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: '0123456789abcdef' };

  test.each([{}, { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' }])(
    'none at all: names every one that is missing, and the sandbox (%j)',
    async (env) => {
      const text = await refusal(env);
      expect(named(text)).toEqual(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
      expect(text).toContain('`npm run sandbox`');
      expect(text).toContain('README.md');
    },
  );

  test('malformed ones: names them all at once, and repeats none', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxp-a-user-token',
      SLACK_SIGNING_SECRET: 'short',
      SLACK_APP_TOKEN: 'xoxb-the-wrong-one',
      SLACK_API_URL: 'ftp://slack.com/api',
      DATABASE_URL: 'mysql://me:hushhush@host/cairn',
      PORT: '99999',
      CAIRN_ROLE: 'boss',
      LOG_LEVEL: 'loud',
    };
    const text = await refusal(env);
    expect(named(text)).toEqual(Object.keys(env));
    expect(text).not.toMatch(/a-user-token|the-wrong-one|hushhush|\bshort\b(?! to)/);
    expect(named(await refusal({ ...good, PORT: 'http' }))).toEqual(['PORT']);
  });

  test.each(['web', 'worker'])('CAIRN_ROLE=%s needs a database to share', async (role) => {
    expect(named(await refusal({ ...good, CAIRN_ROLE: role }))).toEqual(['DATABASE_URL']);
  });
});
