// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources made up here contain them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { violations } from './rule.ts';
import { readSources, toSource } from './source.ts';
import { computedTable, tableUses } from './sql.ts';
import { tableOwners, tableRule, writers } from './table-rules.ts';

const root = join(import.meta.dirname, '../..');
const schema = readFileSync(`${root}/src/database/schema.ts`, 'utf8');
const tables = [...(schema.split('export interface Tables {')[1] ?? '').matchAll(/^ {2}(\w+):/gm)].map(
  ([, name]) => name ?? '',
);

test('every table of the schema has one owner, in features.ts or of an area', () => {
  expect(tables.length).toBeGreaterThan(30);
  expect(tableOwners.map(({ table }) => table).sort()).toEqual([...tables].sort());
});

test('nobody is let write a table who does not', () => {
  const uses = readSources(root, ['src/features']).flatMap((source) =>
    tableUses(source).map(({ table, does }) => `${source.path} ${does} ${table}`),
  );
  expect(writers.filter(({ path, table }) => !uses.includes(`${path} writes ${table}`))).toEqual([]);
});

test('a violation names the file, the line, the table and the rule', () => {
  const source = toSource(
    'src/features/goals/queries.ts',
    `\ntx.updateTable('checkIns').set({});\nsql\`from wins w\`;`,
  );
  expect(violations(tableRule, [source])).toEqual([
    'src/features/goals/queries.ts:2 writes checkIns: only check-ins writes it (call its queries or actions)',
    'src/features/goals/queries.ts:3 reads wins: features read downwards only: wins stands above goals',
  ]);
});

describe('the tables of', () => {
  const found = (text: string) => tableUses(toSource('src/a.ts', text)).map(({ table, does }) => `${does} ${table}`);

  test.each([
    [`tx.selectFrom('checkIns as c').innerJoin('people', 'a', 'b')`, ['reads checkIns', 'reads people']],
    [`tx\n  .selectFrom(['goals as g', 'steps'])`, ['reads goals', 'reads steps']],
    [`tx.insertInto('goals').values({})`, ['writes goals']],
    [`tx.updateTable('goals').from('steps').set({})`, ['writes goals', 'reads steps']],
    [`tx.deleteFrom('goals').using('steps as s')`, ['writes goals', 'reads steps']],
    [`tx.selectFrom((eb) => eb.selectFrom('goals').as('g'))`, ['reads goals']],
    ['tx.selectFrom(name)', [`reads ${computedTable}`]],
    [`tx.leftJoinLateral(rows, 'a')`, [`reads ${computedTable}`]],
    ['sql<{ id: string }>`select 1 from check_ins as c join goals g using (id)`', ['reads checkIns', 'reads goals']],
    ['sql`select 1 from goals g, steps as s where true`', ['reads goals', 'reads steps']],
    ['sql`update goals as g set a = 1 from steps`', ['reads steps', 'writes goals']],
    ['sql`insert into goals select 1 from steps`', ['reads steps', 'writes goals']],
    ['sql`delete from goals`', ['reads goals', 'writes goals']],
    ['sql`a ${f({ b: sql`exists (select 1 from steps)` })} from goals`', ['reads steps', 'reads goals']],
    ['const a = sql`from goals`; const b = `from ${place}, from people`;', ['reads goals']],
  ])('%s', (text, expected) => {
    expect(found(text).sort()).toEqual([...expected].sort());
  });

  test.each([
    `const text = 'taken from goals';`,
    '// tx.selectFrom("goals")',
    'Array.from(goals); Buffer.from(text);',
    'sql`for update skip locked`',
  ])('none: %s', (text) => {
    const known = new Set(tables);
    expect(tableUses(toSource('src/a.ts', text)).filter(({ table }) => known.has(table))).toEqual([]);
  });
});
