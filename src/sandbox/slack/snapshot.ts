import { z } from 'zod';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

// What of a Slack outlives its process. Left out: open modals, triggers, response urls and the logs.

const json = z.record(z.string(), z.unknown());

const user = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  tz: z.string(),
  locale: z.string(),
  isAdmin: z.boolean(),
  isOwner: z.boolean(),
  isBot: z.boolean(),
  isRestricted: z.boolean(),
  isStranger: z.boolean(),
  deleted: z.boolean(),
  updated: z.number(),
});

const conversation = z.object({
  id: z.string(),
  kind: z.enum(['im', 'mpim', 'public', 'private']),
  name: z.string(),
  members: z.array(z.string()),
  archived: z.boolean(),
  created: z.number(),
});

const message = z.object({
  ts: z.string(),
  threadTs: z.string().nullable(),
  broadcast: z.boolean(),
  channelId: z.string(),
  authorId: z.string(),
  isBot: z.boolean(),
  text: z.string(),
  blocks: z.array(json),
  metadata: json.nullable(),
  edited: z.object({ ts: z.string() }).nullable(),
  clientMsgId: z.string().nullable(),
  postedAt: z.iso.datetime(),
  onlyFor: z.string().nullable(),
});

const file = z.object({
  id: z.string(),
  name: z.string(),
  length: z.number(),
  altText: z.string().nullable(),
  createdAt: z.iso.datetime(),
  title: z.string(),
  base64: z.string().nullable(),
  isComplete: z.boolean(),
});

const workspace = z.object({
  id: z.string(),
  name: z.string(),
  enterprise: z.object({ id: z.string(), name: z.string() }).nullable(),
  botToken: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  scopes: z.array(z.string()),
  messagesTabEnabled: z.boolean(),
  isRevoked: z.boolean(),
  users: z.array(user),
  conversations: z.array(conversation),
  messages: z.array(message),
  // Absent in what an earlier sandbox kept.
  files: z.array(file).default([]),
  readMarks: z.record(z.string(), z.string()),
  homes: z.object({
    revisions: z.number(),
    shown: z.array(z.object({ id: z.string(), userId: z.string(), definition: json, hash: z.string() })),
  }),
});

export const slackSnapshot = z.object({
  ids: z.object({ counters: z.record(z.string(), z.number()), floor: z.number().default(0), lastSeconds: z.number() }),
  workspaces: z.array(workspace),
});

export type SlackSnapshot = z.output<typeof slackSnapshot>;
export type WorkspaceSnapshot = SlackSnapshot['workspaces'][number];

/** Everything that stands in a workspace, as JSON takes it. */
export function snapshotOf(from: SandboxWorkspace): WorkspaceSnapshot {
  const { id, name, botToken, botId, botUserId, messagesTabEnabled, isRevoked } = from;
  return {
    ...{ id, name, botToken, botId, botUserId, messagesTabEnabled, isRevoked },
    enterprise: from.enterprise ?? null,
    scopes: [...from.scopes],
    users: [...from.users.values()],
    conversations: [...from.conversations.values()].map((one) => ({ ...one, members: [...one.members] })),
    messages: from.store.all().map((one) => ({
      ...one,
      threadTs: one.threadTs ?? null,
      metadata: one.metadata ?? null,
      edited: one.edited ?? null,
      clientMsgId: one.clientMsgId ?? null,
      postedAt: one.postedAt.toISOString(),
      onlyFor: one.onlyFor ?? null,
    })),
    files: from.files.all().map(({ bytes, unreadyLooks: _, ...one }) => ({
      ...one,
      altText: one.altText ?? null,
      createdAt: one.createdAt.toISOString(),
      base64: bytes?.toString('base64') ?? null,
    })),
    readMarks: from.readMarks.snapshot(),
    homes: from.views.homesSnapshot(),
  };
}

/** Puts what was kept into a workspace that has nothing yet. */
export function restoreInto(to: SandboxWorkspace, kept: WorkspaceSnapshot): void {
  to.messagesTabEnabled = kept.messagesTabEnabled;
  to.isRevoked = kept.isRevoked;
  to.scopes.clear();
  for (const scope of kept.scopes) to.scopes.add(scope);
  for (const one of kept.users) to.users.set(one.id, { ...one });
  for (const one of kept.conversations) to.conversations.set(one.id, { ...one, members: new Set(one.members) });
  to.store.restore(
    kept.messages.map((one) => ({
      ...one,
      threadTs: one.threadTs ?? undefined,
      metadata: one.metadata ?? undefined,
      edited: one.edited ?? undefined,
      clientMsgId: one.clientMsgId ?? undefined,
      postedAt: new Date(one.postedAt),
      onlyFor: one.onlyFor ?? undefined,
    })),
  );
  to.files.restore(
    kept.files.map(({ base64, ...one }) => ({
      ...one,
      altText: one.altText ?? undefined,
      createdAt: new Date(one.createdAt),
      bytes: base64 === null ? undefined : Buffer.from(base64, 'base64'),
      unreadyLooks: 0,
    })),
  );
  to.readMarks.restore(kept.readMarks);
  to.views.restoreHomes(kept.homes);
}
