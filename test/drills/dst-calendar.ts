// Days by counting alone: no Date, no Temporal, no recurrence library. Day 0 is 1 January 1970, a Thursday.

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const weekdayNames = ['TH', 'FR', 'SA', 'SU', 'MO', 'TU', 'WE'] as const;

export type DayName = (typeof weekdayNames)[number];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1 January 1970 to the first of a year. */
function daysBeforeYear(year: number): number {
  let days = 0;
  for (let each = 1970; each < year; each += 1) days += isLeap(each) ? 366 : 365;
  return days;
}

/** @param date `2026-06-30`, not before 1970 */
export function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) + (daysBeforeMonth[month - 1] ?? 0) + leapDay + day - 1;
}

export function dateOfDay(number: number): string {
  let year = 1970;
  let left = number;
  for (let length = 365; left >= length; length = isLeap(year) ? 366 : 365) {
    left -= length;
    year += 1;
  }
  let month = 12;
  const startOf = (each: number) => (daysBeforeMonth[each - 1] ?? 0) + (each > 2 && isLeap(year) ? 1 : 0);
  while (startOf(month) > left) month -= 1;
  return `${year}-${twoDigits(month)}-${twoDigits(left - startOf(month) + 1)}`;
}

export function dayName(number: number): DayName {
  return weekdayNames[number % 7] ?? 'TH';
}

/** @param time `23:59` */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeOfMinute(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
