// Times as a person reads them, always in a named zone.

function format(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (at: Date | string, timeZone: string): string => {
    let formatter = made.get(timeZone);
    if (!formatter) {
      formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
      made.set(timeZone, formatter);
    }
    return formatter.format(typeof at === 'string' ? new Date(at) : at);
  };
}

/** `10:02` */
export const timeOfDay = format({ hour: '2-digit', minute: '2-digit' });

/** `10:02:41` */
export const timeWithSeconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `Tue 24 Nov 2026` */
export const shortDate = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

const weekday = format({ weekday: 'long' });
const dayAndMonth = format({ day: 'numeric', month: 'long' });
const yearOf = format({ year: 'numeric' });

/** `Tuesday 24 November` */
export function longDate(at: Date | string, timeZone: string): string {
  return `${weekday(at, timeZone)} ${dayAndMonth(at, timeZone)}`;
}

/** `Tuesday 24 November 2026, 10:02` */
export function fullMoment(at: Date | string, timeZone: string): string {
  return `${longDate(at, timeZone)} ${yearOf(at, timeZone)}, ${timeOfDay(at, timeZone)}`;
}

/** `Tuesday 24 November, 10:02` */
export function moment(at: Date | string, timeZone: string): string {
  return `${longDate(at, timeZone)}, ${timeOfDay(at, timeZone)}`;
}

/** The calendar day in a zone, to be compared: `2026-11-24`. */
export function dayOf(at: Date | string, timeZone: string): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  return date.toLocaleDateString('sv-SE', { timeZone });
}

/** `Today`, `Yesterday`, or the date with its weekday; the year where it is another one. */
export function dayInWords(at: Date | string, now: Date, timeZone: string): string {
  const day = dayOf(at, timeZone);
  if (day === dayOf(now, timeZone)) return 'Today';
  if (day === dayBefore(dayOf(now, timeZone))) return 'Yesterday';
  const sameYear = yearOf(at, timeZone) === yearOf(now, timeZone);
  return sameYear ? longDate(at, timeZone) : `${longDate(at, timeZone)} ${yearOf(at, timeZone)}`;
}

/** `today at 10:02`, `Tuesday 24 November at 10:02` */
export function dayAndTime(at: Date | string, now: Date, timeZone: string): string {
  const day = dayInWords(at, now, timeZone);
  const said = day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day;
  return `${said} at ${timeOfDay(at, timeZone)}`;
}

/** By calendar, not by 24 hours: days of 23 and 25 hours exist. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** `Europe/Berlin` as people say it: `Berlin`. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
