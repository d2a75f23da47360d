import type { Selectable } from 'kysely';
import { MovableClock } from '../../src/core/clock.ts';
import type { ChannelId, PersonId, WorkspaceId } from '../../src/core/ids.ts';
import type { TimeZone } from '../../src/core/local-time.ts';
import { createActor } from '../../src/database/act.ts';
import { connect } from '../../src/database/connect.ts';
import type { DeliveriesTable, DeliveryGatesTable } from '../../src/database/schema.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import { enqueue, enqueueUpdate, type PostOptions } from '../../src/delivery/enqueue.ts';
import { collectMessageKinds, type Message, type MessageKind, type MessageName } from '../../src/delivery/message.ts';
import { noLimits } from '../../src/delivery/pacing.ts';
import { createPump, type PumpParts } from '../../src/delivery/pump.ts';
import { createQuarantine } from '../../src/quarantine/quarantine.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../src/sandbox/slack/sandbox-workspace.ts';
import { NotInstalled } from '../../src/slack/installations.ts';
import { createWebClient } from '../../src/slack/web-client.ts';
import { captureLogger } from './captured-logger.ts';
import { eventually } from './eventually.ts';
import { cloneDatabase } from './test-database.ts';

declare module '../../src/delivery/message.ts' {
  interface MessageSubjects {
    'test.note': string;
    'test.notice': string;
    'test.broken': string;
    'test.reply': string;
    'test.pictured': string;
    /** A person's id. */
    'test.card': string;
  }
}

export interface TestPost extends PostOptions {
  readonly kind: Extract<MessageName, `test.${string}`>;
  readonly subjectId: string;
}

export const leaseSeconds = 25;

export function says(text: string): Message {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}

/** Says its subject's id. */
export const note: MessageKind = {
  kind: 'test.note',
  title: 'Note',
  render: async (_, subjectId) => ({ do: 'send', message: says(subjectId) }),
};

/** Shows the name that a person's row has at the moment of rendering; the subject is the person. */
export const card: MessageKind = {
  kind: 'test.card',
  title: 'Card',
  async render(act, subjectId) {
    const row = await act.tx
      .selectFrom('people')
      .select('name')
      .where('id', '=', subjectId as PersonId)
      .executeTakeFirst();
    return row ? { do: 'send', message: says(row.name) } : { do: 'skip', because: 'nobody' };
  },
};

export type Bench = Awaited<ReturnType<typeof openBench>>;
type WorkspaceRef = Pick<SandboxWorkspace, 'id'>;

