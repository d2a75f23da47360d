import { expect, test } from '@jest/globals';
import { countryNames, findCountry, holidayOn } from '../../../src/core/holidays.ts';
import type { LocalDate } from '../../../src/core/local-time.ts';

test.each([
  ['GB', '2026-12-25', 'Christmas Day'],
  ['GB', '2027-12-27', 'Christmas Day (substitute day)'],
  ['DE', '2026-10-03', 'National Holiday'],
  ['US', '2026-11-26', 'Thanksgiving Day'],
  ['GB', '2026-11-24', undefined],
  // Observed by some, worked on by most.
  ['US', '2027-02-14', undefined],
  // Of the Hebrew and the Islamic calendar; one of several days on each of them.
  ['IL', '2027-10-11', 'Day of Atonement (Yom Kippur)'],
  ['AE', '2027-03-09', 'End of Ramadan (Eid al-Fitr)'],
  ['AE', '2027-03-10', 'End of Ramadan (Eid al-Fitr)'],
  ['AE', '2027-03-11', 'End of Ramadan (Eid al-Fitr)'],
  // A half day.
  ['CN', '2027-05-04', undefined],
  ['XX', '2026-12-25', undefined],
  ['NP', '2026-12-25', undefined],
])('in %s, %s is %s', (country, date, name) => {
  expect(holidayOn(country, date as LocalDate)).toBe(name);
});

test('every country that can be chosen has a calendar that can be read', () => {
  for (const code of countryNames().keys()) {
    expect(() => holidayOn(code, '2027-01-01' as LocalDate)).not.toThrow();
    expect(code).toMatch(/^[A-Z]{2}$/);
  }
});

test.each([
  ['Germany', { code: 'DE' }],
  [' germany ', { code: 'DE' }],
  ['de', { code: 'DE' }],
  ['Germny', { nearest: 'Germany' }],
  ['Nepal', { nearest: undefined }],
])('a country called %j is %j', (text, found) => {
  if (text === 'Nepal') expect(findCountry(text)).not.toHaveProperty('code');
  else expect(findCountry(text)).toEqual(found);
});
