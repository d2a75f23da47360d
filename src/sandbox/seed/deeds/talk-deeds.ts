import { escapeTyped } from '../../slack/command-text.ts';
import type { Conversation } from '../../slack/model.ts';
import type { Scene } from './scene.ts';

interface Told {
  readonly words: string;
  readonly to: 'general' | 'celebrations' | 'the pair';
  /** Words of the message that this one answers in its thread; the newest one that has them. */
  readonly under?: string;
}

/** What people write to one another. It is Slack's, and nothing to Cairn. */
export const talkDeeds = {
  async says({ cast, life, visit }: Scene, { words, to, under }: Told) {
    const { workspace } = cast;
    const channelId = (to === 'the pair' ? pairConversation(cast, life) : cast[to]).id;
    const answered = under === undefined ? undefined : findMessage(workspace.messages(channelId), under);
    const { ts } = workspace.store.add({
      channelId,
      authorId: visit.personId,
      isBot: false,
      text: escapeTyped(words, workspace.users.values(), workspace.conversations.values()),
      threadTs: answered?.ts,
    });
    workspace.readMarks.readUpTo(visit.personId, channelId, ts);
    workspace.slack.changes.announce();
  },
};

function pairConversation({ workspace, people }: Scene['cast'], { pair }: Scene['life']): Conversation {
  return workspace.openDirect([people[pair.mentor].id, people[pair.mentee].id]);
}

function findMessage<T extends { text: string; threadTs: string | undefined }>(
  messages: readonly T[],
  words: string,
): T {
  const found = messages.findLast(({ text, threadTs }) => threadTs === undefined && text.includes(words));
  if (!found) throw new Error(`nobody has written “${words}” yet`);
  return found;
}
