import type { UndeliveredRow } from '../../delivery/queries/failures.ts';
import { explainReason } from '../../features/undelivered/rules.ts';
import { limited, minute, table } from '../table.ts';

export interface Found {
  readonly rows: readonly UndeliveredRow[];
  /** Without a limit. */
  readonly total: number;
}

export function failedTable({ rows, total }: Found): string {
  if (total === 0) return 'Failed: nothing.';
  return [
    `Failed: ${total}${limited(rows, total)}`,
    table(['id', 'workspace', 'kind', 'operation', 'target', 'state', 'attempts', 'since', 'why'], rows.map(cells)),
    'To send again: npx cairn deliveries resend ID…, or --all-failed.',
  ].join('\n');
}

export function waitingTable({ rows, total }: Found): string {
  if (total === 0) return 'Waiting: nothing that is due.';
  const head = [
    'id',
    'workspace',
    'kind',
    'operation',
    'target',
    'state',
    'attempts',
    'due since',
    'tried next',
    'why',
  ];
  const lines = rows.map((row) => cells(row).toSpliced(-1, 0, row.retryAt ? minute(row.retryAt) : 'in its turn'));
  return [`Waiting: ${total}${limited(rows, total)}`, table(head, lines)].join('\n');
}

/** What other programs are given of a row. */
export function asRecord(row: UndeliveredRow): Readonly<Record<string, unknown>> {
  const { id, workspaceId: workspace, kind, operation, targetKind, target, state, attempts, reason, retryAt } = row;
  const why = wordsOf(row);
  return {
    id,
    workspace,
    kind,
    operation,
    targetKind,
    target,
    state,
    attempts,
    reason,
    why,
    since: since(row),
    retryAt,
  };
}

function cells(row: UndeliveredRow): string[] {
  const { id, workspaceId, kind, operation, target, state, attempts, reason } = row;
  const why = reason === null ? wordsOf(row) : `${wordsOf(row)} (${reason})`;
  return [id, workspaceId, kind, operation, target.join(','), state, String(attempts), minute(since(row)), why];
}

function wordsOf(row: UndeliveredRow): string {
  if (row.state === 'pending' && row.reason === null) return 'its turn has not come';
  // Where a message waits for another one, the reason is in words already.
  if (row.reason?.includes(' ')) return 'it waits for another message';
  return explainReason(row.reason, row).why;
}

function since({ finishedAt, dueAt }: UndeliveredRow): Date {
  return finishedAt ?? dueAt;
}
