import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A pool whose connections know a statement again and keep its plan, instead of parsing and planning it each time. */
export function keepPlans(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `kept-${names.size}`;
    names.set(text, name);
    return name;
  };
  async function connect() {
    const client = await pool.connect();
    const query = (text: string, values: readonly unknown[]) =>
      isKept(text, values)
        ? client.query({ name: nameOf(text), text, values: [...values] })
        : client.query(text, [...values]);
    // Beside the pool's own connection, not in it: what it is given back as stays whole.
    return Object.assign(Object.create(client) as PostgresPoolClient, { query });
  }
  return { options: pool.options, end: () => pool.end(), connect };
}

/**
 * Several statements in one text have no parameters and cannot be prepared. Which unique index an `on conflict` means may
 * hang on a parameter, whose value a kept plan does not know.
 */
function isKept(text: string, values: readonly unknown[]): boolean {
  return values.length > 0 && !text.includes(' on conflict ');
}
