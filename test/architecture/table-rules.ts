import { features } from '../../src/features.ts';
import { placeOf, rank } from './import-rules.ts';
import { areas } from './import-table.ts';
import type { Rule, Violation } from './rule.ts';
import { computedTable, type TableUse, tableUses } from './sql.ts';

/** Who writes a table: an area beneath the features, or a feature. */
export interface TableOwner {
  readonly table: string;
  readonly area: string;
  readonly feature?: string;
}

export const tableOwners: readonly TableOwner[] = [
  ...Object.entries(areas).flatMap(([area, { tables = [] }]) => tables.map((table) => ({ table, area }))),
  ...features.flatMap(({ name, tables = [] }) => tables.map((table) => ({ table, area: 'features', feature: name }))),
];

/** Who writes a table that is not theirs, and why that is right. */
export const writers: readonly { readonly path: string; readonly table: string; readonly because: string }[] = [
  {
    path: 'src/features/check-ins/queries/claims.ts',
    table: 'deliveries',
    because: 'a claim opens check-ins of many workspaces: their prompts are one statement, which no action could make',
  },
  {
    path: 'src/features/check-ins/queries/claims.ts',
    table: 'journalEntries',
    because: 'the same claim adds to the journals of all of them at once',
  },
];

/** What the use of a table breaks, in one sentence. Above the features (cli, the sandbox) everything may be read. */
function brokenBy({ table, does }: TableUse, path: string): string | undefined {
  if (table === computedTable) return 'the table of a query is written out, or its owner cannot be told';
  const from = placeOf(path);
  const owner = tableOwners.find((each) => each.table === table);
  if (!owner || (owner.area === from.area && owner.feature === from.feature)) return undefined;
  const whose = owner.feature ?? `src/${owner.area}`;
  if (does === 'writes') {
    const isExcepted = writers.some((each) => each.path === path && each.table === table);
    return isExcepted ? undefined : `only ${whose} writes it (call its queries or actions)`;
  }
  if (!from.feature && !(from.area in areas)) return undefined;
  if (!from.feature) {
    const isBeneath = !owner.feature && areas[from.area]?.src.includes(`src/${owner.area}`);
    return isBeneath ? undefined : `it is of ${whose}, which src/${from.area} does not know`;
  }
  const isAbove = owner.feature && rank(owner.feature) > rank(from.feature);
  return isAbove ? `features read downwards only: ${whose} stands above ${from.feature}` : undefined;
}

export const tableRule: Rule = {
  name: 'SQL reads downwards only, and writes its own tables',
  check: (source) =>
    tableUses(source).flatMap((use): Violation[] => {
      const sentence = source.path.startsWith('src/') ? brokenBy(use, source.path) : undefined;
      return sentence ? [{ line: use.line, what: `${use.does} ${use.table}`, sentence }] : [];
    }),
};
