import { Temporal } from 'temporal-polyfill';
import type { Branded } from './ids.ts';

/** A calendar date without a place, `2026-06-30`. */
export type LocalDate = Branded<string, 'LocalDate'>;
/** A time on the clock of some place, `09:05`. */
export type LocalTime = Branded<string, 'LocalTime'>;
/** An IANA time zone name, `Asia/Kathmandu`. */
export type TimeZone = Branded<string, 'TimeZone'>;

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** A day of the week as RFC 5545 writes it. */
export type Weekday = (typeof weekdays)[number];

/** The IANA data this process computes with, kept beside each stored due time. */
export const tzdataVersion: string = process.versions.tz ?? 'unknown';

/** @returns the zone in its own capitals, or undefined where this process does not know it */
export function parseTimeZone(text: string): TimeZone | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    // Intl would also rename it (Asia/Kathmandu to Asia/Katmandu); Temporal keeps the name that was given.
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId as TimeZone;
  } catch {
    return undefined;
  }
}

const knownZones = new Set<string>();

/** Whether this process knows the zone. Rows are read by the hundred, and a formatter is dear to make: it asks once a zone. */
export function isTimeZone(text: string): text is TimeZone {
  if (knownZones.has(text)) return true;
  const isKnown = parseTimeZone(text) !== undefined;
  if (isKnown) knownZones.add(text);
  return isKnown;
}

/** The zone, or UTC where this process does not know it: for what must not fail, and where an hour more or less does no harm. */
export function knownZone(zone: TimeZone): TimeZone {
  return isTimeZone(zone) ? zone : ('UTC' as TimeZone);
}

/** @returns the date, or undefined where the text is none (`2026-02-30`) */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as LocalDate;
  } catch {
    return undefined;
  }
}

/** @returns the time to the minute, or undefined where the text is none */
export function parseLocalTime(text: string): LocalTime | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as LocalTime) : undefined;
}

/**
 * The instant at which a place's clock shows a date and time, by the `compatible` rule of RFC 5545 and Temporal: a time
 * that a forward change skips moves on by the gap; of a time that a backward change repeats the first one counts.
 */
export function instantAt(date: LocalDate, time: LocalTime, zone: TimeZone): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

export function localDateOf(instant: Date, zone: TimeZone): LocalDate {
  return zoned(instant, zone).toPlainDate().toString() as LocalDate;
}

export function localTimeOf(instant: Date, zone: TimeZone): LocalTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' }) as LocalTime;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

export function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000);
}

/** The day of the week of a date. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'MO';
}

/** Saturday or Sunday. */
export function isWeekend(date: LocalDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek >= 6;
}

/** `30 June 2026`: a date as people read it, the same in every zone. */
export function dateInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${monthNames[Number(month) - 1]} ${Number(year)}`;
}

/** Asked of Intl once: a formatter is dear to make, and prompts fall due by the thousand. */
const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month, 15))),
);
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** `Tuesday 3 March 2026`. */
export function dayInWords(date: LocalDate): string {
  return `${weekdayFormat.format(new Date(`${date}T12:00:00Z`))} ${dateInWords(date)}`;
}

/** `Tuesday 3 March 2026, 10:00 (Asia/Kathmandu)`. */
export function instantInWords(instant: Date, zone: TimeZone): string {
  return `${dayInWords(localDateOf(instant, zone))}, ${localTimeOf(instant, zone)} (${zone})`;
}

function zoned(instant: Date, zone: TimeZone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
