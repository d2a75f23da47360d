import type { PoolClient } from 'pg';
import type { Database } from '../../src/database/connect.ts';

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * What some work asks of Postgres, word for word; `begin`, `commit` and `rollback` are among it (`isQuery`).
 * @param database with one connection
 */
export async function recorded(database: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = await database.pool.connect();
  const query = client.query;
  client.query = ((text: unknown, values: unknown[] = []) => {
    if (typeof text === 'string') statements.push({ text, values });
    else statements.push(text as Statement);
    return (query as (text: unknown, values: unknown[]) => unknown).call(client, text, values);
  }) as typeof client.query;
  client.release();
  try {
    await work();
  } finally {
    client.query = query;
  }
  if (!statements.some(isQuery)) throw new Error('no statement was seen');
  return statements;
}

export function isQuery({ text }: Statement): boolean {
  return !/^(begin|commit|rollback)/.test(text);
}

/** What some work asks through Kysely, by transaction, from behind `begin` up to `commit`; what is rolled back is left out. */
export async function committed(database: Database, work: () => Promise<unknown>): Promise<Statement[][]> {
  const transactions: Statement[][] = [];
  const { pool } = database;
  const { connect } = pool;
  const recording = async () => {
    const client = await (connect as () => Promise<PoolClient>).call(pool);
    let open: Statement[] = [];
    const query = (text: string, values: unknown[]) => {
      if (text.startsWith('begin')) open = [];
      else if (text === 'commit') transactions.push(open);
      else if (text !== 'rollback') open.push({ text, values });
      return client.query(text, values);
    };
    // Beside the pool's own connection, not in it: what it is given back as stays whole.
    return Object.assign(Object.create(client) as PoolClient, { query });
  };
  pool.connect = recording as typeof connect;
  try {
    await work();
  } finally {
    pool.connect = connect;
  }
  if (transactions.length === 0) throw new Error('no transaction was seen');
  return transactions;
}
