import type { Drill, DrillOptions, DrillRow } from './drill.ts';
import { type LongHaulBench, openLongHaulBench } from './long-haul-bench.ts';
import { begin, liveYear, type Year } from './long-haul-year.ts';

const seed = 20_261_123;
const sizes = {
  full: {
    pairs: 2_000,
    workspaces: 40,
    longestStepHours: 12,
    draws: {
      zones: [
        'America/New_York',
        'America/Santiago',
        'Europe/London',
        'Africa/Casablanca',
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
        'Pacific/Chatham',
        'UTC',
      ],
      weekdays: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
      times: ['02:30', '10:00'],
      weeksBetween: [1, 4, 4, 6, 6, 8, 8, 8, 12, 12, 12, 12],
    },
  },
  short: {
    pairs: 40,
    workspaces: 3,
    longestStepHours: 48,
    draws: {
      zones: ['America/New_York', 'Australia/Lord_Howe', 'UTC'],
      weekdays: ['MO', 'TH'],
      times: ['02:30'],
      weeksBetween: [1, 4, 6, 8, 8, 12],
    },
  },
} as const;

/** Of the heap at the end of the first quarter, what the last may have. */
const flat = 1.25;

export const longHaul: Drill = {
  name: 'long-haul',
  title: 'a year of mentorships whose people pause, leave, move and answer, or do not',
  async run({ size, serverUrl, say }: DrillOptions) {
    const of = sizes[size];
    const bench = await openLongHaulBench(serverUrl, begin, of.workspaces);
    try {
      const year = await liveYear(bench, { ...of, seed, say });
      const rows = await reckon(bench, year);
      const [first = 0, last = 0] = [year.heaps.at(0), year.heaps.at(-1)];
      // A small year is over before the heap has found its size.
      if (size === 'full' && last > first * flat) throw new Error(`memory grew from ${first} to ${last} MB`);
      return rows;
    } finally {
      await bench.close();
    }
  },
};

/** The two books side by side, to the last one. */
async function reckon(
  bench: LongHaulBench,
  { ledger, totals, stops, heaps, longestWaitSeconds }: Year,
): Promise<DrillRow[]> {
  const { lost, doubled, late, unexpected, due } = ledger;
  const count = async (query: string) =>
    Number((await bench.query<{ n: string }>(`select count(*) as n ${query}`))[0]?.n);
  const closed = (because: string) => count(`from check_ins where closed_because = '${because}'`);
  const { both_answered, window_over, stopped, never_asked } = totals.closed;
  const open = due - both_answered - window_over - stopped;
  const memory = heaps.map((heap) => heap.toFixed(0)).join(', ');
  const { pair, pause, resume, end, move, 'change rhythm': changed } = totals.deeds;
  const people = `${pair} pairs, ${pause} pauses, ${resume} resumed, ${move} moves, ${changed} new rhythms, ${end} ends`;
  const posts = await count(`from deliveries where operation = 'post' and state = 'sent'`);
  const unfinished = await count(`from deliveries where state in ('pending', 'sending', 'dead')`);
  return [
    { what: 'prompts due and sent', done: due, lost, doubled: doubled + unexpected, late, note: people },
    {
      what: 'opened, then never asked (moot)',
      ...beside(never_asked, await closed('never_asked')),
      note: `${totals.folded} dates passed over`,
    },
    { what: 'answers in time', ...beside(totals.answersInTime, await count('from answers where not is_late')) },
    { what: 'answers late', ...beside(totals.answersLate, await count('from answers where is_late')) },
    { what: 'both answered', ...beside(both_answered, await closed('both_answered')) },
    { what: 'window over (missed)', ...beside(window_over, await closed('window_over')) },
    { what: 'stopped by the end of a mentorship', ...beside(stopped, await closed('stopped')) },
    { what: 'still open at the end of the year', ...beside(open, await count(`from check_ins where state = 'open'`)) },
    { what: 'summaries in Slack', ...beside(totals.summaries, bench.sink.summaries) },
    {
      what: 'posts in the books and in Slack',
      ...beside(posts, bench.sink.posts),
      lost: Math.max(0, posts - bench.sink.posts) + unfinished,
      note: `${bench.sink.updates} updates, ${bench.sink.refused} refused; ${stops} stops, longest paced wait ${longestWaitSeconds} s; heap ${memory} MB`,
    },
  ];
}

function beside(expected: number, found: number): Omit<DrillRow, 'what'> {
  return { done: expected, lost: Math.max(0, expected - found), doubled: Math.max(0, found - expected), late: 0 };
}
