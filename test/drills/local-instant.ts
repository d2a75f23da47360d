// What a wall clock shows and when: by way of Intl alone, so that it shares nothing with the arithmetic of Cairn.

const minuteMs = 60_000;

/** When a clock there shows this date and time. There must be one such instant: not for a gap or an overlap. */
export function localInstant(date: string, time: string, zone: string): Date {
  const asUtc = new Date(`${date}T${time}:00Z`).getTime();
  // The clock is off by its offset, and a second look corrects for a change of the offset in between.
  let instant = asUtc;
  for (let look = 0; look < 3; look += 1) instant = asUtc - (shownAt(instant, zone) - instant);
  if (shownAt(instant, zone) !== asUtc) throw new Error(`no clock in ${zone} shows ${date} ${time}`);
  return new Date(instant);
}

/** What a clock there shows, read as if it were UTC, to the minute. */
function shownAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) +
    (((instant % minuteMs) + minuteMs) % minuteMs)
  );
}

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `WE`, as a recurrence rule has it. */
export function weekdayOf(date: string): string {
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(date));
  return name.slice(0, 2).toUpperCase();
}
