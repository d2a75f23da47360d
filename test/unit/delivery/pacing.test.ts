import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Limits, type Method, noLimits, Pace, Paces, slackLimits } from '../../../src/delivery/pacing.ts';
import { assertProperty } from '../../support/property.ts';

const methods: readonly Method[] = ['chat.postMessage', 'chat.update', 'conversations.open'];
const limits: Limits = {
  conversationEveryMs: 1_000,
  perMinute: { 'chat.postMessage': 5, 'chat.update': 3, 'conversations.open': 2 },
};

describe('what Slack allows', () => {
  test('is more than Cairn takes', () => {
    expect(slackLimits.conversationEveryMs).toBeGreaterThanOrEqual(1_000);
    expect(slackLimits.perMinute['chat.update']).toBeLessThan(50);
    expect(slackLimits.perMinute['conversations.open']).toBeLessThan(50);
    expect(slackLimits.perMinute['chat.postMessage']).toBeLessThanOrEqual(300);
  });

  test('a method is free again a minute after its oldest call, not before', () => {
    const pace = new Pace(limits);
    for (const at of [0, 10_000]) pace.called('conversations.open', at);
    expect(pace.left('conversations.open', 59_999)).toBe(0);
    expect(pace.freeAt(59_999)).toBe(60_000);
    expect(pace.left('conversations.open', 60_000)).toBe(1);
    expect(pace.freeAt(60_000)).toBeUndefined();
  });

  test('a conversation is free again a second after Slack answered', () => {
    const pace = new Pace(limits);
    pace.posted('C1', 0);
    pace.posted('C1', 400);
    expect(pace.busy(1_399)).toEqual(['C1']);
    expect(pace.freeAt(1_399)).toBe(1_400);
    expect(pace.busy(1_400)).toEqual([]);
  });

  test('one method that is used up leaves the others', () => {
    const pace = new Pace(limits);
    for (const at of [0, 1, 2]) pace.called('chat.update', at);
    expect(methods.map((method) => pace.left(method, 3))).toEqual([5, 0, 2]);
  });

  test('a clock that was set back by an hour holds nothing up for an hour', () => {
    const pace = new Pace(limits);
    for (const at of [3_600_000, 3_600_001]) pace.called('conversations.open', at);
    pace.posted('C1', 3_600_000);
    expect(pace.left('conversations.open', 0)).toBe(2);
    expect(pace.busy(0)).toEqual([]);
  });

  test('without limits nothing is remembered', () => {
    const pace = new Pace(noLimits);
    for (const method of methods) pace.called(method, 0);
    pace.posted('C1', 0);
    expect(pace.isEmpty).toBe(true);
    expect(pace.left('chat.postMessage', 0)).toBe(Number.POSITIVE_INFINITY);
    expect(pace.busy(0)).toEqual([]);
  });
});

const wish = fc.record({
  afterMs: fc.integer({ min: 0, max: 4_000 }),
  method: fc.constantFrom(...methods),
  conversation: fc.constantFrom('C1', 'C2', 'C3'),
});

test('whoever asks first never exceeds a limit in any window of a minute, nor posts twice a second in one place', () => {
  assertProperty(
    fc.property(fc.array(wish, { maxLength: 200 }), (wishes) => {
      const pace = new Pace(limits);
      const made: { method: Method; conversation: string; at: number }[] = [];
      let now = 0;
      for (const { afterMs, method, conversation } of wishes) {
        now += afterMs;
        const isPost = method === 'chat.postMessage';
        if (pace.left(method, now) === 0 || (isPost && pace.busy(now).includes(conversation))) {
          const freeAt = pace.freeAt(now);
          expect(freeAt).toBeGreaterThan(now);
          continue;
        }
        pace.called(method, now);
        if (isPost) pace.posted(conversation, now);
        made.push({ method, conversation, at: now });
      }
      for (const call of made) {
        const before = made.filter(
          ({ method, at }) => method === call.method && at <= call.at && at > call.at - 60_000,
        );
        expect(before.length).toBeLessThanOrEqual(limits.perMinute[call.method]);
        if (call.method !== 'chat.postMessage') continue;
        const close = made.filter(
          (other) =>
            other !== call &&
            other.method === call.method &&
            other.conversation === call.conversation &&
            Math.abs(other.at - call.at) < limits.conversationEveryMs,
        );
        expect(close).toEqual([]);
      }
    }),
  );
});

test('what was told to be free is free at that instant, in one respect at least', () => {
  assertProperty(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      const pace = new Pace(limits);
      let now = 0;
      for (const { afterMs, method, conversation } of wishes) {
        now += afterMs;
        if (pace.left(method, now) > 0) pace.called(method, now);
        pace.posted(conversation, now);
      }
      const state = (at: number) => [...methods.map((method) => pace.left(method, at)), pace.busy(at).length];
      const before = state(now);
      const freeAt = pace.freeAt(now);
      if (freeAt !== undefined) expect(state(freeAt)).not.toEqual(before);
    }),
  );
});

describe('paces of many workspaces', () => {
  test('a pace is this process’s own only while nobody else had a turn', () => {
    const paces = new Paces(limits);
    const first = paces.take('T1', 1);
    expect(first.isNew).toBe(true);
    first.pace.called('chat.update', 0);
    paces.keep('T1', 1, first.pace);
    expect(paces.take('T1', 2)).toEqual({ pace: first.pace, isNew: false });
    paces.keep('T1', 2, first.pace);
    const later = paces.take('T1', 4);
    expect(later.isNew).toBe(true);
    expect(later.pace.isEmpty).toBe(true);
  });

  test('it forgets who was served longest ago', () => {
    const paces = new Paces(limits);
    for (let n = 0; n <= 2_000; n += 1) paces.keep(`T${n}`, 1, new Pace(limits));
    expect(paces.take('T0', 2).isNew).toBe(true);
    expect(paces.take('T2000', 2).isNew).toBe(false);
  });
});
