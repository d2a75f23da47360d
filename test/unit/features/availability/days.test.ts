import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../../../src/core/errors.ts';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { timesForm } from '../../../../src/features/availability/inputs.ts';
import { dayOffInWords, whyDayOff } from '../../../../src/features/availability/rules/days.ts';
import { readWorkingTimes } from '../../../../src/features/availability/rules/working-hours.ts';
import type { OffRule } from '../../../../src/features/availability/types.ts';
import type { Fields } from '../../../../src/slack/fields.ts';

const day = (text: string) => text as LocalDate;
const names = { mentor: 'Ana', mentee: 'Ben' };
const rules: OffRule[] = [
  { firstOn: day('2026-12-21'), backOn: day('2026-12-24'), whose: 'organisation' },
  { firstOn: day('2027-01-04'), backOn: null, whose: 'program' },
  { holidaysOf: 'GB', whose: 'mentee' },
];

test.each([
  ['2026-12-20', undefined],
  ['2026-12-21', 'the organisation is closed until 24 December 2026'],
  ['2026-12-24', undefined],
  ['2026-12-25', 'Christmas Day, a public holiday for Ben'],
  ['2027-01-03', undefined],
  ['2030-06-01', 'the program pauses'],
])('%s: %s', (date, words) => {
  const off = whyDayOff(rules, day(date));
  expect(off && dayOffInWords(off, names)).toBe(words);
});

describe('when somebody says they work', () => {
  const said: Fields = { days: ['FR', 'MO'], from: '10:00', to: '16:30', country: undefined };
  const read = (change: Fields = {}) => readWorkingTimes(timesForm.read({ ...said, ...change }));

  test('days come in the order of the week, a country by name or code, none where it is left empty', () => {
    expect(read()).toEqual({ days: ['MO', 'FR'], from: '10:00', to: '16:30', country: null });
    expect(read({ country: 'germany' }).country).toBe('DE');
  });

  test.each<[string, Fields, string, RegExp]>([
    ['no day', { days: [] }, 'days', /at least one day/],
    ['a day of no week', { days: ['XX'] }, 'days', /at least one day/],
    ['no beginning', { from: '' }, 'from', /when you begin/],
    ['an end before the beginning', { to: '09:00' }, 'to', /after it begins/],
    ['an end at the beginning', { to: '10:00' }, 'to', /after it begins/],
    ['a slip of the pen', { country: 'Germny' }, 'country', /Did you mean Germany\?/],
  ])('%s is refused under its field', (_what, change, field, sentence) => {
    let refusal: Refusal | undefined;
    try {
      read(change);
    } catch (error) {
      refusal = error as Refusal;
    }
    expect(refusal).toMatchObject({ field });
    expect(refusal?.sentence).toMatch(sentence);
  });
});
