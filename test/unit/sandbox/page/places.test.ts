import { describe, expect, test } from '@jest/globals';
import {
  channelsOf,
  directMessagesOf,
  otherChannelsOf,
  placeOf,
  titleOf,
} from '../../../../src/sandbox/page/workspace/places.ts';
import type { ConversationSummary } from '../../../../src/sandbox/page-door/contract.ts';

function conversation(id: string, more: Partial<ConversationSummary> = {}): ConversationSummary {
  return { id, kind: 'channel', name: id, memberIds: [], isMember: true, unread: 0, lastMessageAt: null, ...more };
}

const general = conversation('general');
const celebrations = conversation('celebrations');
const random = conversation('random', { isMember: false });
const old = conversation('old', { kind: 'group_dm', lastMessageAt: '2026-09-01T08:00:00Z' });
const lively = conversation('lively', { kind: 'dm', lastMessageAt: '2026-11-01T08:00:00Z' });
const app = conversation('D1', { kind: 'app', name: 'Cairn' });
const all = [general, random, old, celebrations, lively, app];

test('channels stand by name, messages by what was said last, and channels one is not in apart', () => {
  expect(channelsOf(all)).toEqual([celebrations, general]);
  expect(directMessagesOf(all)).toEqual([lively, old]);
  expect(otherChannelsOf(all)).toEqual([random]);
});

test('only channels have a sign in front', () => {
  expect(titleOf(general)).toBe('#general');
  expect(titleOf(lively)).toBe('lively');
});

describe('a place', () => {
  test('is a conversation, also one that is only looked into', () => {
    expect(placeOf('random', all)).toEqual({ kind: 'conversation', conversation: random });
  });

  test('is a tab of the app, by its name or by the id of its conversation', () => {
    expect(placeOf('home', all)).toEqual({ kind: 'home', app });
    expect(placeOf('messages', all)).toEqual({ kind: 'messages', app });
    expect(placeOf('D1', all)).toEqual({ kind: 'messages', app });
  });

  test('is the first channel where this person cannot be, and the Home where there is no channel', () => {
    expect(placeOf('somebody else’s', all)).toEqual({ kind: 'conversation', conversation: celebrations });
    expect(placeOf(undefined, [random])).toEqual({ kind: 'home', app: undefined });
  });
});
