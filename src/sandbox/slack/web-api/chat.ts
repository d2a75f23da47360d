import { checkMessage } from '../../block-kit/check-message.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { SandboxMessage } from '../model.ts';
import { messagePayload } from '../payloads.ts';
import { Refusal, refusedBlocks, refusedFor } from '../refusal.ts';
import type { SandboxWorkspace } from '../sandbox-workspace.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './methods.ts';
import { reachConversation, reachForPosting } from './reach.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function postMessage({ workspace, args }: Call): JsonObject {
  const channel = args.required('channel');
  const content = readContent(workspace, args, { longestText: 40_000 });
  const metadata = readMetadata(args);
  const clientMsgId = readClientMsgId(args);
  const conversation = reachForPosting(workspace, channel);
  const threadTs = readThread(workspace, conversation.id, args);
  const first = clientMsgId === undefined ? undefined : workspace.store.findByClientId(clientMsgId);
  if (first) return { ...posted(workspace, first), is_duplicate: true };
  const message = workspace.store.add({
    channelId: conversation.id,
    authorId: workspace.botUserId,
    isBot: true,
    ...content,
    metadata,
    threadTs,
    broadcast: threadTs !== undefined && args.flag('reply_broadcast'),
    clientMsgId,
  });
  return posted(workspace, message);
}

export function updateMessage({ workspace, args }: Call): JsonObject {
  const conversation = reachConversation(workspace, args.required('channel'));
  const ts = args.required('ts');
  const content = readContent(workspace, args, { longestText: 4000 });
  const metadata = readMetadata(args);
  if (conversation.archived) throw new Refusal('is_archived');
  const message = ownMessage(workspace, conversation.id, ts, 'cant_update_message');
  workspace.store.change(message, { ...content, metadata });
  return { ...posted(workspace, message), text: message.text };
}

export function deleteMessage({ workspace, args }: Call): JsonObject {
  const conversation = reachConversation(workspace, args.required('channel'));
  const message = ownMessage(workspace, conversation.id, args.required('ts'), 'cant_delete_message');
  workspace.store.remove(message);
  return { channel: conversation.id, ts: message.ts };
}

export function postEphemeral({ workspace, args }: Call): JsonObject {
  const channel = args.required('channel');
  const userId = args.required('user');
  const content = readContent(workspace, args, { longestText: 40_000 });
  const conversation = reachForPosting(workspace, channel);
  if (!conversation.members.has(userId)) throw new Refusal('user_not_in_channel');
  const message = workspace.store.add({
    channelId: conversation.id,
    authorId: workspace.botUserId,
    isBot: true,
    ...content,
    threadTs: readThread(workspace, conversation.id, args),
    onlyFor: userId,
  });
  return { message_ts: message.ts };
}

export function getPermalink({ workspace, args }: Call): JsonObject {
  const conversation = reachConversation(workspace, args.required('channel'));
  const ts = args.required('message_ts');
  if (!workspace.store.find(conversation.id, ts)) throw new Refusal('message_not_found');
  const permalink = `https://${workspace.domain}.slack.com/archives/${conversation.id}/p${ts.replace('.', '')}`;
  return { channel: conversation.id, permalink };
}

export function addReaction({ workspace, args }: Call): JsonObject {
  const conversation = reachConversation(workspace, args.required('channel'));
  args.required('name');
  if (!workspace.store.find(conversation.id, args.required('timestamp'))) throw new Refusal('message_not_found');
  return {};
}

function posted(workspace: SandboxWorkspace, message: SandboxMessage): JsonObject {
  return { channel: message.channelId, ts: message.ts, message: messagePayload(workspace, message) };
}

function readContent(
  workspace: SandboxWorkspace,
  args: Arguments,
  { longestText }: { longestText: number },
): { text: string; blocks: JsonObject[] } {
  const text = args.text('text');
  const blocks = args.json('blocks', 'invalid_blocks_format');
  const faults = checkMessage({ blocks }, (id) => workspace.files.look(id));
  if (faults.length > 0) throw refusedBlocks('invalid_blocks', faults);
  const list = Array.isArray(blocks) ? blocks.filter(isObject) : [];
  if ((text === undefined || text.trim() === '') && list.length === 0) throw new Refusal('no_text');
  return { text: (text ?? '').slice(0, longestText), blocks: list };
}

function readMetadata(args: Arguments): JsonObject | undefined {
  const metadata = args.json('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  if (!isObject(metadata)) throw new Refusal('invalid_metadata_format');
  if (typeof metadata.event_type !== 'string' || metadata.event_type === '' || !isObject(metadata.event_payload)) {
    throw new Refusal('invalid_metadata_schema');
  }
  return metadata;
}

function readClientMsgId(args: Arguments): string | undefined {
  const id = args.optional('client_msg_id');
  if (id !== undefined && !uuid.test(id)) {
    throw refusedFor('invalid_arguments', ['[ERROR] must be a UUID [json-pointer:/client_msg_id]']);
  }
  return id;
}

function readThread(workspace: SandboxWorkspace, channelId: string, args: Arguments): string | undefined {
  const threadTs = args.optional('thread_ts');
  if (threadTs === undefined) return undefined;
  const parent = workspace.store.find(channelId, threadTs);
  if (!parent) throw new Refusal('thread_not_found');
  return parent.threadTs ?? parent.ts;
}

function ownMessage(workspace: SandboxWorkspace, channelId: string, ts: string, notOwn: string): SandboxMessage {
  const message = workspace.store.find(channelId, ts);
  if (!message) throw new Refusal('message_not_found');
  if (message.authorId !== workspace.botUserId) throw new Refusal(notOwn);
  return message;
}
