import type pg from 'pg';

/** One value that no Cairn of this version writes into a column. */
export interface Poison {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** As a literal of SQL. */
  readonly value: string;
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** What each type of column can hold and nobody understands. */
const byType: Readonly<Record<string, readonly string[]>> = {
  jsonb: [`'[{"kind":"martian"}]'`, `'{"firstOn":1}'`, `'"words"'`, `'null'`],
  text: [`'martian'`, `''`],
  date: [`'0044-03-15 BC'`, `'infinity'`],
  'timestamp with time zone': [`'infinity'`, `'-infinity'`],
  integer: ['2147483647', '-1'],
  numeric: [`'NaN'`],
  'text[]': [`'{}'`, `'{U0MARTIAN}'`],
};

/** What the name of a column says of it beside its type. */
const byName: Readonly<Record<string, readonly string[]>> = {
  zone: [`'Mars/Phobos'`],
  time_zone: [`'Mars/Phobos'`],
  rrule: [`'FREQ=NEVERLY'`, `'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=99'`],
  local_time: [`'25:61'`],
};

/**
 * Poisons for every column of these tables but keys, generated ones and yes/no: read off the catalog, so that a column of
 * tomorrow is poisoned too.
 */
export async function listPoisons(client: pg.Client, tables: readonly string[]): Promise<Poison[]> {
  const { rows } = await client.query<Column>(
    `select a.attrelid::regclass::text as table, a.attname as name, format_type(a.atttypid, null) as type
    from pg_attribute a
    where a.attrelid = any($1::regclass[]) and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = ''
      and not exists (select from pg_constraint c
        where c.conrelid = a.attrelid and c.contype in ('p', 'f') and a.attnum = any(c.conkey))
    order by 1, a.attnum`,
    [tables.map((table) => `public.${table}`)],
  );
  return rows.flatMap(({ table, name, type }) =>
    [...(byType[type] ?? []), ...(byName[name] ?? [])].map((value) => ({ table, column: name, type, value })),
  );
}

/** Takes away what the database itself holds against such values. */
export async function dropChecks(client: pg.Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint where contype = 'c' and conrelid = any($1::regclass[])`,
    [tables.map((table) => `public.${table}`)],
  );
  for (const { statement } of rows) await client.query(statement);
  for (const table of tables) {
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attnotnull
        and attidentity = ''
        and not exists (select from pg_constraint c where c.conrelid = attrelid and c.contype = 'p' and attnum = any(c.conkey))`,
      [`public.${table}`],
    );
    for (const { name } of columns) await client.query(`alter table ${table} alter column ${name} drop not null`);
  }
}
