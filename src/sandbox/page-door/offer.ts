import { readerFor } from '../driver/reader.ts';
import type { SandboxPerson } from '../driver/sandbox-person.ts';
import { type JsonObject, objectAt, stringsAt } from '../json.ts';
import type { Conversation } from '../slack/model.ts';
import { canLookInto } from './rights.ts';
import type { Offer } from './values.ts';

/** What this person's pickers hold. */
export function offerFor(person: SandboxPerson): Offer {
  const { workspace, user } = person;
  return {
    reader: readerFor(workspace, user),
    hasPerson: (id) => workspace.users.get(id)?.deleted === false,
    hasConversation(id, picker) {
      const conversation = workspace.conversations.get(id);
      if (!conversation || conversation.archived || !canLookInto(person, conversation)) return false;
      const isWithBot = conversation.kind === 'im' && conversation.members.has(workspace.botUserId);
      return kindsIn(picker).includes(conversation.kind) && !(isWithBot && isWithoutBots(picker));
    },
  };
}

/** `channels_select` lists public channels; `conversations_select` everything, unless its filter says otherwise. */
function kindsIn(picker: JsonObject): readonly Conversation['kind'][] {
  if (picker.type === 'channels_select' || picker.type === 'multi_channels_select') return ['public'];
  const all = ['public', 'private', 'mpim', 'im'] as const;
  const include = stringsAt(objectAt(picker, 'filter') ?? {}, 'include');
  return include.length === 0 ? all : all.filter((kind) => include.includes(kind));
}

function isWithoutBots(picker: JsonObject): boolean {
  return objectAt(picker, 'filter')?.exclude_bot_users === true;
}
