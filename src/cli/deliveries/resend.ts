import { z } from 'zod';
import type { WorkspaceId } from '../../core/ids.ts';
import type { Database } from '../../database/connect.ts';
import { withClaimer, withWorkspace } from '../../database/transaction.ts';
import type { DeliveryId } from '../../delivery/message.ts';
import {
  type LocatedDelivery,
  listWorkspacesWithDead,
  locateDeliveries,
  resendDead,
} from '../../delivery/queries/failures.ts';
import { complain, print } from '../command.ts';
import { withBooks } from '../open-books.ts';
import { type ResendWish, readResendWish } from './arguments.ts';

/** Sends dead deliveries again; doing it twice does it once. @returns 1 where an id is unknown, which stops no other */
export async function resendDeliveries(args: readonly string[]): Promise<number> {
  const wish = readResendWish(args);
  return withBooks((database) => (wish.what === 'ids' ? resendNamed(database, wish.ids) : resendAll(database, wish)));
}

async function resendNamed(database: Database, named: readonly string[]): Promise<number> {
  const ids = named.filter((id) => z.uuid().safeParse(id).success) as DeliveryId[];
  const located = await withClaimer(database, (tx) => locateDeliveries(tx, ids));
  let resent = 0;
  for (const [workspaceId, own] of byWorkspace(located)) {
    resent += await withWorkspace(database, workspaceId, (tx) => resendDead(tx, { ids: own }));
  }
  print(`${inWords(resent)} will be sent again.`);
  const others = located.length - resent;
  if (others > 0)
    print(`${inWords(others)} had not failed, and ${others === 1 ? 'stays as it is' : 'stay as they are'}.`);
  const unknown = named.filter((id) => !located.some((each) => each.id === id));
  for (const id of unknown) complain(`There is no delivery ${id}: npx cairn deliveries --failed shows the ids.`);
  return unknown.length > 0 ? 1 : 0;
}

async function resendAll(
  database: Database,
  { workspace, reason }: Extract<ResendWish, { what: 'all failed' }>,
): Promise<number> {
  const found = await withClaimer(database, listWorkspacesWithDead);
  const workspaces = found.filter((id) => workspace === undefined || id === workspace);
  let resent = 0;
  for (const workspaceId of workspaces) {
    resent += await withWorkspace(database, workspaceId, (tx) => resendDead(tx, { reason }));
  }
  print(`${inWords(resent)} will be sent again.`);
  return 0;
}

function byWorkspace(located: readonly LocatedDelivery[]): Map<WorkspaceId, DeliveryId[]> {
  const grouped = new Map<WorkspaceId, DeliveryId[]>();
  for (const { workspaceId, id } of located) grouped.set(workspaceId, [...(grouped.get(workspaceId) ?? []), id]);
  return grouped;
}

function inWords(count: number): string {
  return count === 1 ? '1 delivery' : `${count} deliveries`;
}
