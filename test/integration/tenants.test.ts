import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { twoStories } from '../support/two-stories.ts';

let stories: Awaited<ReturnType<typeof twoStories>>;
let client: pg.Client;
let tables: string[];

beforeAll(async () => {
  stories = await twoStories();
  client = new pg.Client({ connectionString: stories.database.url });
  await client.connect();
  tables = await list(`select relname from pg_class where relnamespace = 'public'::regnamespace
    and relkind in ('r', 'p') and relname not like 'kysely%' order by 1`);
});
afterAll(async () => {
  await client.end();
  await stories.database.drop();
});

async function list(text: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<string[]>({ text, values, rowMode: 'array' });
  return rows.map((row) => row.join(' '));
}

/** Runs as a role and undoes whatever it did. An error is its code. */
async function as<T>(role: string, workspaceId: string | undefined, work: () => Promise<T>): Promise<T | string> {
  await client.query(`begin; set local role ${role}`);
  if (workspaceId !== undefined) await client.query(`set local app.workspace_id = '${workspaceId}'`);
  try {
    return await work();
  } catch (error) {
    return String((error as pg.DatabaseError).code);
  } finally {
    await client.query('rollback');
  }
}

const workspacesIn = (table: string) => list(`select distinct workspace_id from ${table} order by 1`);
const rowCount = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rowCount;
const forbidden = '42501';

describe('every table', () => {
  test('has rows of both workspaces here, so that what follows proves something', async () => {
    expect(tables.length).toBeGreaterThan(15);
    const { acme, globex } = stories;
    for (const table of tables) expect([table, ...(await workspacesIn(table))]).toEqual([table, acme, globex]);
  });

  test('has its workspace first in its primary key', async () => {
    const first = `select c.conrelid::regclass::text, a.attname from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'p' and c.conrelid::regclass::text = any($1) order by 1`;
    expect(await list(first, [tables])).toEqual(tables.map((table) => `${table} workspace_id`));
  });

  test('has its workspace in every unique index: a value of one says nothing about another', async () => {
    const without = `select indexrelid::regclass::text from pg_index i where indisunique
      and indrelid::regclass::text = any($1) and not exists (select from pg_attribute a
        where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attname = 'workspace_id')`;
    expect(await list(without, [tables])).toEqual([]);
  });

  test('shows the app its own workspace by row-level security, for reading and for writing', async () => {
    const secured = `select relname from pg_class where relrowsecurity and relname = any($1) order by 1`;
    expect(await list(secured, [tables])).toEqual(tables);
    const policies = `select tablename, permissive, roles, cmd, qual, with_check from pg_policies
      where 'cairn_app' = any(roles) order by 1`;
    const rule = `(workspace_id = current_setting('app.workspace_id'::text, true))`;
    expect(await list(policies)).toEqual(tables.map((table) => `${table} PERMISSIVE {cairn_app} ALL ${rule} `));
  });

  test('refers to another only within its workspace', async () => {
    const keys = `select c.conrelid::regclass::text || ' ' || c.conname from pg_constraint c
      where c.contype = 'f' and not exists (
        select from unnest(c.conkey, c.confkey) as k (own, other)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own and a.attname = 'workspace_id'
        join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other and b.attname = 'workspace_id')`;
    expect(await list(keys)).toEqual([]);
    expect((await list(`select conname from pg_constraint where contype = 'f'`)).length).toBeGreaterThan(20);
  });

  test('belongs to a workspace that exists', async () => {
    const reaches = `with recursive reach (oid) as (
        select 'workspaces'::regclass::oid
        union select c.conrelid from pg_constraint c join reach r on c.confrelid = r.oid where c.contype = 'f')
      select oid::regclass::text from reach order by 1`;
    expect(await list(reaches)).toEqual(tables);
  });
});

test('the roles cannot look around row-level security', async () => {
  const rights = `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles
    where rolname like 'cairn\\_%' order by 1`;
  expect(await list(rights)).toEqual(['cairn_app false false false false', 'cairn_claimer false false false false']);
  expect(await list(`select relname from pg_class where pg_get_userbyid(relowner) like 'cairn\\_%'`)).toEqual([]);
});

describe('the sweep', () => {
  test('may read of check-ins their dates, rules and states, and no column that holds words', async () => {
    const texts = `select table_name || '.' || column_name from information_schema.columns
      where table_name in ('check_ins', 'check_in_schedules') and data_type in ('text', 'jsonb', 'ARRAY', 'json') order by 1`;
    expect(await list(texts)).toEqual([
      'check_in_schedules.days_off',
      'check_in_schedules.local_time',
      'check_in_schedules.members',
      'check_in_schedules.on_day_off',
      'check_in_schedules.reveal',
      'check_in_schedules.rrule',
      'check_in_schedules.status',
      'check_in_schedules.tzdata',
      'check_in_schedules.workspace_id',
      'check_in_schedules.zone',
      'check_in_schedules.zone_of',
      'check_ins.asked_by',
      'check_ins.closed_because',
      'check_ins.reveal',
      'check_ins.state',
      'check_ins.workspace_id',
    ]);
    const others = ['answers', 'participations', 'goal_reviews', 'reminder_mutes', 'time_off', 'calendar_feeds'];
    for (const table of others) {
      expect([table, await as('cairn_claimer', undefined, () => rowCount(`select from ${table}`))]).toEqual([
        table,
        forbidden,
      ]);
    }
  });
});

