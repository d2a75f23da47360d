import { randomUUID } from 'node:crypto';

declare const brand: unique symbol;
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A Slack team id (`T…`), or the enterprise id (`E…`) of an org-wide install: the tenant of every row. */
export type WorkspaceId = Branded<string, 'WorkspaceId'>;
/** A Slack user id (`U…` or `W…`). */
export type PersonId = Branded<string, 'PersonId'>;
/** A Slack conversation id (`C…`, `G…`, `D…`). */
export type ChannelId = Branded<string, 'ChannelId'>;

/** The id of a row of this table. A feature names its own: `type GoalId = Id<'goals'>`. */
export type Id<Table extends string> = Branded<string, Table>;

/** A new random id (UUID v4). The caller names its kind: `newId<GoalId>()`. */
export function newId<T extends Branded<string, string>>(): T {
  return randomUUID() as string as T;
}
