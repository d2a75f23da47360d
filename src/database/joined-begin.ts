import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/**
 * A pool whose transactions begin together with their first look: one round trip where there were two. The connections
 * must take a statement while another is under way (pg's `pipeline`).
 */
export function joinBegins(pool: PostgresPool): PostgresPool {
  const joined = new WeakMap<PostgresPoolClient, PostgresPoolClient>();
  async function connect() {
    const client = await pool.connect();
    const known = joined.get(client) ?? joinBegin(client);
    joined.set(client, known);
    return known;
  }
  return { options: pool.options, end: () => pool.end(), connect };
}

const nothing: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

function joinBegin(client: PostgresPoolClient): PostgresPoolClient {
  let held: string | undefined;

  async function query(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (text.startsWith('begin;')) {
      held = text;
      return nothing;
    }
    const begin = held;
    held = undefined;
    if (begin === undefined) return client.query(text, values);
    // Nothing was asked in between: there is nothing to take back.
    if (text === 'rollback') return nothing;
    // Where the begin fails (somebody cancels it), what stands behind it runs outside of any transaction and as whoever
    // is logged in. Nobody sees what a look found then, and it has changed nothing; a change must wait for the begin.
    if (!text.startsWith('select ')) {
      try {
        await client.query(begin, []);
      } catch (error) {
        // Whoever only commits does not take back; the connection must not stay in what half began.
        if (text === 'commit') await client.query('rollback', []).catch(() => {});
        throw error;
      }
      return client.query(text, values);
    }
    const [, found] = await Promise.all([client.query(begin, []), client.query(text, values)]);
    return found;
  }

  function release(): void {
    held = undefined;
    client.release();
  }

  // Beside the pool's own connection, not in it: what it is given back as stays whole.
  return Object.assign(Object.create(client) as PostgresPoolClient, { query, release });
}
