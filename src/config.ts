import path from 'node:path';
import { z } from 'zod';

/** Every setting of Cairn, read once from the environment; nothing else looks there. */
export interface Config {
  readonly slack: SlackConfig;
  readonly database: DatabaseConfig;
  readonly port: number;
  /** Where people reach Cairn with a browser, without a slash at the end; undefined: nobody has said. */
  readonly publicUrl: string | undefined;
  /** `web` answers Slack, `worker` sends what is due, `all` does both. */
  readonly role: 'all' | 'web' | 'worker';
  readonly logLevel: string;
}

export interface SlackConfig {
  readonly botToken: string;
  readonly door: SlackDoor;
  /** Ends with a slash: `https://slack.com/api/`. */
  readonly apiUrl: string;
}

/** How Slack's requests come in: over HTTP, signed, or through a socket that Cairn opens itself (Socket Mode). */
export type SlackDoor =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export interface DatabaseConfig {
  /** Undefined: an embedded Postgres in `directory`. */
  readonly url: string | undefined;
  readonly directory: string;
}

/** The environment cannot be used. The message lists everything that is wrong, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** EX_CONFIG of sysexits.h. */
  readonly exitCode = 78;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const needed = (what: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? what : undefined),
});

const database = {
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must look like postgres://user:password@host:5432/cairn',
  }),
};

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string(needed('is missing. Slack shows it under "OAuth & Permissions" once the app is installed (xoxb-…)'))
    .startsWith('xoxb-', 'must be a bot token; it starts with xoxb-'),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short to be a signing secret').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token; it starts with xapp-').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://slack.com/api/' })
    .default('https://slack.com/api/')
    .transform((url) => (url.endsWith('/') ? url : `${url}/`)),
  DATABASE_URL: database.DATABASE_URL.optional(),
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  CAIRN_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://cairn.example.com' })
    .refine((url) => !/[?#]/.test(url), 'must be an address alone, without ? and #')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  CAIRN_ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError listing every setting that is missing or malformed */
export function readConfig(env: Environment = process.env): Config {
  const given = withoutEmpty(env);
  const result = environment.safeParse(given);
  const problems = result.success ? [] : explain(result.error);
  if (given['SLACK_SIGNING_SECRET'] === undefined && given['SLACK_APP_TOKEN'] === undefined) {
    problems.push(
      '- SLACK_SIGNING_SECRET is missing. Slack shows it under "Basic Information" → "App Credentials"; with SLACK_APP_TOKEN (Socket Mode) it is not needed',
    );
  }
  if ((given['CAIRN_ROLE'] === 'web' || given['CAIRN_ROLE'] === 'worker') && given['DATABASE_URL'] === undefined) {
    problems.push(
      '- DATABASE_URL is missing. CAIRN_ROLE=web and CAIRN_ROLE=worker share one Postgres; only CAIRN_ROLE=all brings its own',
    );
  }
  if (!result.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const read = result.data;
  return {
    slack: { botToken: read.SLACK_BOT_TOKEN, door: doorOf(read), apiUrl: read.SLACK_API_URL },
    database: { url: read.DATABASE_URL, directory: dataDirectory },
    port: read.PORT,
    publicUrl: read.CAIRN_PUBLIC_URL,
    role: read.CAIRN_ROLE,
    logLevel: read.LOG_LEVEL,
  };
}

/** An app-level token is asked for on purpose, so it decides; one of the two is there. */
function doorOf({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret = '' }: z.output<typeof environment>) {
  return appToken === undefined ? ({ kind: 'http', signingSecret } as const) : ({ kind: 'socket', appToken } as const);
}

/** What the command line needs: the database alone. @throws ConfigError */
export function readDatabaseConfig(env: Environment = process.env): DatabaseConfig {
  const result = z.object({ DATABASE_URL: database.DATABASE_URL.optional() }).safeParse(withoutEmpty(env));
  if (!result.success) throw new ConfigError(explain(result.error).join('\n'));
  return { url: result.data.DATABASE_URL, directory: dataDirectory };
}

const dataDirectory = path.resolve(import.meta.dirname, '../.data/postgres');

/** `PORT=` in a file means not given. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function explain(error: z.ZodError): string[] {
  return error.issues.map((issue) => `- ${issue.path.join('.')} ${issue.message}`);
}
