/** The tokens of Slack's `<!date^…>`, as somebody in this time zone reads them. Unknown tokens stay as they are. */
export function renderDate(instant: Date, format: string, { tz, now }: { tz: string; now: Date }): string {
  const date = zoned(instant, tz);
  const month = `${date.monthName} ${ordinal(date.day)}`;
  const long = `${date.weekday}, ${month}, ${date.year}`;
  const short = `${date.monthName.slice(0, 3)} ${date.day}, ${date.year}`;
  const plain = `${month}, ${date.year}`;
  const near = nearby(instant, now, tz);
  const isThisYear = date.year === zoned(now, tz).year;
  const tokens: Record<string, string> = {
    date_num: `${date.year}-${pad(date.month)}-${pad(date.day)}`,
    date_slash: `${pad(date.day)}/${pad(date.month)}/${date.year}`,
    date: isThisYear ? month : plain,
    date_short: short,
    date_long: long,
    date_long_full: `${date.monthName} ${date.day}, ${date.year}`,
    date_pretty: near ?? (isThisYear ? month : plain),
    date_short_pretty: near ?? short,
    date_long_pretty: near ?? long,
    day_divider_pretty: near ?? (isThisYear ? `${date.weekday}, ${month}` : long),
    time: `${date.hour % 12 || 12}:${pad(date.minute)} ${date.hour < 12 ? 'AM' : 'PM'}`,
    time_secs: `${date.hour % 12 || 12}:${pad(date.minute)}:${pad(date.second)} ${date.hour < 12 ? 'AM' : 'PM'}`,
    ago: ago(instant, now),
  };
  return format.replace(/\{(\w+)\}/g, (token, name: string, at: number) => {
    const words = tokens[name];
    if (words === undefined) return token;
    return at === 0 && words === near ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
}

interface Zoned {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: string;
  monthName: string;
}

function zoned(instant: Date, tz: string): Zoned {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const monthName = parts.month ?? '';
  return {
    year: Number(parts.year),
    month: monthNames.indexOf(monthName) + 1,
    day: Number(parts.day),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    second: Number(parts.second),
    weekday: parts.weekday ?? '',
    monthName,
  };
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function nearby(instant: Date, now: Date, tz: string): string | undefined {
  const dayNumber = (at: Date) => {
    const { year, month, day } = zoned(at, tz);
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  const names: Record<string, string> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' };
  return names[String(dayNumber(instant) - dayNumber(now))];
}

function ago(instant: Date, now: Date): string {
  const minutes = Math.round((now.getTime() - instant.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(-minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 60 / 24), 'day');
}

function ordinal(day: number): string {
  const isTeen = day >= 11 && day <= 13;
  return `${day}${(!isTeen && ['th', 'st', 'nd', 'rd'][day % 10]) || 'th'}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
