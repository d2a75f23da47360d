import { describe, expect, test } from '@jest/globals';
import type { LocalDate, TimeZone } from '../../../src/core/local-time.ts';
import { checkGuest, type Lived, type Quiet } from '../../../src/sandbox/year/guest.ts';
import type { Received } from '../../../src/sandbox/year/received.ts';

// Whether the checks of the year would notice.

const bibek: Lived = {
  ...{ id: 'U1', name: 'Bibek', muted: [], off: [] },
  zones: [{ from: new Date('2026-11-23T00:00:00Z'), zone: 'Asia/Kathmandu' as TimeZone }],
};
const ana: Lived = {
  ...{ id: 'U2', name: 'Ana', muted: [], off: [] },
  zones: [{ from: new Date('2026-11-23T00:00:00Z'), zone: 'Australia/Lord_Howe' as TimeZone }],
};
const came = (at: string, kind = 'check_in.prompt', change: Partial<Received> = {}): Received => ({
  ...{ at: new Date(at), kind, subjectId: at, text: at, to: ['U1', 'U2'] },
  ...change,
});
const broken = (received: Received[], people: Lived[] = [bibek, ana], quiet: Quiet[] = []) =>
  checkGuest(received, people, quiet).flatMap(({ check, breaches }) => (breaches.length > 0 ? [check] : []));
const tuesday = '2026-11-24T04:15:00Z';
const reminder = (at: string, change: Partial<Received> = {}) =>
  came(at, 'check_in.reminder', { to: ['U1'], ...change });

describe('a year of a good guest', () => {
  test('an ordinary week breaks nothing', () => {
    expect(broken([came(tuesday), reminder('2026-11-25T03:15:00Z'), came('2026-12-01T04:15:00Z')])).toEqual([]);
  });

  test.each<[string, Received[], RegExp]>([
    ['a prompt at night for one of them', [came('2026-11-24T12:00:00Z')], /at night/],
    ['a prompt twice', [came(tuesday), came(tuesday)], /comes twice/],
    ['two prompts on one day', [came(tuesday), came('2026-11-24T06:15:00Z')], /one prompt a day/],
    [
      'the same words twice in an hour',
      [came(tuesday, 'x', { text: 'A' }), came('2026-11-24T04:20:00Z', 'x', { text: 'A' })],
      /comes twice/,
    ],
    ['a reminder after work', [reminder('2026-11-25T12:15:00Z')], /working hours/],
    ['a reminder on a Sunday', [reminder('2026-11-29T05:15:00Z')], /working hours/],
    [
      'a second reminder',
      [reminder('2026-11-25T03:15:00Z', { subjectId: 'a' }), reminder('2026-11-25T05:15:00Z', { subjectId: 'a' })],
      /one reminder/,
    ],
  ])('%s is noticed', (_what, received, check) => {
    expect(broken(received).join()).toMatch(check);
  });

  test('a day off, a mute, a pause and a change of zone count from their time on', () => {
    const off = { ...ana, off: [{ firstOn: '2026-11-24' as LocalDate, backOn: '2026-11-25' as LocalDate }] };
    expect(broken([came(tuesday)], [bibek, off]).join()).toMatch(/day off/);
    expect(broken([came('2026-11-25T04:15:00Z')], [bibek, off])).toEqual([]);
    const muted = { ...bibek, muted: [{ from: new Date(tuesday), to: new Date('2026-11-26T00:00:00Z') }] };
    expect(broken([reminder('2026-11-25T03:15:00Z')], [muted, ana]).join()).toMatch(/muted/);
    const pause = [{ why: 'the pause', from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-25T00:00:00Z') }];
    expect(broken([came(tuesday)], [bibek, ana], pause).join()).toMatch(/pause/);
    const moved = {
      ...bibek,
      zones: [...bibek.zones, { from: new Date(tuesday), zone: 'America/New_York' as TimeZone }],
    };
    expect(broken([came('2026-11-24T06:15:00Z')], [moved, ana]).join()).toMatch(/at night/);
  });
});
