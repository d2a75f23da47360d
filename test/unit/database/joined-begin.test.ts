import { expect, test } from '@jest/globals';
import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { joinBegins } from '../../../src/database/joined-begin.ts';

const begin = "begin; set local role cairn_app; set local app.workspace_id = 'T1'";

/** A connection that keeps what it is asked until it is told how that ends. */
async function openConnection() {
  const asked: { text: string; answer(): void; fail(code: string): void }[] = [];
  const client = {
    query(text: string) {
      return new Promise((resolve, reject) => {
        asked.push({
          text,
          answer: () => resolve({ command: 'SELECT', rowCount: 1, rows: [text] }),
          fail: (code) => reject(new Error(code)),
        });
      });
    },
    release() {},
  } as unknown as PostgresPoolClient;
  const pool = { options: {}, connect: async () => client, end: async () => {} };
  const connection = await joinBegins(pool as never).connect();
  const query = (text: string): Promise<PostgresQueryResult<unknown>> => connection.query(text, []);
  return {
    query,
    release: () => connection.release(),
    texts: () => asked.map(({ text }) => text),
    asked: (index: number) => {
      const found = asked[index];
      if (!found) throw new Error(`only ${asked.length} statements were sent`);
      return found;
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a look goes out together with the begin, before either is answered', async () => {
  const { query, texts, asked } = await openConnection();
  await query(begin);
  expect(texts()).toEqual([]);
  const found = query('select 1');
  expect(texts()).toEqual([begin, 'select 1']);
  asked(0).answer();
  asked(1).answer();
  expect((await found).rows).toEqual(['select 1']);
});

test('a change waits for the begin, and is never sent where that fails', async () => {
  const { query, texts, asked } = await openConnection();
  await query(begin);
  const changed = query('update people set name = $1');
  expect(texts()).toEqual([begin]);
  asked(0).fail('cancelled');
  await expect(changed).rejects.toThrow('cancelled');
  await turn();
  expect(texts()).toEqual([begin]);
});

test('what a look found behind a begin that failed is shown to nobody', async () => {
  const { query, asked } = await openConnection();
  await query(begin);
  const found = query('select * from people');
  asked(0).fail('cancelled');
  asked(1).answer();
  await expect(found).rejects.toThrow('cancelled');
});

test('a transaction that failed before it asked anything has nothing to take back', async () => {
  const { query, texts } = await openConnection();
  await query(begin);
  await query('rollback');
  expect(texts()).toEqual([]);
});

test('a transaction in which nothing is asked still says whether it could begin', async () => {
  const { query, texts, asked } = await openConnection();
  await query(begin);
  const committed = query('commit');
  asked(0).fail('42501');
  await turn();
  asked(1).answer();
  await expect(committed).rejects.toThrow('42501');
  expect(texts()).toEqual([begin, 'rollback']);
});

test('only the first statement is joined, and a begin that was never sent does not outlive its connection', async () => {
  const { query, release, texts } = await openConnection();
  await query(begin);
  release();
  void query('select 1');
  expect(texts()).toEqual(['select 1']);
});
