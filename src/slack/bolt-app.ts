import bolt, {
  type AllMiddlewareArgs,
  type AuthorizeResult,
  type BlockAction,
  type Context,
  type Receiver,
  type RespondFn,
} from '@slack/bolt';
import type { ChannelId, PersonId, WorkspaceId } from '../core/ids.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';
import { AcksFirst } from './acks-first.ts';
import { boltLogger } from './bolt-logger.ts';
import { type AfterAct, BoltVisit } from './bolt-visit.ts';
import type { Door } from './door.ts';
import { carriedValue, readFields, readShown } from './fields.ts';
import { Handlers } from './handlers.ts';
import type { InFlight } from './in-flight.ts';
import type { Installations } from './installations.ts';
import { type OpenModal, readOpenModal } from './open-modal.ts';
import type { MessageVisit } from './visit.ts';
import { webClientOptions } from './web-client.ts';

export interface BoltParts {
  readonly door: Door;
  readonly actor: Actor;
  readonly afterAct: AfterAct;
  readonly installations: Installations;
  readonly apiUrl: string;
  readonly receiver: Receiver;
  readonly inFlight: InFlight;
  readonly logger: Logger;
  readonly publicUrl: () => string | undefined;
  /** Whether this event is seen for the first time. Slack sends one up to four times. */
  readonly isFirstDelivery: (workspaceId: WorkspaceId, eventId: string) => Promise<boolean>;
}

/**
 * Connects the door with Bolt. One listener a kind of payload looks the handler up by its id: Bolt itself runs every
 * listener that matches, at once, and leaves what matches none unanswered.
 */
export function createBoltApp(parts: BoltParts): bolt.App {
  const { door, inFlight, logger } = parts;
  const handlers = new Handlers(door);
  const acks = new AcksFirst();
  const app = new bolt.App({
    receiver: parts.receiver,
    clientOptions: webClientOptions(parts.apiUrl),
    tokenVerificationEnabled: false,
    authorize: ({ teamId, enterpriseId, isEnterpriseInstall }) =>
      authorize(parts.installations, (isEnterpriseInstall ? enterpriseId : teamId) as WorkspaceId),
    logger: boltLogger(logger),
  });

  // Bolt forgets what it is doing when it stops; we do not.
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => inFlight.track(acks.follow(() => processEvent(event)));

  app.error(async (error) => {
    logger.error({ err: error }, 'Slack request failed');
    // Thrown on, it is answered with 401; else Bolt would answer 200, as if it had been heard.
    if (error.code === bolt.ErrorCode.AuthorizationError) throw error;
  });

  app.command(/^\//, async ({ ack, command, body, respond, ...args }) => {
    await ack();
    await acks.haveGone();
    const visit = visitFrom(parts, args, { ...body, userId: body.user_id, channelId: body.channel_id, respond });
    await handlers.command(visit, command.command, command.text);
  });

  app.action<BlockAction>(
    { type: 'block_actions', action_id: /^/ },
    async ({ ack, action, body, respond, ...args }) => {
      await ack();
      await acks.haveGone();
      const visit = visitFrom(parts, args, {
        ...body,
        userId: body.user.id,
        channelId: body.channel?.id,
        fromModal: body.view?.type === 'modal' ? body.view.id : undefined,
        openModal: body.view?.type === 'modal' ? readOpenModal(body.view) : undefined,
        respond: body.response_url ? respond : undefined,
      });
      await handlers.button(visit, action.action_id, carriedValue(action));
    },
  );

  app.view({ type: 'view_closed', callback_id: /^/ }, async ({ ack, body, view, ...args }) => {
    await ack();
    await acks.haveGone();
    const visit = visitFrom(parts, args, { userId: body.user.id });
    const form = { typed: readFields(view), shown: readShown(view.blocks) };
    await handlers.closed(visit, view, form);
  });

  app.view(/^/, async ({ ack, body, view, ...args }) => {
    const visit = visitFrom(parts, args, { ...body, userId: body.user.id, fromModal: view.id });
    const answer = await handlers.submit(visit, view, readFields(view));
    await (answer ? ack(answer) : ack());
  });

  app.shortcut({ type: 'shortcut', callback_id: /^/ }, async ({ ack, shortcut, ...args }) => {
    await ack();
    await acks.haveGone();
    const visit = visitFrom(parts, args, { ...shortcut, userId: shortcut.user.id });
    await handlers.shortcut(visit, shortcut.callback_id);
  });

  app.shortcut({ type: 'message_action', callback_id: /^/ }, async ({ ack, shortcut, respond, ...args }) => {
    await ack();
    await acks.haveGone();
    const { message, channel, user } = shortcut;
    const visit = visitFrom(parts, args, { ...shortcut, userId: user.id, channelId: channel.id, respond });
    const messageVisit: MessageVisit = Object.assign(visit, {
      message: {
        ts: message.ts,
        threadTs: typeof message['thread_ts'] === 'string' ? message['thread_ts'] : undefined,
        text: message.text ?? '',
        authorId: message.user as PersonId | undefined,
      },
    });
    await handlers.messageShortcut(messageVisit, shortcut.callback_id);
  });

  for (const [type, { run, repeats }] of door.events) {
    app.event(type, async ({ body, event, ...args }) => {
      const told: Readonly<Record<string, unknown>> = { ...event };
      const userId = personIn(told['user']);
      if (!userId) return;
      const visit = visitFrom(parts, args, { userId });
      if (repeats === 'harmful' && !(await parts.isFirstDelivery(visit.workspaceId, body.event_id))) return;
      await run(visit, told);
    });
  }
  return app;
}

/** Whom an event is about: some name the person, some bring all of them along. */
function personIn(user: unknown): string | undefined {
  if (typeof user === 'string') return user;
  const id = typeof user === 'object' && user !== null && 'id' in user ? user.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

async function authorize(installations: Installations, workspaceId: WorkspaceId): Promise<AuthorizeResult> {
  const { botToken, botId, botUserId } = await installations.get(workspaceId);
  return { botToken, botId, botUserId };
}

interface Origin {
  readonly userId: string;
  readonly trigger_id?: string;
  readonly channelId?: string;
  readonly fromModal?: string;
  readonly openModal?: OpenModal;
  readonly respond?: RespondFn;
}

function visitFrom(parts: BoltParts, { client, context }: Pick<AllMiddlewareArgs, 'client' | 'context'>, from: Origin) {
  const { respond } = from;
  const workspaceId = workspaceOf(context);
  return new BoltVisit({
    actor: parts.actor,
    afterAct: parts.afterAct,
    workspaceId,
    personId: from.userId as PersonId,
    botUserId: context.botUserId as PersonId,
    channelId: from.channelId as ChannelId | undefined,
    client,
    publicUrl: parts.publicUrl(),
    logger: parts.logger.child({ workspace: workspaceId, person: from.userId }),
    triggerId: from.trigger_id,
    fromModal: from.fromModal,
    openModal: from.openModal,
    respond: respond && ((message) => respond({ ...message, response_type: 'ephemeral', replace_original: false })),
  });
}

/** An org-wide install is one workspace: its enterprise. */
function workspaceOf(context: Context): WorkspaceId {
  const id = context.isEnterpriseInstall ? context.enterpriseId : context.teamId;
  if (!id) throw new Error('the request names no workspace');
  return id as WorkspaceId;
}
