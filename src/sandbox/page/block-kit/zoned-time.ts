// Between an instant and what stands in a field of date and time: the viewer's zone counts, not the browser's.

/** `2026-11-24T09:30`, as the clock on the wall shows it there. */
export function wallTime(epochSeconds: number, tz: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(
    format.formatToParts(new Date(epochSeconds * 1000)).map(({ type, value }) => [type, value]),
  );
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant at which the clock there shows this. In the hour that a clock change skips, the time is read with the
 * offset from before it; in the one it repeats, the first pass is meant.
 */
export function instantOf(wall: string, tz: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(wall)) return undefined;
  const asUtc = secondsOf(wall);
  if (Number.isNaN(asUtc)) return undefined;
  const before = asUtc - offsetAt(asUtc - 86_400, tz);
  const after = asUtc - offsetAt(asUtc + 86_400, tz);
  const shown = wall.slice(0, 16);
  return [before, after].find((instant) => wallTime(instant, tz) === shown) ?? before;
}

function offsetAt(epochSeconds: number, tz: string): number {
  return secondsOf(wallTime(epochSeconds, tz)) - Math.floor(epochSeconds / 60) * 60;
}

function secondsOf(wall: string): number {
  return Date.parse(`${wall}Z`) / 1000;
}
