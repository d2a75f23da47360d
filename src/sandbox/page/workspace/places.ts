// The places of a workspace that a window can show.
import type { ConversationSummary } from '../../page-door/contract.ts';

export type Place =
  | { readonly kind: 'home'; readonly app: ConversationSummary | undefined }
  | { readonly kind: 'messages'; readonly app: ConversationSummary }
  | { readonly kind: 'conversation'; readonly conversation: ConversationSummary };

/** What `in` of the address means to this person; the first channel of theirs where it means nothing. */
export function placeOf(wanted: string | undefined, conversations: readonly ConversationSummary[]): Place {
  const app = conversations.find(({ kind }) => kind === 'app');
  if (wanted === 'home') return { kind: 'home', app };
  if (app && (wanted === 'messages' || wanted === app.id)) return { kind: 'messages', app };
  const conversation = conversations.find(({ id }) => id === wanted) ?? channelsOf(conversations)[0];
  return conversation ? { kind: 'conversation', conversation } : { kind: 'home', app };
}

export function channelsOf(conversations: readonly ConversationSummary[]): ConversationSummary[] {
  return conversations.filter((each) => isChannel(each) && each.isMember).sort(byName);
}

/** Public channels that one could look into. */
export function otherChannelsOf(conversations: readonly ConversationSummary[]): ConversationSummary[] {
  return conversations.filter((each) => isChannel(each) && !each.isMember).sort(byName);
}

/** The liveliest first. */
export function directMessagesOf(conversations: readonly ConversationSummary[]): ConversationSummary[] {
  return conversations
    .filter(({ kind }) => kind === 'dm' || kind === 'group_dm')
    .sort((one, other) => (other.lastMessageAt ?? '').localeCompare(one.lastMessageAt ?? '') || byName(one, other));
}

export function isChannel({ kind }: ConversationSummary): boolean {
  return kind === 'channel' || kind === 'private_channel';
}

/** `#celebrations`, `Ana, Cairn` */
export function titleOf(conversation: ConversationSummary): string {
  return isChannel(conversation) ? `#${conversation.name}` : conversation.name;
}

function byName(one: ConversationSummary, other: ConversationSummary): number {
  return one.name.localeCompare(other.name, 'en');
}
