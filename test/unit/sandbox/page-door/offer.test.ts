import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../../../src/sandbox/driver/sandbox-person.ts';
import { offerFor } from '../../../../src/sandbox/page-door/offer.ts';
import type { SandboxSlack } from '../../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../../src/sandbox/slack/sandbox-workspace.ts';
import { openSandbox } from '../open-sandbox.ts';

let slack: SandboxSlack;
let workspace: SandboxWorkspace;
let ada: SandboxPerson;
let ben: SandboxPerson;

beforeEach(async () => {
  ({ slack } = await openSandbox());
  workspace = slack.workspace({ name: 'Acme' });
  ada = workspace.person({ name: 'Ada' });
  ben = workspace.person({ name: 'Ben' });
  workspace.channel({ name: 'public', members: [ben] });
  workspace.channel({ name: 'private', isPrivate: true, members: [ada] });
  workspace.channel({ name: 'of-ben', isPrivate: true, members: [ben] });
  workspace.channel({ name: 'old', members: [ada] });
  workspace.archive('old');
  workspace.openDirect([ada.id, ben.id]);
  workspace.talkBetween(ada, ben);
  workspace.openDirect([ada.id]);
});

afterEach(() => slack.close());

const all = ['public', 'private', 'mpdm-cairn--ada--ben-1', 'im of ada and ben', 'im of cairn and ada'];

test.each([
  [{ type: 'channels_select' }, ['public']],
  [{ type: 'multi_channels_select' }, ['public']],
  [{ type: 'conversations_select' }, all],
  [{ type: 'conversations_select', filter: { include: ['public', 'private'] } }, ['public', 'private']],
  [{ type: 'multi_conversations_select', filter: { exclude_bot_users: true } }, all.slice(0, -1)],
])('%j holds what this person can see, as far as it goes', (picker, expected) => {
  const offer = offerFor(ada);
  const offered = [...workspace.conversations.values()].filter(({ id }) => offer.hasConversation(id, picker));
  const called = offered.map(({ kind, name, members }) => {
    const names = [...members].map((id) => workspace.users.get(id)?.name.toLowerCase());
    return kind === 'im' ? `im of ${names.join(' and ')}` : name;
  });
  expect(called).toEqual(expected);
  expect(offer.hasConversation('C999', picker)).toBe(false);
});

test('people who have left are not offered', () => {
  expect([ben.id, 'U999'].map(offerFor(ada).hasPerson)).toEqual([true, false]);
  workspace.deactivate(ben);
  expect(offerFor(ada).hasPerson(ben.id)).toBe(false);
});
