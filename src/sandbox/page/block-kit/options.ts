// What a menu offers, whichever kind of menu it is.

import { objectAt, objectsAt, stringAt, wordsAt } from '../../json.ts';
import type { ConversationSummary, Json, WorkspaceView } from '../../page-door/contract.ts';
import { withEmoji } from './emoji.ts';

export interface Choice {
  readonly value: string;
  /** As plain text: menus show no markup. */
  readonly label: string;
}

export interface ChoiceGroup {
  /** Empty where the menu has no groups. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

type Offer = Pick<WorkspaceView, 'people' | 'conversations'>;

/** The groups of choices of a select element, single or multiple. */
export function choiceGroups(element: Json, offer: Offer): ChoiceGroup[] {
  switch (String(element.type).replace(/^multi_/, '')) {
    case 'static_select':
      return staticGroups(element);
    case 'users_select':
      return [{ label: '', choices: peopleChoices(offer) }];
    case 'channels_select':
      return [{ label: '', choices: conversationChoices(offer, ({ kind }) => kind === 'channel') }];
    case 'conversations_select':
      return [{ label: '', choices: conversationChoices(offer, passing(element)) }];
    default:
      return [];
  }
}

export function choicesOf(groups: readonly ChoiceGroup[]): Choice[] {
  return groups.flatMap(({ choices }) => choices);
}

function staticGroups(element: Json): ChoiceGroup[] {
  const groups = objectsAt(element, 'option_groups');
  if (groups.length === 0) return [{ label: '', choices: objectsAt(element, 'options').map(choice) }];
  return groups.map((group) => ({
    label: withEmoji(wordsAt(group, 'label')),
    choices: objectsAt(group, 'options').map(choice),
  }));
}

function choice(option: Json): Choice {
  const value = stringAt(option, 'value') ?? '';
  const description = objectAt(option, 'description') ? ` – ${wordsAt(option, 'description')}` : '';
  return { value, label: withEmoji(`${wordsAt(option, 'text') || value}${description}`) };
}

/** People by name, those who left not among them, apps last. */
function peopleChoices({ people }: Offer): Choice[] {
  return people
    .filter(({ isActive }) => isActive)
    .toSorted((one, other) => Number(one.isBot) - Number(other.isBot) || one.name.localeCompare(other.name, 'en'))
    .map(({ id, name }) => ({ value: id, label: name }));
}

type Passes = (conversation: ConversationSummary) => boolean;

function conversationChoices({ conversations }: Offer, passes: Passes): Choice[] {
  return conversations
    .filter(passes)
    .map(({ id, kind, name }) => ({ value: id, label: kind.endsWith('channel') ? `#${name}` : name }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
}

const filterNames: Readonly<Record<ConversationSummary['kind'], string>> = {
  channel: 'public',
  private_channel: 'private',
  dm: 'im',
  app: 'im',
  group_dm: 'mpim',
};

/** The element's `filter`, as Slack reads it; without one everything is offered. */
function passing(element: Json): Passes {
  const filter = objectAt(element, 'filter') ?? {};
  const include = Array.isArray(filter.include) ? filter.include : Object.values(filterNames);
  return ({ kind }) => include.includes(filterNames[kind]) && !(kind === 'app' && filter.exclude_bot_users === true);
}
