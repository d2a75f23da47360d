import { expect, test } from '@jest/globals';
import { choiceGroups, choicesOf } from '../../../../src/sandbox/page/block-kit/options.ts';
import type { ConversationSummary, PersonView } from '../../../../src/sandbox/page-door/contract.ts';

const person = (id: string, name: string, more: Partial<PersonView> = {}): PersonView => ({
  id,
  name,
  title: '',
  tz: 'UTC',
  isBot: false,
  isActive: true,
  ...more,
});
const conversation = (id: string, kind: ConversationSummary['kind'], name: string): ConversationSummary => ({
  id,
  kind,
  name,
  memberIds: [],
  isMember: true,
  unread: 0,
  lastMessageAt: null,
});
const offer = {
  people: [
    person('B1', 'Cairn', { isBot: true }),
    person('U2', 'Ben'),
    person('U1', 'Ana'),
    person('U3', 'Gone', { isActive: false }),
  ],
  conversations: [
    conversation('C1', 'channel', 'wins'),
    conversation('C2', 'private_channel', 'leads'),
    conversation('D1', 'app', 'Cairn'),
    conversation('D2', 'dm', 'Ben'),
    conversation('G1', 'group_dm', 'Ben, Cairn'),
  ],
};
const labels = (element: object) => choicesOf(choiceGroups({ ...element }, offer)).map(({ label }) => label);

test('people by name, apps last, nobody who left', () => {
  expect(labels({ type: 'users_select' })).toEqual(['Ana', 'Ben', 'Cairn']);
  expect(labels({ type: 'multi_users_select' })).toEqual(['Ana', 'Ben', 'Cairn']);
});

test('channels are the public ones', () => {
  expect(labels({ type: 'channels_select' })).toEqual(['#wins']);
});

test('conversations are all, or what the filter lets through', () => {
  expect(labels({ type: 'conversations_select' })).toEqual(['#leads', '#wins', 'Ben', 'Ben, Cairn', 'Cairn']);
  expect(labels({ type: 'conversations_select', filter: { include: ['public', 'private'] } })).toEqual([
    '#leads',
    '#wins',
  ]);
  const noBots = { include: ['im'], exclude_bot_users: true };
  expect(labels({ type: 'multi_conversations_select', filter: noBots })).toEqual(['Ben']);
});

test('options with their descriptions, in groups where there are groups', () => {
  const option = (text: string, description?: string) => ({
    value: text,
    text: { text },
    description: description && { text: description },
  });
  expect(choiceGroups({ type: 'static_select', options: [option('Weekly :tada:', 'on Tuesdays')] }, offer)).toEqual([
    { label: '', choices: [{ value: 'Weekly :tada:', label: 'Weekly 🎉 – on Tuesdays' }] },
  ]);
  const groups = [
    { label: { text: 'Short' }, options: [option('a')] },
    { label: { text: 'Long' }, options: [] },
  ];
  expect(choiceGroups({ type: 'multi_static_select', option_groups: groups }, offer)).toEqual([
    { label: 'Short', choices: [{ value: 'a', label: 'a' }] },
    { label: 'Long', choices: [] },
  ]);
});

test('what is no menu offers nothing', () => {
  expect(labels({ type: 'external_select' })).toEqual([]);
});
