import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../src/sandbox/slack/model.ts';
import type { DrillRow } from './drill.ts';
import {
  type Asked,
  addWorkspaces,
  type Eyes,
  insertRows,
  type Pair,
  promptsOf,
  seedPairs,
  type TroublePlace,
} from './trouble-place.ts';

/** What Cairn's books say of a delivery that Slack refused. */
interface Refused {
  readonly id: string;
  readonly mentorshipId: string;
  readonly state: string;
  readonly reason: string | null;
}

export interface Failed {
  /** Prompts that were given up, by delivery. */
  readonly dead: ReadonlyMap<string, Refused>;
  readonly win: { readonly state: string; readonly reason: string | null } | undefined;
  /** How often the revoked token was used all the same. */
  readonly refusedCalls: number;
}

/** A workspace that takes Cairn's token back, a DM and a channel that are archived, a person who is deactivated. */
export interface Mendables {
  readonly pairs: readonly Pair[];
  /** It all happens. */
  breakAll(): Promise<void>;
  /** Whether Cairn has met each of them. */
  hasFailed(): Promise<boolean>;
  readFailed(): Promise<Failed>;
  /** Somebody puts everything right. */
  mendAll(): void;
  /** Whether everything that waited for that has come. */
  hasArrived(): boolean;
  rowsOf(failed: Failed): DrillRow[];
}

/** @param rhythms when pairs are asked; the last ones are those that it happens to */
export async function plantMendables(place: TroublePlace, rhythms: readonly Asked[]): Promise<Mendables> {
  const { slack, database } = place;
  const [revoked, closing] = await addWorkspaces(place, ['Revoked', 'Closing']);
  const last = rhythms.at(-1);
  if (!revoked || !closing || !last) throw new Error('nothing to plant');
  const revokedPairs = await seedPairs(place, revoked, rhythms);
  const unharmed = await seedPairs(place, closing, rhythms);
  const [archivedPair] = await seedPairs(place, closing, [last]);
  // Cairn has never written to these two: it is to open their DM when one of them has left.
  const [leftPair] = await seedPairs(place, closing, [last], { opened: false });
  const [winner] = unharmed;
  const channel = closing.channel({ name: 'celebrations', withBot: true });
  if (!archivedPair || !leftPair || !winner) throw new Error('nothing to plant');
  const archivedDm = conversation(archivedPair);
  const leaver = closing.atKeyboard(leftPair.menteeId);
  const winOf = { pair: winner, channelId: channel.id, id: randomUUID() };
  const pairs = [...revokedPairs, ...unharmed, archivedPair, leftPair];
  const winPosts = () => closing.messages(channel.id).length;
  const refusedCalls = () => slack.calls.filter(({ response }) => response?.['error'] === 'token_revoked').length;

  async function readFailed(): Promise<Failed> {
    const prompts = await readPrompts(database.eyes, closing?.id ?? '');
    const win = await database.eyes.query<{ state: string; reason: string | null }>(
      `select state, reason from deliveries where kind = 'win.post' and operation = 'post' and subject_id = $1`,
      [winOf.id],
    );
    return {
      dead: new Map(prompts.filter(({ state }) => state === 'dead').map((refused) => [refused.id, refused])),
      win: win.rows[0],
      refusedCalls: refusedCalls(),
    };
  }

  return {
    pairs,
    async breakAll() {
      revoked.revoke();
      archivedDm.archived = true;
      channel.archived = true;
      closing.deactivate(leaver);
      await celebrate(place, winOf);
    },
    async hasFailed() {
      const { dead, win } = await readFailed();
      return dead.size === 2 && win?.reason === 'is_archived' && refusedCalls() > 0;
    },
    readFailed,
    mendAll() {
      revoked.isRevoked = false;
      archivedDm.archived = false;
      channel.archived = false;
      leaver.user.deleted = false;
    },
    hasArrived: () => pairs.every((pair) => promptsOf(pair).length > 0) && winPosts() > 0,
    rowsOf(failed) {
      const isDead = (pair: Pair, reason: string) =>
        [...failed.dead.values()].some((each) => each.mentorshipId === pair.mentorshipId && each.reason === reason);
      const resent = (what: string, pair: Pair, reason: string): DrillRow => {
        const prompts = promptsOf(pair).length;
        const wasDead = isDead(pair, reason);
        const lost = prompts > 0 && wasDead ? 0 : 1;
        const note = wasDead ? `was dead: ${reason}; sent again by the operator` : `was not dead with ${reason}`;
        return { what, done: 1, lost, doubled: Math.max(0, prompts - 1), late: 0, note };
      };
      const told = closing.messages(closing.openDirect([winner.menteeId]).id).length;
      const spared = [...revokedPairs, ...unharmed].map((pair) => promptsOf(pair).length);
      return [
        {
          what: 'a workspace revoked, and installed again',
          done: 1,
          lost: spared.filter((prompts) => prompts === 0).length,
          doubled: spared.reduce((sum, prompts) => sum + Math.max(0, prompts - 1), 0),
          late: 0,
          note: `${failed.refusedCalls} calls with the refused token`,
        },
        resent('a DM archived', archivedPair, 'is_archived'),
        resent('a person deactivated', leftPair, 'user_disabled'),
        {
          what: 'a channel archived',
          done: 1,
          lost: winPosts() === 0 ? 1 : 0,
          doubled: Math.max(0, winPosts() - 1),
          late: 0,
          note: `was ${failed.win?.state}: ${failed.win?.reason}; its mentee told ${told} times`,
        },
      ];
    },
  };
}

