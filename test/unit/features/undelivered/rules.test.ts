import { describe, expect, test } from '@jest/globals';
import { explainReason } from '../../../../src/features/undelivered/rules.ts';

const toPeople = { targetKind: 'people' } as const;
const toChannel = { targetKind: 'channel' } as const;

describe('why something was not delivered', () => {
  test.each([
    ['user_disabled', toPeople, 'an account is deactivated', 'If the person is back, send it again'],
    ['user_not_found', toPeople, 'knows no such person', '/mentorship end'],
    ['users_not_found', toPeople, 'knows no such person', '/mentorship end'],
    ['is_archived', toChannel, 'the channel is archived', 'Unarchive it'],
    ['is_archived', toPeople, 'closed the conversation', 'opens the conversation anew'],
    ['channel_not_found', toChannel, 'private and Cairn is not in it', '/invite @Cairn'],
    ['channel_not_found', toPeople, 'no longer finds the conversation', 'opens the conversation anew'],
    ['not_in_channel', toChannel, 'Cairn is not in the channel', '/invite @Cairn'],
    ['messages_tab_disabled', toPeople, 'Messages tab is off', 'App Home'],
    ['cannot_dm_bot', toPeople, 'apps read no messages', 'nothing to do'],
    ['restricted_action_read_only_channel', toChannel, 'rules of this workspace', 'workspace admin'],
    ['posting_to_general_channel_not_allowed', toChannel, 'rules of this workspace', 'workspace admin'],
    ['cannot_reply_to_message', toChannel, 'changes or answers', 'nothing to do'],
    ['message_not_found', toPeople, 'changes or answers', 'nothing to do'],
    ['invalid_blocks', toPeople, 'fault of Cairn’s', 'Tell whoever runs Cairn'],
    ['msg_blocks_too_long', toPeople, 'fault of Cairn’s', 'Tell whoever runs Cairn'],
    ['metadata_too_large', toPeople, 'fault of Cairn’s', 'Tell whoever runs Cairn'],
    ['token_revoked', toPeople, 'token', 'SLACK_BOT_TOKEN'],
    ['http_503', toPeople, 'busy', 'by itself'],
    ['message_limit_exceeded', toChannel, 'busy', 'by itself'],
    ['error_of_tomorrow', toChannel, 'Slack refused it', 'the code in brackets'],
  ])('%s for %j', (code, to, why, todo) => {
    const explained = explainReason(code, to);
    expect(explained.why).toContain(why);
    expect(explained.todo).toContain(todo);
  });

  test('words that stand in a sentence, and a sentence of what to do', () => {
    const codes = [
      'user_disabled',
      'user_not_found',
      'is_archived',
      'access_denied',
      'no_text',
      'not_authed',
      null,
      'x',
    ];
    for (const code of codes) {
      for (const to of [toPeople, toChannel]) {
        const { why, todo } = explainReason(code, to);
        expect(why).toMatch(/^\S.*[^.]$/);
        expect(todo).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  test('nothing that is built into objects passes for a code', () => {
    for (const code of ['constructor', 'toString', '__proto__']) {
      expect(explainReason(code, toPeople).why).toBe('Slack refused it');
    }
  });
});
