import type { ChannelId, PersonId, WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';

// DMs and group DMs of Cairn, as conversations.open answered.

/** The DM of Cairn with exactly these people. */
export async function findConversation(
  tx: WorkspaceTransaction,
  members: readonly string[],
): Promise<ChannelId | undefined> {
  const row = await tx
    .selectFrom('conversations')
    .select('channelId')
    .where('conversation', '=', [...members].sort().join())
    .executeTakeFirst();
  return row?.channelId;
}

/** Who is in a DM that Cairn opened; undefined for any other conversation. */
export async function findConversationMembers(
  tx: WorkspaceTransaction,
  channelId: ChannelId,
): Promise<PersonId[] | undefined> {
  const row = await tx
    .selectFrom('conversations')
    .select('members')
    .where('channelId', '=', channelId)
    .executeTakeFirst();
  return row?.members;
}

/** Forgets a DM, so that the next delivery to these people opens it anew. */
export async function deleteConversation(tx: WorkspaceTransaction, members: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('conversations')
    .where('conversation', '=', [...members].sort().join())
    .execute();
}

export async function saveConversation(
  tx: WorkspaceTransaction,
  conversation: {
    workspaceId: WorkspaceId;
    members: readonly PersonId[];
    channelId: ChannelId;
    openedAt: Date;
    askedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('conversations')
    .values({ ...conversation, members: [...conversation.members].sort() })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'members'])
        .doUpdateSet({ channelId: conversation.channelId, askedAt: conversation.askedAt }),
    )
    .execute();
}
