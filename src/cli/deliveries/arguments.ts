import { z } from 'zod';
import type { WorkspaceId } from '../../core/ids.ts';
import { nearestWord } from '../../core/nearest-word.ts';
import { UsageError } from '../command.ts';
import { limitOption, readOptions, workspaceOption } from '../read-options.ts';

const listed = z.object({
  failed: z.boolean().default(false),
  waiting: z.boolean().default(false),
  json: z.boolean().default(false),
  workspace: workspaceOption,
  limit: limitOption.default(50),
});

export interface ListWish {
  readonly failed: boolean;
  readonly waiting: boolean;
  readonly json: boolean;
  readonly workspace: WorkspaceId | undefined;
  readonly limit: number;
}

/** Neither `--failed` nor `--waiting` is both. @throws UsageError */
export function readListWish(args: readonly string[]): ListWish {
  const { values, positionals } = readOptions(args, {
    failed: { type: 'boolean' },
    waiting: { type: 'boolean' },
    json: { type: 'boolean' },
    workspace: { type: 'string' },
    limit: { type: 'string' },
  });
  const [word] = positionals;
  if (word !== undefined) {
    const nearest = nearestWord(word, ['resend']);
    throw new UsageError(`"deliveries" knows no "${word}".${nearest ? ` Did you mean "deliveries ${nearest}"?` : ''}`);
  }
  const wish = check(listed, values);
  const both = wish.failed === wish.waiting;
  return { ...wish, failed: both || wish.failed, waiting: both || wish.waiting, workspace: wish.workspace };
}

export type ResendWish =
  | { readonly what: 'ids'; readonly ids: readonly string[] }
  | { readonly what: 'all failed'; readonly workspace: WorkspaceId | undefined; readonly reason: string | undefined };

const resent = z.object({
  'all-failed': z.boolean().default(false),
  workspace: workspaceOption,
  reason: z.string().optional(),
});

/** @throws UsageError */
export function readResendWish(args: readonly string[]): ResendWish {
  const { values, positionals } = readOptions(args, {
    'all-failed': { type: 'boolean' },
    workspace: { type: 'string' },
    reason: { type: 'string' },
  });
  const { 'all-failed': all, workspace: inWorkspace, reason } = check(resent, values);
  if (all && positionals.length > 0) throw new UsageError('Name the deliveries, or say --all-failed: not both.');
  if (all) return { what: 'all failed', workspace: inWorkspace, reason };
  if (inWorkspace !== undefined || reason !== undefined) {
    throw new UsageError('--workspace and --reason go with --all-failed.');
  }
  if (positionals.length === 0) throw new UsageError('Say which: the ids of deliveries, or --all-failed.');
  return { what: 'ids', ids: [...new Set(positionals.map((id) => id.toLowerCase()))] };
}

function check<T>(schema: z.ZodType<T>, values: unknown): T {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}.`).join(' '));
}
