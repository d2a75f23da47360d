import { z } from 'zod';
import type { WorkspaceId } from '../core/ids.ts';
import { withClaimer } from '../database/transaction.ts';
import { explainSetAside } from '../features/quarantine/rules.ts';
import { countQuarantined, listQuarantined, makeRetriesDue, type QuarantinedRow } from '../quarantine/queries.ts';
import { type Command, complain, print, UsageError } from './command.ts';
import { withBooks } from './open-books.ts';
import { limitOption, readOptions, workspaceOption } from './read-options.ts';
import { limited, minute, table } from './table.ts';

const options = z.object({
  workspace: workspaceOption,
  limit: limitOption.optional(),
  json: z.boolean().default(false),
});

/** What work could not handle and set aside: ids and codes, nothing that anybody wrote. */
export const quarantine: Command = {
  name: 'quarantine',
  help: [
    ['quarantine', 'shows the rows that were set aside because they cannot be handled'],
    ['  --workspace T…', '  of this workspace'],
    ['  --limit N', '  so many at most (50)'],
    ['  --json', '  as JSON, for other programs'],
    ['quarantine retry', 'has all of them tried again within seconds (else every ten minutes)'],
    ['quarantine retry ROW…', 'has these rows tried again'],
    ['  --workspace T…', '  of this workspace'],
  ],
  purpose: 'look at what was set aside',
  async run(args) {
    const { values, positionals } = readOptions(args, {
      workspace: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
    });
    const read = options.safeParse(values);
    if (!read.success) {
      throw new UsageError(read.error.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}.`).join(' '));
    }
    const { workspace, limit: max = 50, json: asJson } = read.data;
    const [word, ...rowIds] = positionals;
    if (word !== undefined && word !== 'retry') {
      throw new UsageError(`"quarantine" knows no "${word}". Did you mean "quarantine retry ${word}"?`);
    }
    if (word === 'retry') {
      if (asJson || read.data.limit !== undefined)
        throw new UsageError('--json and --limit go with "quarantine" alone.');
      return retry(workspace, rowIds);
    }
    return list({ workspaceId: workspace, max, asJson });
  },
};

interface ListOptions {
  readonly workspaceId: WorkspaceId | undefined;
  readonly max: number;
  readonly asJson: boolean;
}

async function list({ workspaceId: workspace, max, asJson }: ListOptions): Promise<number> {
  const { rows, total } = await withBooks((database) =>
    withClaimer(database, async (tx) => ({
      rows: await listQuarantined(tx, { workspaceId: workspace, max }),
      total: await countQuarantined(tx, workspace),
    })),
  );
  if (asJson) print(JSON.stringify(rows.map(asRecord), null, 2));
  else if (total === 0) print('Set aside: nothing.');
  else {
    print(
      [
        `Set aside: ${total}${limited(rows, total)}`,
        table(['row', 'workspace', 'work', 'since', 'tries', 'tried next', 'why'], rows.map(cells)),
        'To try again at once: npx cairn quarantine retry, or retry ROW…',
      ].join('\n'),
    );
  }
  return 0;
}

async function retry(workspace: WorkspaceId | undefined, rowIds: readonly string[]): Promise<number> {
  const chosen = { workspaceId: workspace, rowIds: rowIds.length > 0 ? rowIds : undefined };
  const due = await withBooks((database) => withClaimer(database, (tx) => makeRetriesDue(tx, chosen)));
  const unknown = rowIds.filter((id) => !due.includes(id));
  const count = due.length;
  print(`${count === 1 ? '1 row' : `${count} rows`} will be tried again within seconds, where Cairn runs.`);
  for (const id of unknown) complain(`No row ${id} is set aside: npx cairn quarantine shows which are.`);
  return unknown.length > 0 ? 1 : 0;
}

function cells({ rowId, workspaceId, source, setAsideAt, tries, retryAt, reason }: QuarantinedRow): string[] {
  const next = retryAt.getTime() <= 0 ? 'at once' : minute(retryAt);
  return [
    rowId,
    workspaceId,
    source,
    minute(setAsideAt),
    String(tries),
    next,
    `${explainSetAside(reason)} (${reason})`,
  ];
}

function asRecord(row: QuarantinedRow): Readonly<Record<string, unknown>> {
  const { rowId, workspaceId, source, setAsideAt, tries, retryAt, reason } = row;
  const next = retryAt.getTime() <= 0 ? null : retryAt;
  const why = explainSetAside(reason);
  return { row: rowId, workspace: workspaceId, work: source, since: setAsideAt, tries, retryAt: next, reason, why };
}
