/** What stands in a column, in words. */
const columns: Readonly<Record<string, string>> = {
  days_off: 'the days off in the schedule cannot be read',
  rrule: 'how often they are asked cannot be read',
  anchor_on: 'the day on which the schedule began cannot be read',
  local_time: 'the time of the day cannot be read',
  zone: 'this machine does not know the time zone',
  ends_on: 'the last day of the mentorship cannot be read',
  next_occurs_on: 'the next day cannot be read',
  on_day_off: 'what becomes of days off is a setting that this version does not know',
  reveal: 'when answers are shown is a setting that this version does not know',
};

/** Why something was set aside, in words for people. @param reason `unreadable:<column>`, `sql:<state>` or `error:<name>` */
export function explainSetAside(reason: string): string {
  const [kind, what = ''] = reason.split(':');
  if (kind === 'unreadable') return columns[what] ?? 'a record cannot be read';
  if (kind === 'sql') return 'the database refuses a record';
  return 'Cairn stumbles over a record';
}
