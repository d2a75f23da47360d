import { sql } from 'kysely';
import type { ChannelId, WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { RowRef } from '../../quarantine/isolate.ts';
import { isNotQuarantined } from '../../quarantine/queries.ts';
import type { DeliveryId } from '../message.ts';
import { type Alarms, claimSource } from './gates.ts';

// The second level of the claim: what the worker that holds a workspace's gate sends next.

export interface ClaimedDelivery {
  readonly workspaceId: WorkspaceId;
  readonly id: DeliveryId;
  readonly kind: string;
  readonly operation: 'post' | 'update';
  readonly subjectId: string;
  readonly targetKind: 'people' | 'channel';
  readonly target: string[];
  /** Where the target is known to be. */
  readonly channelId: ChannelId | null;
  /** Calendar time. */
  readonly dueAt: Date;
  /** Tries so far, this one included. */
  readonly attempts: number;
  /** An earlier call for it may have arrived. */
  readonly isUncertain: boolean;
  readonly leaseToken: string;
  /** Machine time: after this, another worker may send it. */
  readonly leaseUntil: Date;
}

export interface Claim {
  readonly workspaceId: WorkspaceId;
  /** Calendar time: what is due. */
  readonly dueBy: Date;
  /** Machine time: what may be tried now. */
  readonly now: Date;
  readonly leaseUntil: Date;
  readonly leaseToken: string;
  readonly mostPosts: number;
  readonly mostUpdates: number;
  /** Conversations (`conversationOf`) in which nothing may be posted yet. */
  readonly busy: readonly string[];
  /** Whether a DM may be opened that is not known yet. */
  readonly mayOpen: boolean;
}

/** The name under which pacing knows a delivery's conversation. */
export function conversationOf({ target }: Pick<ClaimedDelivery, 'target'>): string {
  return target.join();
}

/** So many due rows are looked through for the first of each conversation. */
const window = 200;
/** The reason of what waits because of a fault of our own. */
export const notRendered = 'not_rendered';

/** A post that Slack could not take keeps its place before later ones of its conversation, but not for ever. */
const mostTriesInPlace = 8;

const isClaimable = isNotQuarantined(claimSource, 'd.workspace_id', 'd.id');

/**
 * Takes the oldest due post of each conversation, and updates whose message is not being sent: of two updates on their
 * way the older could arrive last, and so could the older of two posts. A post that is tried again later keeps its place.
 */
export async function claimDeliveries(tx: WorkspaceTransaction, claim: Claim): Promise<ClaimedDelivery[]> {
  const { workspaceId, dueBy, now, leaseUntil, leaseToken, mostPosts, mostUpdates, busy, mayOpen } = claim;
  const { rows } = await sql<Omit<ClaimedDelivery, 'leaseToken' | 'leaseUntil'> & { seq: number }>`
    with due as (
      select d.id, d.conversation, d.due_at, d.seq
      from deliveries d
      left join conversations c on c.workspace_id = d.workspace_id and c.conversation = d.conversation
      where d.workspace_id = ${workspaceId} and d.state = 'pending' and d.operation = 'post'
        and d.due_at <= ${dueBy} and (d.retry_at is null or d.retry_at <= ${now})
        and (${mayOpen} or d.target_kind = 'channel' or c.channel_id is not null)
        and d.conversation <> all(${busy}::text[]) and ${isClaimable}
      order by d.due_at, d.seq limit ${mostPosts > 0 ? window : 0}
    ), heads as (
      select distinct on (conversation) id, conversation, due_at, seq from due order by conversation, due_at, seq
    ), posts as (
      select id from heads
      where not exists (
        select from deliveries before
        where before.workspace_id = ${workspaceId} and before.operation = 'post' and before.conversation = heads.conversation
          and ((before.state = 'sending' and ${isNotQuarantined(claimSource, 'before.workspace_id', 'before.id')}) or (before.state = 'pending' and before.retry_at > ${now}
            and before.attempts between 1 and ${mostTriesInPlace} and before.reason <> ${notRendered}
            and (before.due_at, before.seq) < (heads.due_at, heads.seq)))
      )
      order by due_at, seq limit ${mostPosts}
    ), updates as (
      select d.id from deliveries d
      where d.workspace_id = ${workspaceId} and d.state = 'pending' and d.operation = 'update'
        and d.due_at <= ${dueBy} and (d.retry_at is null or d.retry_at <= ${now}) and ${isClaimable}
        and not exists (
          select from deliveries other
          where other.workspace_id = ${workspaceId} and other.kind = d.kind and other.subject_id = d.subject_id
            and other.state = 'sending'
        )
      order by d.due_at, d.seq limit ${mostUpdates}
    ), taken as (
      select d.id from deliveries d
      where d.workspace_id = ${workspaceId} and d.state = 'pending'
        and d.id in (select id from posts union all select id from updates)
      for update skip locked
    )
    update deliveries d
    set state = 'sending', attempts = d.attempts + 1, lease_token = ${leaseToken}, lease_until = ${leaseUntil},
      retry_at = null
    from taken
    where d.workspace_id = ${workspaceId} and d.id = taken.id
    returning d.workspace_id, d.id, d.kind, d.operation, d.subject_id, d.target_kind, d.target, d.due_at, d.seq,
      d.attempts, d.is_uncertain,
      case d.target_kind when 'channel' then d.target[1] else (
        select c.channel_id from conversations c
        where c.workspace_id = d.workspace_id and c.conversation = d.conversation
      ) end as channel_id`.execute(tx);
  rows.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.seq - b.seq);
  return rows.map((row) => ({ ...row, leaseToken, leaseUntil }));
}

/**
 * Gives back what was held by a worker that has not been heard of since; nobody knows what of it has arrived. An update
 * joins a newer one that already waits.
 * @param only of these, whether they are set aside or not
 */
