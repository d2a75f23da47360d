import { dayInWords, localDateOf, localTimeOf, type TimeZone } from '../../core/local-time.ts';
import { byTime, type Finding, type Lived, zoneAt } from './guest.ts';
import type { Done, Said } from './lived-year.ts';
import type { Received } from './received.ts';

export interface Pair {
  readonly mentor: Lived;
  readonly mentee: Lived;
}

const kinds: Readonly<Record<string, string>> = {
  'check_in.prompt': 'both are asked',
  'check_in.again': 'both are asked again',
  'check_in.summary': 'summary, with an agenda',
  'check_in.silence': 'would another rhythm suit you better?',
  'check_in.skipped': 'the two read that it was skipped',
  'check_in.rhythm': 'the two read their new rhythm',
  'check_in.moved': 'the two read whose clock has changed',
  'check_in.away': 'the two read who is off until when',
  'check_in.review': 'the two read the goal review',
  'goal.card': 'a card of a goal',
  'goal.deadline': 'how does the goal stand, whose day comes?',
  'talk.proposed': 'a time to talk is proposed',
  'check_in.welcome': 'welcome back, with what happened, alone',
  'goal.news': 'news of a goal',
  'mentorship.welcome': 'welcome',
};

interface Row {
  readonly at: Date;
  readonly what: string;
  readonly why: string;
}

/** The year, a month a block and a line for each thing that happened, on both clocks. */
export function printYear(
  print: (line: string) => void,
  pair: Pair,
  {
    received,
    done,
    said,
    left,
  }: { received: readonly Received[]; done: readonly Done[]; said: readonly Said[]; left: readonly Row[] },
): void {
  const rows: Row[] = [
    ...done.map(({ at, says }) => ({ at, what: `▶ ${says}`, why: '' })),
    ...received.map((each) => ({ at: each.at, what: inWords(each, pair), why: whyOf(each, pair, { said, done }) })),
    ...left,
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  let month = '';
  let day = '';
  for (const { at, what, why } of rows) {
    const zone = zoneAt(pair.mentee, at);
    const date = localDateOf(at, zone);
    if (date.slice(0, 7) !== month) {
      month = date.slice(0, 7);
      print('');
      print(monthInWords(at, zone));
      print('-'.repeat(100));
    }
    const label = date === day ? '' : dayInWords(date).split(' ').slice(0, 2).join(' ');
    day = date;
    const there = zoneAt(pair.mentor, at);
    const clocks = `${localTimeOf(at, zone)} ${localTimeOf(at, there)}${localDateOf(at, there) === date ? ' ' : '+'}`;
    print(`${label.padEnd(14)} ${clocks}  ${what}${why ? `  (${why})` : ''}`);
  }
}

function monthInWords(at: Date, timeZone: TimeZone): string {
  return at.toLocaleDateString('en-GB', { timeZone, month: 'long', year: 'numeric' });
}

function inWords({ kind, to }: Received, pair: Pair): string {
  const names = [pair.mentee, pair.mentor].filter(({ id }) => to.includes(id)).map(({ name }) => name);
  if (kind === 'check_in.reminder') return `${names.join(' and ')} is reminded, alone`;
  return kinds[kind] ?? `${kind} to ${names.join(' and ')}`;
}

/** What Cairn said beforehand about it. */
function whyOf(
  { kind, at, to }: Received,
  { mentor }: Pair,
  { said, done }: { readonly said: readonly Said[]; readonly done: readonly Done[] },
): string {
  const what =
    kind === 'check_in.prompt'
      ? 'both are asked'
      : kind === 'check_in.again'
        ? 'it is asked again'
        : kind === 'check_in.reminder'
          ? `the ${to[0] === mentor.id ? 'mentor' : 'mentee'} is reminded`
          : undefined;
  if (what === undefined) return '';
  const asking = done.findLast((each) => each.says.endsWith('types /checkin now') && each.at <= at);
  if (kind === 'check_in.prompt' && asking && at.getTime() - asking.at.getTime() < 86_400_000) {
    return 'one of them asked for it';
  }
  const foretold = said.findLast(
    (line) => line.at !== null && line.what.startsWith(what) && line.at <= at && line.askedAt <= at,
  );
  if (!foretold?.at) return '';
  const late = Math.round((at.getTime() - foretold.at.getTime()) / 60_000);
  return late > 1 ? `${foretold.why}; ${late} minutes late` : foretold.why;
}

/** What came to whom, counted, and what a good guest does not do. */
export function printCounts(
  print: (line: string) => void,
  pair: Pair,
  received: readonly Received[],
  findings: readonly Finding[],
): void {
  print('');
  print(
    'What came in the year'.padEnd(46) + [pair.mentee.name, pair.mentor.name].map((name) => name.padStart(10)).join(''),
  );
  print('-'.repeat(66));
  const rows: [string, (each: Received) => boolean][] = [
    ['prompts', ({ kind }) => kind === 'check_in.prompt'],
    ['asked again, as one of them wished', ({ kind }) => kind === 'check_in.again'],
    ['private reminders', ({ kind }) => kind === 'check_in.reminder'],
    ['questions after a silence', ({ kind }) => kind === 'check_in.silence'],
    ['summaries', ({ kind }) => kind === 'check_in.summary'],
    [
      'what one of the two did, told to the other',
      ({ kind }) => ![...byTime, 'check_in.summary'].some((each) => each === kind),
    ],
    ['all', () => true],
  ];
  const count = (id: string, test: (each: Received) => boolean) =>
    received.filter((each) => each.to.includes(id) && test(each));
  for (const [label, test] of rows) {
    const numbers = [pair.mentee, pair.mentor].map(({ id }) => String(count(id, test).length).padStart(10));
    print(label.padEnd(46) + numbers.join(''));
  }
  const most = [pair.mentee, pair.mentor].map((person) => {
    const days = new Map<string, number>();
    for (const { at } of count(person.id, () => true)) {
      const day = localDateOf(at, zoneAt(person, at));
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    return String(Math.max(0, ...days.values())).padStart(10);
  });
  print(`${'most on one day'.padEnd(46)}${most.join('')}`);
  print('');
  for (const { check, breaches } of findings) {
    print(`${breaches.length === 0 ? '✓' : '✗'} ${check}`);
    for (const breach of breaches) print(`    ${breach}`);
  }
}
