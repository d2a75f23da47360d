import { instantInWords, type LocalDate, localDateOf, localTimeOf, type TimeZone } from '../../core/local-time.ts';
import type { Received } from './received.ts';

// What a good guest does not do, asked of what really came.

/** Where a person was, and when they wanted to be left alone. */
export interface Lived {
  readonly id: string;
  readonly name: string;
  /** From an instant on, earliest first. */
  readonly zones: readonly { readonly from: Date; readonly zone: TimeZone }[];
  /** Local days on which they were off, as they said beforehand: from the first to the day before `backOn`. */
  readonly off: readonly { readonly firstOn: LocalDate; readonly backOn: LocalDate }[];
  /** Spans in which they had muted reminders. */
  readonly muted: readonly { readonly from: Date; readonly to: Date }[];
}

/** Spans in which nothing was to be asked of the two at all. */
export interface Quiet {
  readonly why: string;
  readonly from: Date;
  readonly to: Date;
}

export interface Finding {
  readonly check: string;
  /** What was not as it should be, each in a line; none where all was well. */
  readonly breaches: readonly string[];
}

/** What comes by itself; everything else is the doing of one of the two at that moment. */
export const byTime = [
  ...(['check_in.prompt', 'check_in.again', 'check_in.reminder', 'check_in.silence'] as const),
  ...(['check_in.welcome', 'goal.deadline'] as const),
];

const nightFrom = '22:00';
const nightTo = '07:00';

export function zoneAt({ zones }: Lived, at: Date): TimeZone {
  const found = zones.findLast(({ from }) => from <= at) ?? zones[0];
  if (!found) throw new Error('everybody lives somewhere');
  return found.zone;
}

/** Every check with what it found. */
export function checkGuest(all: readonly Received[], people: readonly Lived[], quiet: readonly Quiet[]): Finding[] {
  const came = all.filter(({ kind }) => byTime.some((each) => each === kind));
  const of = (kind: string) => all.filter((each) => each.kind === kind);
  const each = (list: readonly Received[], test: (received: Received, person: Lived) => boolean) =>
    list.flatMap((received) =>
      people
        .filter(({ id }) => received.to.includes(id))
        .filter((person) => test(received, person))
        .map((person) => told(received, person)),
    );
  return [
    {
      check: 'nothing that comes by itself comes at night (22–7) on anybody’s clock',
      breaches: each(came, ({ at }, person) => isNight(at, zoneAt(person, at))),
    },
    {
      check: 'nothing comes twice: no prompt, reminder or summary of one check-in, no same words in one hour',
      breaches: [
        ...twice(all.filter(isOfOneCheckIn), ({ kind, subjectId, to }) => `${kind} ${subjectId} ${to}`),
        ...twice(all, ({ at, kind, text, to }) => `${at.toISOString().slice(0, 13)} ${kind} ${text} ${to}`),
      ],
    },
    {
      check: 'at most one prompt a day',
      breaches: twice(of('check_in.prompt'), ({ at, to }) => `${at.toISOString().slice(0, 10)} ${to}`),
    },
    {
      check: 'at most one reminder a person and check-in, in working hours (9–17, Monday to Friday)',
      breaches: [
        ...twice(of('check_in.reminder'), ({ subjectId }) => subjectId),
        ...each(of('check_in.reminder'), ({ at }, person) => !isWorkingHour(at, zoneAt(person, at))),
      ],
    },
    {
      check: 'nothing is asked on a day off of either',
      breaches: came.flatMap((received) =>
        people.filter((person) => isOff(received.at, person)).map((person) => told(received, person)),
      ),
    },
    {
      check: 'no reminder while reminders are muted',
      breaches: each(of('check_in.reminder'), ({ at }, { muted }) =>
        muted.some(({ from, to }) => from < at && at < to),
      ),
    },
    {
      check: 'nothing is asked in a pause or a silence',
      breaches: came
        .filter(({ kind }) => kind !== 'check_in.silence')
        .flatMap((received) =>
          quiet
            .filter(({ from, to }) => from < received.at && received.at < to)
            .map(({ why }) => `${received.kind} at ${received.at.toISOString()}, in ${why}`),
        ),
    },
  ];
}

function isOfOneCheckIn({ kind }: Received): boolean {
  return ['check_in.prompt', 'check_in.reminder', 'check_in.summary', 'check_in.silence'].includes(kind);
}

function told({ kind, at }: Received, person: Lived): string {
  return `${kind} to ${person.name}, ${instantInWords(at, zoneAt(person, at))}`;
}

function isNight(at: Date, zone: TimeZone): boolean {
  const time = localTimeOf(at, zone);
  return time >= nightFrom || time < nightTo;
}

function isWorkingHour(at: Date, zone: TimeZone): boolean {
  const time = localTimeOf(at, zone);
  const weekday = new Date(`${localDateOf(at, zone)}T12:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && time >= '09:00' && time < '17:00';
}

function isOff(at: Date, person: Lived): boolean {
  const day = localDateOf(at, zoneAt(person, at));
  return person.off.some(({ firstOn, backOn }) => firstOn <= day && day < backOn);
}

function twice(list: readonly Received[], keyOf: (received: Received) => string): string[] {
  const seen = new Map<string, number>();
  for (const each of list) seen.set(keyOf(each), (seen.get(keyOf(each)) ?? 0) + 1);
  return [...seen].flatMap(([key, count]) => (count > 1 ? [`${count} times: ${key}`] : []));
}
