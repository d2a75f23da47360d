import type { Clock } from '../core/clock.ts';
import type { WorkspaceId } from '../core/ids.ts';
import type { Database } from '../database/connect.ts';
import { withWorkspace } from '../database/transaction.ts';
import type { TokenVault } from './token-vault.ts';
import { createWebClient } from './web-client.ts';

/** What Cairn needs to act in a workspace. */
export interface Installation {
  readonly workspaceId: WorkspaceId;
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Cairn has no token for this workspace. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
  constructor(workspaceId: WorkspaceId) {
    super(`Cairn is not installed in ${workspaceId}`);
  }
}

export interface Installations {
  /** @throws NotInstalled */
  get(workspaceId: WorkspaceId): Promise<Installation>;
  /** Whether Slack has accepted a token of ours since the start. */
  isConfirmed(): boolean;
}

/**
 * One workspace, by `SLACK_BOT_TOKEN`. The token stays in memory. Which workspace it belongs to is learned from Slack
 * once; a request for any other is refused.
 */
export function installationFromToken(parts: {
  apiUrl: string;
  botToken: string;
  database: Database;
  clock: Clock;
}): Installations & { confirm(): Promise<Installation> } {
  let known: Installation | undefined;

  async function confirm(): Promise<Installation> {
    if (known) return known;
    const answer = await createWebClient(parts.apiUrl, parts.botToken).auth.test();
    const workspaceId = (answer.is_enterprise_install ? answer.enterprise_id : answer.team_id) as
      | WorkspaceId
      | undefined;
    if (!workspaceId || !answer.bot_id || !answer.user_id) throw new Error('auth.test did not name team, bot and user');
    await recordWorkspace(parts.database, workspaceId, parts.clock);
    known = { workspaceId, botToken: parts.botToken, botId: answer.bot_id, botUserId: answer.user_id };
    return known;
  }

  return {
    confirm,
    isConfirmed: () => known !== undefined,
    async get(workspaceId) {
      const installation = await confirm();
      if (installation.workspaceId !== workspaceId) throw new NotInstalled(workspaceId);
      return installation;
    },
  };
}

/**
 * How long a row that was read once is believed. The ack of a request waits for it, and every call of a delivery needs it.
 * What another process changes is known here after this time: until then Slack refuses a token that was revoked, and
 * takes one that was not.
 */
const believedForMs = 30_000;
const mostRemembered = 10_000;

/** Many workspaces, each a row with its sealed token. Who asks while it is being read is answered with the same row. */
export function storedInstallations(database: Database, vault: TokenVault, machine: Clock): Installations {
  const remembered = new Map<WorkspaceId, { readonly untilMs: number; readonly installation: Promise<Installation> }>();

  async function read(workspaceId: WorkspaceId): Promise<Installation> {
    const row = await withWorkspace(database, workspaceId, (tx) =>
      tx.selectFrom('installations').selectAll().executeTakeFirst(),
    );
    if (!row) throw new NotInstalled(workspaceId);
    const { botId, botUserId, sealedToken } = row;
    return { workspaceId, botId, botUserId, botToken: vault.open(workspaceId, sealedToken) };
  }

  return {
    isConfirmed: () => true,
    get(workspaceId) {
      const nowMs = machine.now().getTime();
      const known = remembered.get(workspaceId);
      // A clock that was set back must not make a row true for longer.
      if (known && known.untilMs > nowMs && known.untilMs <= nowMs + believedForMs) return known.installation;
      remembered.delete(workspaceId);
      const [oldest] = remembered.keys();
      if (oldest !== undefined && remembered.size >= mostRemembered) remembered.delete(oldest);
      const installation = read(workspaceId);
      const entry = { untilMs: nowMs + believedForMs, installation };
      remembered.set(workspaceId, entry);
      // That it is not there, or could not be read, is no knowledge to keep.
      installation.catch(() => {
        if (remembered.get(workspaceId) === entry) remembered.delete(workspaceId);
      });
      return installation;
    },
  };
}

/** Stores an installation, replacing the workspace's earlier one. */
export async function storeInstallation(
  database: Database,
  vault: TokenVault,
  clock: Clock,
  installation: Installation,
): Promise<void> {
  const { workspaceId, botId, botUserId, botToken } = installation;
  await recordWorkspace(database, workspaceId, clock);
  const row = { botId, botUserId, sealedToken: vault.seal(workspaceId, botToken), installedAt: clock.now() };
  await withWorkspace(database, workspaceId, (tx) =>
    tx
      .insertInto('installations')
      .values({ workspaceId, ...row })
      .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet(row))
      .execute(),
  );
}

async function recordWorkspace(database: Database, workspaceId: WorkspaceId, clock: Clock): Promise<void> {
  await withWorkspace(database, workspaceId, (tx) =>
    tx
      .insertInto('workspaces')
      .values({ workspaceId, firstSeenAt: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}
