import { lineAt, type Source } from './source.ts';

/** A table that a statement names. */
export interface TableUse {
  /** As `Tables` has it: `checkIns`. */
  readonly table: string;
  readonly does: 'reads' | 'writes';
  readonly line: number;
}

/** A table's name that is computed hides what is read or written. */
export const computedTable = '(computed)';

const joins = '(?:inner|left|right|full|cross)Join(?:Lateral)?';
const kyselyCall = new RegExp(
  `\\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto|${joins}|using|from)\\(\\s*`,
  'g',
);
const writing = /^(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/;
/** `'goals as g'`, or several of them in brackets. */
const table = `['"]\\w+(?: as \\w+)?['"]`;
const namedTables = new RegExp(`^(?:${table}|\\[\\s*${table}(?:\\s*,\\s*${table})*)`);

const sqlTag = /\bsql(?:<[^`]*?>)?`/g;
const named = '[a-z_]+(?:\\s+(?:as\\s+)?[a-z_]+)?';
const sqlReads = new RegExp(`\\b(?:from|join|using)\\s+(?:only\\s+)?(${named}(?:\\s*,\\s*${named})*)`, 'gi');
const sqlWrites =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?([a-z_]+)/gi;

/**
 * The tables that Kysely's calls and `sql` templates of a file name. Names of common table expressions and functions are
 * among them: only the schema tells them apart.
 */
export function tableUses(source: Source): TableUse[] {
  const uses = [...kyselyUses(source), ...templateUses(source)].map((use) => ({ ...use, table: camel(use.table) }));
  const keyOf = ({ table, does, line }: TableUse) => `${table} ${does} ${line}`;
  return [...new Map(uses.map((use) => [keyOf(use), use])).values()].sort((a, b) => a.line - b.line);
}

function kyselyUses({ code, text }: Source): TableUse[] {
  return [...code.matchAll(kyselyCall)].flatMap((match): TableUse[] => {
    const [whole, call = ''] = match;
    const does = writing.test(call) ? 'writes' : 'reads';
    const line = lineAt(text, match.index);
    const argument = text.slice(match.index + whole.length);
    const tables = namedTables.exec(argument)?.[0];
    if (tables) return tables.split(',').map((each) => ({ table: each.match(/\w+/)?.[0] ?? '', does, line }));
    // `Array.from(…)` is no query; a callback or a query in brackets names its tables in calls of its own.
    const isQuery = call !== 'from' && call !== 'using' && /^[\w$]+[,)\s]/.test(argument);
    return isQuery ? [{ table: computedTable, does, line }] : [];
  });
}

function templateUses({ code, strings, text }: Source): TableUse[] {
  return [...code.matchAll(sqlTag)].flatMap((match) => {
    const start = match.index + match[0].length;
    const sql = strings.slice(start, templateEnd(code, start));
    const found = (pattern: RegExp, does: TableUse['does']) =>
      [...sql.matchAll(pattern)].flatMap(({ 1: tables = '', index }) =>
        tables.split(',').map((each) => ({
          table: each.trim().split(/\s/)[0] ?? '',
          does,
          line: lineAt(text, start + index),
        })),
      );
    return [...found(sqlReads, 'reads'), ...found(sqlWrites, 'writes')];
  });
}

/** Where the template ends whose text begins here; those in its `${…}` end before it. */
function templateEnd(code: string, start: number): number {
  let depth = 0;
  for (let index = start; index < code.length; index += 1) {
    const character = code[index];
    if (character === '`' && depth === 0) return index;
    if (character === '`') index = templateEnd(code, index + 1);
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return code.length;
}

function camel(table: string): string {
  return table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
