import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MovableClock } from '../../../../src/core/clock.ts';
import type { WorkspaceId } from '../../../../src/core/ids.ts';
import { newSecret } from '../../../../src/core/secret.ts';
import { AnswerPace } from '../../../../src/features/calendar/routes/answer-pace.ts';
import { feedAddress, readFeedPath } from '../../../../src/features/calendar/rules/address.ts';
import { assertProperty } from '../../../support/property.ts';

const acme = 'T0ACME' as WorkspaceId;

describe('the address of a feed', () => {
  test('is read as it was made', () => {
    const secret = newSecret();
    const address = feedAddress('https://cairn.example.com/here', acme, secret);
    expect(address).toBe(`https://cairn.example.com/here/calendar/T0ACME/${secret}.ics`);
    expect(readFeedPath(new URL(feedAddress('https://a.b', acme, secret)).pathname)).toEqual({
      workspaceId: acme,
      secret,
    });
  });

  test('its secret is 32 bytes, and another each time', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  test.each([
    ['/calendar/'],
    ['/calendar/T0ACME/short.ics'],
    [`/calendar/T0ACME/${'a'.repeat(44)}.ics`],
    [`/calendar/T0ACME/${'a'.repeat(43)}`],
    [`/calendar/T0ACME/${'a'.repeat(43)}.ics/`],
    [`/calendar/T0ACME/${'a'.repeat(43)}.ics\n`],
    [`/calendar/t0acme/${'a'.repeat(43)}.ics`],
    [`/calendar/T'; drop/${'a'.repeat(43)}.ics`],
    [`/calendar/T0ACME/../${'a'.repeat(43)}.ics`],
    [`//calendar/T0ACME/${'a'.repeat(43)}.ics`],
    [`/calendar/T0ACME/${'%61'.repeat(43)}.ics`],
  ])('%j is none', (path) => {
    expect(readFeedPath(path)).toBeUndefined();
  });

  test('whatever is asked, nothing but letters, digits, - and _ comes out', () => {
    assertProperty(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, two) => {
        const read = readFeedPath(`/calendar/${one}/${two}.ics`);
        if (read) expect(`${read.workspaceId}${read.secret}`).toMatch(/^[\w-]+$/);
      }),
    );
  });
});

describe('the pace of answers', () => {
  test('is kept for each feed by itself, and begins anew each minute', () => {
    const clock = new MovableClock('2026-01-01T00:00:20Z');
    const pace = new AnswerPace(clock, 2);
    expect([pace.take('a'), pace.take('a'), pace.take('a'), pace.take('b')]).toEqual([0, 0, 40, 0]);
    clock.advance({ seconds: 40 });
    expect(pace.take('a')).toBe(0);
  });

  test('forgets a feed that is none', () => {
    const pace = new AnswerPace(new MovableClock('2026-01-01T00:00:00Z'), 1);
    for (let tries = 0; tries < 3; tries += 1) {
      expect(pace.take('nobody')).toBe(0);
      pace.forget('nobody');
    }
  });
});
