import { Refusal } from '../refusal.ts';
import type { Arguments } from './arguments.ts';

/** One page of a list by Slack's `limit` and `cursor`; `next` is empty on the last page. */
export function page<T>(items: readonly T[], args: Arguments): { items: T[]; next: string } {
  const limit = Number(args.optional('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal('invalid_limit');
  const cursor = args.optional('cursor');
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString('utf8').replace('from:', ''));
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), next };
}
