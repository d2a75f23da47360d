import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig, readDatabaseConfig } from '../../src/config.ts';

const minimal = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: '0123456789abcdef' };
const databaseUrl = 'postgres://cairn:pw@localhost:5432/cairn';

function problemOf(read: () => unknown): ConfigError {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

/** The names of the settings that are complained of, a line each. */
function named(env: Record<string, string | undefined>): string[] {
  const lines = problemOf(() => readConfig(env)).message.split('\n');
  return lines.map((line) => /^- ([A-Z_]+) \S/.exec(line)?.[1] ?? `unreadable: ${line}`).sort();
}

describe('the configuration', () => {
  test('needs two settings; the others have their defaults', () => {
    expect(readConfig(minimal)).toEqual({
      slack: {
        botToken: 'xoxb-1-2-abc',
        door: { kind: 'http', signingSecret: '0123456789abcdef' },
        apiUrl: 'https://slack.com/api/',
      },
      database: { url: undefined, directory: expect.stringMatching(/\.data\/postgres$/) },
      port: 3000,
      role: 'all',
      logLevel: 'info',
    });
  });

  test('takes everything that is given', () => {
    const config = readConfig({
      ...minimal,
      SLACK_API_URL: 'http://localhost:4000/api',
      DATABASE_URL: databaseUrl,
      PORT: '8080',
      CAIRN_PUBLIC_URL: 'https://cairn.example.com/in/',
      CAIRN_ROLE: 'worker',
      LOG_LEVEL: 'debug',
      SOMETHING_ELSE: 'x',
    });
    expect(config).toMatchObject({
      slack: { apiUrl: 'http://localhost:4000/api/' },
      database: { url: databaseUrl },
      port: 8080,
      publicUrl: 'https://cairn.example.com/in',
      role: 'worker',
      logLevel: 'debug',
    });
  });

  test('an address that people are given is one, and nothing more', () => {
    for (const wrong of ['cairn.example.com', 'ftp://a.b', 'https://a.b/?c', 'https://a.b/#c']) {
      expect(named({ ...minimal, CAIRN_PUBLIC_URL: wrong })).toEqual(['CAIRN_PUBLIC_URL']);
    }
    expect(readConfig({ ...minimal, CAIRN_PUBLIC_URL: '' }).publicUrl).toBeUndefined();
  });

  test('with an app-level token Slack comes in through a socket, and the signing secret is not needed', () => {
    const { SLACK_BOT_TOKEN } = minimal;
    const door = { kind: 'socket', appToken: 'xapp-1-A1-2-abc' };
    expect(readConfig({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' }).slack.door).toEqual(door);
    expect(readConfig({ ...minimal, SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' }).slack.door).toEqual(door);
    expect(readConfig({ ...minimal, SLACK_APP_TOKEN: '' }).slack.door.kind).toBe('http');
    expect(named({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: '' })).toEqual(['SLACK_SIGNING_SECRET']);
    expect(named({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xoxb-1-2-abc' })).toEqual(['SLACK_APP_TOKEN']);
  });

  test.each([['web'], ['worker']])('%s shares a database, so it needs DATABASE_URL', (role) => {
    expect(named({ ...minimal, CAIRN_ROLE: role })).toEqual(['DATABASE_URL']);
    expect(readConfig({ ...minimal, CAIRN_ROLE: role, DATABASE_URL: databaseUrl }).role).toBe(role);
  });

  test('what is missing is listed at once, by name', () => {
    expect(named({})).toEqual(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
    expect(named({ CAIRN_ROLE: 'worker' })).toEqual(['DATABASE_URL', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  });

  test('an empty setting is a missing one', () => {
    expect(named({ SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' })).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
    expect(named({ ...minimal, CAIRN_ROLE: 'web', DATABASE_URL: '' })).toEqual(['DATABASE_URL']);
    const empty = { SLACK_API_URL: '', DATABASE_URL: '', PORT: '', CAIRN_ROLE: '', LOG_LEVEL: '' };
    expect(readConfig({ ...minimal, ...empty })).toEqual(readConfig(minimal));
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-2'],
    ['SLACK_SIGNING_SECRET', 'short'],
    ['SLACK_APP_TOKEN', 'xoxb-1-2-abc'],
    ['SLACK_API_URL', 'slack.com'],
    ['SLACK_API_URL', 'ftp://slack.com/api/'],
    ['DATABASE_URL', 'mysql://localhost/cairn'],
    ['DATABASE_URL', 'cairn'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', ' '],
    ['CAIRN_ROLE', 'both'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is malformed', (name, value) => {
    expect(named({ ...minimal, [name]: value })).toEqual([name]);
  });

  test('what is missing and what is malformed stand in one list, and no secret is repeated', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-my-secret',
      DATABASE_URL: 'mysql://cairn:my-secret@host/db',
      PORT: 'x',
      CAIRN_ROLE: 'x',
      LOG_LEVEL: 'x',
      SLACK_API_URL: 'x',
    };
    expect(named(env)).toEqual([
      'CAIRN_ROLE',
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'SLACK_API_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
    const error = problemOf(() => readConfig(env));
    expect(error.message).not.toContain('my-secret');
    expect(error.exitCode).toBe(78);
  });

  test('each line says what to do', () => {
    const { message } = problemOf(() => readConfig({ PORT: 'x' }));
    expect(message).toContain('OAuth & Permissions');
    expect(message).toContain('App Credentials');
    expect(message).toContain('SLACK_APP_TOKEN (Socket Mode)');
    expect(message).toContain('PORT must be a whole number');
  });
});

test('the command line needs the database alone', () => {
  expect(readDatabaseConfig({}).url).toBeUndefined();
  expect(readDatabaseConfig({ DATABASE_URL: '' }).url).toBeUndefined();
  expect(readDatabaseConfig({ DATABASE_URL: databaseUrl }).url).toBe(databaseUrl);
  expect(problemOf(() => readDatabaseConfig({ DATABASE_URL: 'cairn' })).message).toMatch(/^- DATABASE_URL must/);
});
