import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { afterFailedUpload, afterFailure, type Failure, mayHaveArrived } from '../../../src/delivery/failure.ts';
import { assertProperty } from '../../support/property.ts';

const now = new Date('2026-11-22T12:00:00Z');
const refused = (code: string): Failure => ({ kind: 'refused', code });
const unavailable: Failure = { kind: 'unavailable', code: 'http_503' };
const people = { targetKind: 'people', attempts: 1 } as const;
const channel = { targetKind: 'channel', attempts: 1 } as const;

describe('what becomes of a delivery whose call failed', () => {
  test.each([
    [unavailable, people, 'retry'],
    [unavailable, channel, 'retry'],
    [refused('internal_error'), people, 'retry'],
    [refused('fatal_error'), channel, 'retry'],
    [refused('service_unavailable'), people, 'retry'],
    [refused('request_timeout'), people, 'retry'],
    [refused('ratelimited'), people, 'retry'],
    [refused('not_in_channel'), channel, 'hold'],
    [refused('channel_not_found'), channel, 'hold'],
    [refused('rate_limited'), channel, 'retry'],
    [refused('message_limit_exceeded'), people, 'retry'],
    [refused('is_archived'), channel, 'hold'],
    [refused('not_in_channel'), people, 'reopen'],
    [refused('channel_not_found'), people, 'reopen'],
    [refused('is_archived'), { ...people, attempts: 3 }, 'reopen'],
    [refused('is_archived'), { ...people, attempts: 4 }, 'stop'],
    [refused('invalid_blocks'), people, 'stop'],
    [refused('a_code_of_tomorrow'), people, 'stop'],
  ] as const)('%j to %j: %s', (failure, delivery, does) => {
    const after = afterFailure(failure, delivery, now, 0);
    expect(after.do).toBe(does);
    expect(after).toHaveProperty('reason', failure.kind === 'rate_limited' ? '' : failure.code);
  });

  test.each(['account_inactive', 'invalid_auth', 'token_revoked', 'missing_scope', 'not_installed'])(
    'a token that is refused (%s) makes the workspace wait, and ends nothing',
    (code) => {
      const until = new Date(now.getTime() + 60_000);
      expect(afterFailure(refused(code), people, now, 0)).toEqual({ do: 'block', until, reason: code });
      expect(afterFailure(refused(code), { ...channel, attempts: 5000 }, now, 0)).toEqual({
        do: 'block',
        until,
        reason: code,
      });
    },
  );

  test.each([0, 1, 30, 3600])('Slack asks to wait %d s: nothing goes out before, to the second', (seconds) => {
    for (const jitter of [0, 0.999]) {
      const after = afterFailure({ kind: 'rate_limited', retryAfterSeconds: seconds }, channel, now, jitter);
      expect(after).toEqual({ do: 'block', until: new Date(now.getTime() + seconds * 1000), reason: 'rate_limited' });
    }
  });

  const waits = (failure: Failure, targetKind: 'people' | 'channel', jitter: number, tries: number) =>
    Array.from({ length: tries }, (_, index) => {
      const after = afterFailure(failure, { targetKind, attempts: index + 1 }, now, jitter);
      return 'at' in after ? (after.at.getTime() - now.getTime()) / 1000 : Number.NaN;
    });

  test('a retry waits twice as long each time, up to five minutes', () => {
    expect(waits(unavailable, 'people', 0, 12)).toEqual([0.5, 1, 2, 4, 8, 16, 32, 64, 128, 150, 150, 150]);
  });

  test('what a person must mend is tried again within two minutes of it', () => {
    expect(waits(refused('not_in_channel'), 'channel', 0, 6)).toEqual([8, 16, 32, 60, 60, 60]);
  });

  test('waits never shrink, never pass their cap, are never given up, and are spread by the jitter', () => {
    const aJitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const cases = [
      [unavailable, 'people', 300],
      [refused('channel_not_found'), 'channel', 120],
    ] as const;
    assertProperty(
      fc.property(aJitter, fc.integer({ min: 1, max: 5000 }), fc.constantFrom(...cases), (jitter, attempts, each) => {
        const [failure, targetKind, cap] = each;
        const wait = (tries: number, spread = jitter) => {
          const after = afterFailure(failure, { targetKind, attempts: tries }, now, spread);
          if (!('at' in after)) throw new Error('given up');
          return after.at.getTime() - now.getTime();
        };
        expect(wait(attempts + 1)).toBeGreaterThanOrEqual(wait(attempts));
        expect(wait(attempts)).toBeGreaterThanOrEqual(500);
        expect(wait(attempts)).toBeLessThanOrEqual(cap * 1000);
        expect(wait(attempts, 0)).toBeLessThan(wait(attempts, 0.5));
        expect(wait(attempts, 0.5)).toBeLessThan(wait(attempts, 0.999));
      }),
    );
  });
});

describe('a picture that could not be uploaded', () => {
  const refused = (code: string): Failure => ({ kind: 'refused', code });

  test.each<[Failure, ReturnType<typeof afterFailedUpload>]>([
    [{ kind: 'rate_limited', retryAfterSeconds: 3 }, 'fail'],
    [{ kind: 'unavailable', code: 'http_500' }, 'try again'],
    [{ kind: 'unready', code: 'picture_not_ready' }, 'try again'],
    [refused('internal_error'), 'try again'],
    [refused('token_revoked'), 'fail'],
    [refused('missing_scope'), 'go without'],
    [refused('file_uploads_disabled'), 'go without'],
    [refused('what_slack_may_say_one_day'), 'go without'],
  ])('%j: %s', (failure, expected) => {
    expect(afterFailedUpload(failure, 1)).toBe(expected);
  });

  test('is given up at the eighth try, but for what has nothing to do with it', () => {
    expect(afterFailedUpload({ kind: 'unavailable', code: 'http_500' }, 7)).toBe('try again');
    expect(afterFailedUpload({ kind: 'unavailable', code: 'http_500' }, 8)).toBe('go without');
    expect(afterFailedUpload({ kind: 'rate_limited', retryAfterSeconds: 3 }, 99)).toBe('fail');
    expect(afterFailedUpload(refused('invalid_auth'), 99)).toBe('fail');
  });

  test('keeps the message from having arrived', () => {
    expect(mayHaveArrived({ kind: 'unready', code: 'http_500' })).toBe(false);
  });
});