export async function releaseExpiredLeases(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  now: Date,
  only?: readonly RowRef[],
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set((eb) => ({
      state: eb
        .case()
        .when(
          eb.and([
            eb('operation', '=', 'update'),
            eb.exists(
              eb
                .selectFrom('deliveries as newer')
                .select('newer.id')
                .whereRef('newer.workspaceId', '=', 'deliveries.workspaceId')
                .whereRef('newer.kind', '=', 'deliveries.kind')
                .whereRef('newer.subjectId', '=', 'deliveries.subjectId')
                .where('newer.operation', '=', 'update')
                .where((of) =>
                  of.or([
                    of('newer.state', '=', 'pending'),
                    // Of two that are given back together only one may wait.
                    of.and([of('newer.state', '=', 'sending'), of('newer.seq', '>', of.ref('deliveries.seq'))]),
                  ]),
                ),
            ),
          ]),
        )
        .then('moot' as const)
        .else('pending' as const)
        .end(),
      isUncertain: true,
      leaseToken: null,
      leaseUntil: null,
    }))
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'sending')
    .where('leaseUntil', '<=', now)
    .$if(only === undefined, (query) =>
      query.where(isNotQuarantined(claimSource, 'deliveries.workspace_id', 'deliveries.id')),
    )
    .$if(only !== undefined, (query) =>
      query.where(
        'id',
        'in',
        (only ?? []).map(({ id }) => id as DeliveryId),
      ),
    )
    .execute();
}

/** What waits to be claimed or given back, by its keys alone: to find the one that breaks a claim. */
export async function listClaimable(
  tx: WorkspaceTransaction,
  { workspaceId, dueBy, now }: Pick<Claim, 'workspaceId' | 'dueBy' | 'now'>,
): Promise<RowRef[]> {
  const { rows } = await sql<RowRef>`
    select workspace_id, id from deliveries d
    where workspace_id = ${workspaceId} and ${isClaimable} and (
      (state = 'pending' and due_at <= ${dueBy} and (retry_at is null or retry_at <= ${now}))
      or (state = 'sending' and lease_until <= ${now}))
    -- As many as a claim looks through, and some more: where the one is not among them, the next claim is not broken by it.
    order by state desc, due_at, seq limit ${5 * window}`.execute(tx);
  return rows;
}

/** Writes what a claim writes to those of these rows that wait. */
export async function touchDeliveries(
  tx: WorkspaceTransaction,
  rows: readonly RowRef[],
  leaseUntil: Date,
): Promise<void> {
  await sql`
    update deliveries
    set attempts = attempts + 1, retry_at = null, state = 'sending', lease_token = gen_random_uuid(), lease_until = ${leaseUntil}
    where id = any(${rows.map(({ id }) => id)}::uuid[]) and state = 'pending'`.execute(tx);
}

/** What a workspace has yet to send. */
export interface Left {
  /** The first that falls due later; calendar time. */
  readonly dueAt: Date | null;
  /** The first that is to be tried again later; machine time. */
  readonly retryAt: Date | null;
  /** The end of the first lease under which something is being sent; machine time. */
  readonly leaseUntil: Date | null;
  /** Whether something is due that is not under way. */
  readonly remains: boolean;
}

export async function findLeft(
  tx: WorkspaceTransaction,
  { workspaceId, dueBy, now }: Pick<Claim, 'workspaceId' | 'dueBy' | 'now'>,
): Promise<Left> {
  const { rows } = await sql<Left>`
    select
      (select due_at from deliveries d where workspace_id = ${workspaceId} and state = 'pending' and due_at > ${dueBy}
        and ${isClaimable} order by due_at limit 1) as due_at,
      (select retry_at from deliveries d where workspace_id = ${workspaceId} and state = 'pending' and retry_at > ${now}
        and ${isClaimable} order by retry_at limit 1) as retry_at,
      (select min(lease_until) from deliveries d where workspace_id = ${workspaceId} and state = 'sending'
        and ${isClaimable}) as lease_until,
      exists (select from deliveries d where workspace_id = ${workspaceId} and state = 'pending' and due_at <= ${dueBy}
        and (retry_at is null or retry_at <= ${now}) and ${isClaimable}) as remains`.execute(tx);
  const [left] = rows;
  if (!left) throw new Error('a query without a condition answered no row');
  return left;
}

/** When to look again. @param freeAt when what remains may be sent, as far as pace allows (machine time) */
export function alarmsOf({ dueAt, retryAt, leaseUntil, remains }: Left, freeAt: Date | null): Alarms {
  const tries = [retryAt, leaseUntil, remains ? freeAt : null].filter((at) => at !== null);
  return { dueAt, tryAt: tries.sort((a, b) => a.getTime() - b.getTime())[0] ?? null };
}

export interface RecentCall {
  readonly operation: 'post' | 'update' | 'open';
  readonly conversation: string;
  /** Machine time. */
  readonly at: Date;
}

/** What Slack was asked for this workspace since `since` (machine time); what is being sent may be asked just now. */
export async function listRecentCalls(
  tx: WorkspaceTransaction,
  workspaceId: WorkspaceId,
  since: Date,
  now: Date,
): Promise<RecentCall[]> {
  const { rows } = await sql<RecentCall>`
    select operation, conversation, tried_at as at from deliveries
    where workspace_id = ${workspaceId} and tried_at > ${since}
    union all
    select operation, conversation, ${now} from deliveries where workspace_id = ${workspaceId} and state = 'sending'
    union all
    select 'open', conversation, asked_at from conversations where workspace_id = ${workspaceId} and asked_at > ${since}
    order by at`.execute(tx);
  return rows;
}
