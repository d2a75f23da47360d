import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { FeedEvent } from '../types.ts';

/** Calendars that listen ask again this often. */
const refreshSeconds = 6 * 3600;
/** Sequence numbers count minutes from here: they grow with every change, and fit for some thousand years. */
const firstMinute = Date.UTC(2026, 0, 1) / 60_000;

/**
 * The events as iCalendar (RFC 5545, RFC 7986). Instants stand in UTC, so that no reader needs to know a zone; the same
 * events give the same text, so that a reader can be told that nothing has changed.
 */
export function writeFeed(events: readonly FeedEvent[]): string {
  return ical({
    prodId: { company: 'Cairn', product: 'Check-ins', language: 'EN' },
    name: 'Cairn check-ins',
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    events: events.map(({ uid, startsAt, endsAt, summary, changedAt }) => ({
      id: uid,
      start: startsAt,
      end: endsAt,
      summary,
      stamp: changedAt,
      lastModified: changedAt,
      sequence: Math.max(0, Math.floor(changedAt.getTime() / 60_000) - firstMinute),
      // Answering takes a minute, at any time of the two days: nobody is busy.
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
  }).toString();
}