/** The pump alone on a fresh database, before a Slack with two workspaces; both clocks stand until moved. */
export async function openBench() {
  const calendar = new MovableClock('2026-11-23T04:00:00Z');
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const clocks = { calendar, machine };
  const slack = await SandboxSlack.start({ clock: calendar });
  const cloned = await cloneDatabase();
  const database = connect(cloned.url);
  const { logger, text: logText } = captureLogger();
  const pumps: { stop(): Promise<void> }[] = [];

  async function workspace(name: string) {
    const made = slack.workspace({ name });
    const person = made.person({ name: `${name} one` });
    const channel = made.channel({ name: 'general', withBot: true });
    await withWorkspace(database, made.id as WorkspaceId, (tx) =>
      tx
        .insertInto('workspaces')
        .values({ workspaceId: made.id as WorkspaceId, firstSeenAt: calendar.now() })
        .execute(),
    );
    return { slack: made, id: made.id as WorkspaceId, person, channel: channel.id as ChannelId };
  }

  const actor = createActor(database, calendar, []);
  const quarantine = createQuarantine({ database, actor, clocks, logger });
  const acme = await workspace('Acme');
  const globex = await workspace('Globex');

  /** The outbox of a workspace, in the order in which it was written. */
  function deliveries(of: WorkspaceRef = acme): Promise<Selectable<DeliveriesTable>[]> {
    return withWorkspace(database, of.id as WorkspaceId, (tx) =>
      tx.selectFrom('deliveries').selectAll().orderBy('seq').execute(),
    );
  }

  function pump(kinds: readonly MessageKind[] = [note, card], parts: Partial<PumpParts> = {}) {
    const made = createPump({
      database,
      actor,
      clocks,
      logger,
      quarantine,
      kinds: collectMessageKinds(kinds),
      clientFor,
      random: () => 0,
      leaseSeconds,
      limits: noLimits,
      wakesItself: false,
      ...parts,
    });
    pumps.push(made);
    return made;
  }

  async function clientFor(workspaceId: WorkspaceId) {
    const found = slack.findWorkspace(workspaceId);
    if (!found) throw new NotInstalled(workspaceId);
    return createWebClient(slack.apiUrl, found.botToken);
  }

  return {
    slack,
    calendar,
    machine,
    database,
    databaseUrl: cloned.url,
    actor,
    quarantine,
    logText,
    workspace,
    acme,
    globex,
    deliveries,

    /** Whose turn a workspace's deliveries wait for. */
    async gate(of: WorkspaceRef = acme): Promise<Selectable<DeliveryGatesTable> | undefined> {
      return withWorkspace(database, of.id as WorkspaceId, (tx) =>
        tx.selectFrom('deliveryGates').selectAll().executeTakeFirst(),
      );
    },

    pump,
    clientFor,
    /** A worker claims what is due and is never heard of again. */
    async claimAndDie(): Promise<void> {
      // Only where it hangs: one that is still on its way there would notice that its time is over.
      let isAtItsCall = false;
      const clientFor = () => {
        isAtItsCall = true;
        return new Promise<never>(() => {});
      };
      const dying = pump([note, card], { clientFor });
      pumps.splice(pumps.indexOf(dying), 1);
      void dying.drain();
      await eventually(() => isAtItsCall);
    },
    async enqueue(to: WorkspaceRef, ...posts: readonly TestPost[]): Promise<void> {
      await actor.asTime(to.id as WorkspaceId, async (act) => {
        for (const post of posts) await enqueue(act, post.kind, post.subjectId, post);
      });
    },
    /** Somebody's name changes, and their card is to show it. */
    async rename(to: WorkspaceRef, id: string, name: string): Promise<void> {
      const workspaceId = to.id as WorkspaceId;
      await actor.asTime(workspaceId, async (act) => {
        const known = { name, isAdmin: false, isBot: false, isDeactivated: false, isExternal: false };
        const zone = { timeZone: 'UTC' as TimeZone, fetchedAt: act.now };
        await act.tx
          .insertInto('people')
          .values({ workspaceId, id: id as PersonId, ...known, ...zone })
          .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doUpdateSet({ name }))
          .execute();
        await enqueueUpdate(act, 'test.card', id);
      });
    },
    /** The one post of a workspace's outbox. */
    async delivery(of: WorkspaceRef = acme): Promise<Selectable<DeliveriesTable>> {
      const posts = (await deliveries(of)).filter(({ operation }) => operation === 'post');
      const [post] = posts;
      if (!post || posts.length > 1) throw new Error(`there are ${posts.length} posts`);
      return post;
    },
    /** What stands in the workspace's channel. */
    channelTexts: (of: typeof acme = acme) => of.slack.messages(of.channel).map(({ text }) => text),
    calls: (method: string) => slack.calls.filter((call) => call.method === method),
    async close(): Promise<void> {
      for (const pump of pumps) await pump.stop();
      await slack.close();
      await database.close();
      await cloned.drop();
    },
  };
}

/** A note for a workspace's channel. */
export function noteTo(channel: string, text: string, more: Partial<TestPost> = {}): TestPost {
  return { kind: 'test.note', subjectId: text, target: { kind: 'channel', id: channel as ChannelId }, ...more };
}
