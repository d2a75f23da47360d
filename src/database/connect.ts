import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { joinBegins } from './joined-begin.ts';
import { keepPlans } from './kept-plans.ts';
import type { Tables } from './schema.ts';

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const { builtins } = pg.types;

/**
 * An instant is a Date, always: `infinity`, and what lies beyond the range of a Date, is the furthest one there is. As a
 * number or an invalid Date it would break whoever computes with it, and all the rows beside it.
 */
function parseInstant(value: string): Date {
  const parsed: unknown = pg.types.getTypeParser(builtins.TIMESTAMPTZ, 'text')(value);
  if (parsed instanceof Date && !Number.isNaN(parsed.getTime())) return parsed;
  return new Date(value.startsWith('-') || value.endsWith('BC') ? -furthestMs : furthestMs);
}

/** ECMA-262, time range of a Date. */
const furthestMs = 8.64e15;

/**
 * A calendar date stays the text it is (a Date would put a zone on it); a numeric or a bigint becomes a number (ours are
 * measures and counters, far below 2^53).
 */
function parserFor(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === builtins.DATE) return (value) => value;
  if (oid === builtins.NUMERIC || oid === builtins.INT8) return Number;
  if (oid === builtins.TIMESTAMPTZ && format !== 'binary') return parseInstant;
  return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as (value: string) => unknown;
}

/** Opens a pool. A connection that breaks is dropped and replaced; it never takes the process down. */
export function connect(
  databaseUrl: string,
  options: {
    maxConnections?: number;
    queryTimeoutMs?: number;
    /** Statements are parsed and planned once a connection: for many of the same kind, and no pooler in between. */
    keepsPlans?: boolean;
    onError?: (error: Error) => void;
  } = {},
): Database {
  const onError = options.onError ?? (() => {});
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // For `joinBegins`: a statement may go out before the one in front of it has been answered.
    pipeline: true,
    // A connection that went silent must not hold a worker for ever.
    query_timeout: options.queryTimeoutMs,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
  });
  // Both are needed: the pool reports idle connections, a connection cut inside a transaction reports for itself.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: joinBegins(options.keepsPlans ? keepPlans(pool) : pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { kysely, pool, close: () => kysely.destroy() };
}
