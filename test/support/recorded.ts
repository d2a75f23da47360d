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