describe('the app', () => {
  test.each([
    ['unset', undefined],
    ['empty', ''],
    ['a workspace that is not', 'T9999999'],
    ['a wildcard', '%'],
  ])('sees nothing of any table with its workspace %s', async (_, workspaceId) => {
    for (const table of tables)
      expect([table, await as('cairn_app', workspaceId, () => workspacesIn(table))]).toEqual([table, []]);
  });

  test('sees the rows of its workspace, all of them and no others', async () => {
    const { acme } = stories;
    for (const table of tables) {
      const own = await rowCount(`select from ${table} where workspace_id = $1`, [acme]);
      expect([table, await as('cairn_app', acme, () => workspacesIn(table))]).toEqual([table, [acme]]);
      expect([table, await as('cairn_app', acme, () => rowCount(`select from ${table}`))]).toEqual([table, own]);
    }
  });

  test('cannot write a row of another workspace, nor move one there', async () => {
    const { acme, globex } = stories;
    for (const table of tables) {
      const foreign = await client.query(`select to_jsonb(t) as row from ${table} t where workspace_id = $1 limit 1`, [
        globex,
      ]);
      // What Postgres computes by itself cannot be copied.
      const own = await list(`select quote_ident(column_name) from information_schema.columns
        where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'`);
      const columns = own.join(', ');
      const copy = `insert into ${table} (${columns}) overriding system value
        select ${columns} from jsonb_populate_record(null::${table}, $1)`;
      const inserted = await as('cairn_app', acme, () => rowCount(copy, [foreign.rows[0]?.row]));
      const moved = await as('cairn_app', acme, () => rowCount(`update ${table} set workspace_id = $1`, [globex]));
      expect([table, inserted, moved]).toEqual([table, forbidden, forbidden]);
    }
  });

  test('cannot change or delete what it does not see', async () => {
    const { acme, globex } = stories;
    const history = ['goal_revisions', 'journal_entries', 'obstacle_revisions', 'undertaking_changes'];
    for (const table of tables) {
      const changed = await as('cairn_app', acme, () =>
        rowCount(`update ${table} set workspace_id = workspace_id where workspace_id = $1`, [globex]),
      );
      const deleted = await as('cairn_app', acme, () =>
        rowCount(`delete from ${table} where workspace_id = $1`, [globex]),
      );
      // History is only ever added to, one's own too.
      const nothing = history.includes(table) ? forbidden : 0;
      expect([table, changed, deleted]).toEqual([table, nothing, nothing]);
    }
    for (const table of history) {
      expect(await as('cairn_app', acme, () => rowCount(`delete from ${table}`))).toBe(forbidden);
    }
  });

  test.each([
    'goals',
    'answers',
    'check_ins',
    'wins',
    'kudos',
    'steps',
    'journal_entries',
    'mentorships',
    'journal_notes',
    'undertakings',
    'undertaking_steps',
  ])('cannot make a row of %s that hangs on something of another workspace', async (table) => {
    const { acme, globex } = stories;
    const foreign = await client.query(`select to_jsonb(t) as row from ${table} t where workspace_id = $1 limit 1`, [
      globex,
    ]);
    // What Postgres computes by itself cannot be copied.
    const own = await list(`select quote_ident(column_name) from information_schema.columns
        where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'`);
    const columns = own.join(', ');
    const copy = `insert into ${table} (${columns}) overriding system value
        select ${columns} from jsonb_populate_record(null::${table}, $1)`;
    const row = { ...foreign.rows[0]?.row, workspace_id: acme };
    expect(await as('cairn_app', acme, () => rowCount(copy, [row]))).toBe('23503');
  });

  test('cannot create, truncate, or become somebody else', async () => {
    const { acme } = stories;
    for (const statement of [
      'create table mine ()',
      'truncate goals',
      'alter table goals disable row level security',
    ]) {
      expect(await as('cairn_app', acme, () => rowCount(statement))).toBe(forbidden);
    }
  });
});

describe('the claimer', () => {
  /** Of these it sees by whom and when something was asked, to forget it: not what was answered. */
  const forgotten = ['slack_events', 'submissions'];
  const due = ['check_in_schedules', 'check_ins', 'deliveries', 'delivery_gates', 'quarantined_rows'];

  test('has the rights that claiming takes, and no other', async () => {
    const rights = `select table_name || ': ' || string_agg(privilege_type, ' ' order by privilege_type)
      from information_schema.role_table_grants where grantee = 'cairn_claimer' group by table_name order by 1`;
    expect(await list(rights)).toEqual([
      'check_in_schedules: INSERT SELECT UPDATE',
      'check_ins: INSERT SELECT UPDATE',
      'deliveries: INSERT SELECT UPDATE',
      'delivery_gates: INSERT SELECT UPDATE',
      'journal_entries: INSERT',
      'quarantined_rows: DELETE INSERT SELECT UPDATE',
      'slack_events: DELETE',
      'submissions: DELETE',
    ]);
    const columns = `select table_name || ': ' || string_agg(column_name, ' ' order by column_name)
      from information_schema.role_column_grants
      where grantee = 'cairn_claimer' and privilege_type = 'SELECT' and table_name = any($1) group by table_name order by 1`;
    expect(await list(columns, [forgotten])).toEqual([
      'slack_events: event_id received_at workspace_id',
      'submissions: has_answer person_id request submitted_at workspace_id',
    ]);
  });

  test('sees what is due in every workspace, and no answer, goal or person', async () => {
    const { acme, globex } = stories;
    for (const table of tables) {
      const seen = await as('cairn_claimer', undefined, () => workspacesIn(table));
      expect([table, seen]).toEqual([table, [...due, ...forgotten].includes(table) ? [acme, globex] : forbidden]);
    }
  });

  test('finds no words of a person in what it sees', async () => {
    for (const table of due) {
      const rows = await client.query(`select to_jsonb(t)::text as row from ${table} t`);
      expect(JSON.stringify(rows.rows)).not.toMatch(/conference|speak too fast|Bibek|pauses/);
    }
  });
});