/** As the operator's command does. */
export async function resend(eyes: Eyes, deliveryId: string): Promise<void> {
  await eyes.query(`update deliveries set state = 'pending', finished_at = null, retry_at = null where id = $1`, [
    deliveryId,
  ]);
}

function conversation({ workspace, channelId }: Pair): Conversation {
  const found = workspace.conversations.get(channelId);
  if (!found) throw new Error('the pair has no DM');
  return found;
}

async function readPrompts(eyes: Eyes, workspaceId: string): Promise<Refused[]> {
  const { rows } = await eyes.query<Refused>(
    `select d.id, c.mentorship_id as "mentorshipId", d.state, d.reason
    from deliveries d join check_ins c on c.workspace_id = d.workspace_id and c.id::text = d.subject_id
    where d.workspace_id = $1 and d.kind = 'check_in.prompt' and d.operation = 'post'`,
    [workspaceId],
  );
  return rows;
}

/** A mentee reached a goal and chose to celebrate it in the channel. */
async function celebrate(
  { slack, database: { eyes } }: TroublePlace,
  { pair, channelId, id }: { pair: Pair; channelId: string; id: string },
): Promise<void> {
  const at = slack.clock.now();
  const workspaceId = pair.workspace.id;
  const own = { workspace_id: workspaceId, mentorship_id: pair.mentorshipId };
  const goalId = randomUUID();
  const goal = {
    ...own,
    id: goalId,
    status: 'achieved',
    title: 'Give a talk',
    evidence: '',
    achievable: '',
    relevant: '',
    deadline_on: '2027-06-30',
    horizon: 'short',
    measure: 'yes_no',
    baseline: 0,
    target: 100,
    unit: '%',
    progress: 100,
    revision: 1,
    created_by: pair.menteeId,
    created_at: at,
    closed_at: at,
  };
  await insertRows(eyes, 'goals', [goal]);
  const win = { title: 'Give a talk', words: 'I gave a talk!', status: 'celebrated', channel_id: channelId };
  await insertRows(eyes, 'wins', [{ ...own, id, goal_id: goalId, ...win, offered_at: at, decided_at: at }]);
  await eyes.query(
    `insert into deliveries
      (workspace_id, id, kind, operation, subject_id, target_kind, target, dedup_key, due_at, state, created_at)
    values ($1, $2, 'win.post', 'post', $3, 'channel', array[$4], $5, $6, 'pending', $6)`,
    [workspaceId, randomUUID(), id, channelId, `win.post:${id}:${channelId}`, at],
  );
}
