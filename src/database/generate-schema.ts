import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from './schema.ts';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  generated: boolean;
  /** The table this column's foreign key names, where it has one besides `workspace_id`. */
  references: string | null;
  /** The texts that a check constraint allows, where it lists them. */
  allowed: string[];
}

const typeOfName: Record<string, string> = {
  workspace_id: 'WorkspaceId',
  channel_id: 'ChannelId',
  celebration_channel_id: 'ChannelId',
  local_time: 'LocalTime',
  works_from: 'LocalTime',
  works_to: 'LocalTime',
  time_zone: 'TimeZone',
  zone: 'TimeZone',
  fixed_zone: 'TimeZone',
  rrule: 'RecurrenceRule',
  members: 'PersonId[]',
};

const typeOfSql: Record<string, string> = {
  text: 'string',
  uuid: 'string',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  boolean: 'boolean',
  date: 'LocalDate',
  'timestamp with time zone': 'Date',
  'text[]': 'string[]',
  jsonb: 'Json',
};

/** The TypeScript of `schema.ts`, read off a migrated database: the database is the truth, the types follow it. */
export async function generateSchema(db: Kysely<Tables>): Promise<string> {
  const columns = await listColumns(db);
  const tables = [...new Set(columns.map((column) => column.table))];
  const body = tables.map((table) => {
    const lines = columns.filter((column) => column.table === table).map(columnLine);
    return `export interface ${pascal(table)}Table {\n${lines.join('\n')}\n}\n`;
  });
  const index = tables.map((table) => `  ${camel(table)}: ${pascal(table)}Table;`).join('\n');
  return `${header(body.join('\n'))}\n${body.join('\n')}\nexport interface Tables {\n${index}\n}\n`;
}

function header(body: string): string {
  const used = (names: string[]) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(body)).join(', ');
  return `// Generated from the migrated database by \`npm run schema\`. A test holds the two together: change a migration, not this.
import type { ColumnType, Generated } from 'kysely';
import type { ${used(['ChannelId', 'Id', 'PersonId', 'WorkspaceId'])} } from '../core/ids.ts';
import type { ${used(['LocalDate', 'LocalTime', 'TimeZone'])} } from '../core/local-time.ts';
import type { RecurrenceRule } from '../core/recurrence.ts';

/** Read as a value whose shape a zod schema has yet to prove; written as JSON text. */
export type Json = ColumnType<unknown, string, string>;
export type GeneratedJson = ColumnType<unknown, string | undefined, string>;
`;
}

function columnLine(column: Column): string {
  const base = typeOf(column);
  const nullable = column.nullable ? `${base} | null` : base;
  return `  ${camel(column.name)}: ${column.generated ? generated(nullable) : nullable};`;
}

function typeOf(column: Column): string {
  if (column.allowed.length > 0) return column.allowed.map((text) => `'${text}'`).join(' | ');
  if (column.name === 'id') return idOf(column.table);
  const type = (column.references && idOf(column.references)) ?? typeOfName[column.name] ?? typeOfSql[column.type];
  if (!type) throw new Error(`${column.table}.${column.name}: no TypeScript type for ${column.type}`);
  return type;
}

/** A person's and a workspace's id is Slack's own; every other table's is branded by the table's name. */
function idOf(table: string): string {
  return table === 'people' ? 'PersonId' : `Id<'${table}'>`;
}

async function listColumns(db: Kysely<Tables>): Promise<Column[]> {
  const { rows } = await sql<Omit<Column, 'allowed'> & { checks: string[] | null }>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable, (a.atthasdef or a.attidentity <> '') as generated,
      (select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.conkey[cardinality(f.conkey)] = a.attnum
          and a.attname <> 'workspace_id' limit 1) as "references",
      (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
    order by c.relname, a.attnum`.execute(db);
  return rows.map(({ checks, ...column }) => ({ ...column, allowed: (checks ?? []).flatMap(listedTexts) }));
}

/** `CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))` → open, closed. */
function listedTexts(check: string): string[] {
  const list = /= ANY \(ARRAY\[(.*)\]\)/.exec(check)?.[1];
  return list ? [...list.matchAll(/'([^']*)'::text/g)].map((match) => match[1] as string) : [];
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** JSON goes in as text and comes out as anything, with a default or without. */
function generated(type: string): string {
  return type === 'Json' ? 'GeneratedJson' : `Generated<${type}>`;
}
