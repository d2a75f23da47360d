import { type LocalDate, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import type { Goal, Revision, Step } from '../types.ts';

// What the life of a goal comes to in dated numbers, ready to be drawn and to be read as a table.

/** All days are the mentee's. */
export interface ProgressPoint {
  readonly on: LocalDate;
  readonly value: number;
}

export interface ProgressMark {
  readonly on: LocalDate;
  readonly kind: 'step' | 'milestone';
  readonly title: string;
}

/** A time on hold; it goes on where `to` is null. */
export interface Hold {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface ProgressSeries {
  /** Oldest first: where it began, then the last number of each day. */
  readonly points: readonly ProgressPoint[];
  readonly marks: readonly ProgressMark[];
  readonly holds: readonly Hold[];
  readonly baseline: number;
  readonly target: number;
  readonly deadlineOn: LocalDate;
  /** The day on which the goal was closed; else today. */
  readonly untilOn: LocalDate;
}

export interface GoalLife {
  readonly goal: Pick<Goal, 'baseline' | 'target' | 'deadlineOn' | 'progress'>;
  /** In any order. */
  readonly revisions: readonly Revision[];
  readonly steps: readonly Pick<Step, 'title' | 'isMilestone' | 'tickedAt'>[];
  /** The mentee's. */
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What becomes of the wish for a picture of it. */
export type AskedChart = 'asked' | 'on its way' | 'posted' | 'not posted';

/** With fewer points there is no way to see. */
export const fewestPoints = 2;

/** Statuses in which nothing moves any more; named by the revisions that lead there. */
const closing: ReadonlySet<string> = new Set(['achieved', 'dropped', 'replaced']);

export function progressSeries({ goal, revisions, steps, zone, now }: GoalLife): ProgressSeries {
  const life = revisions.toSorted((one, other) => one.number - other.number);
  // Numbers of another measure cannot stand on this one's axis.
  const since = life.slice(Math.max(0, life.findLastIndex(setsMeasure)));
  const dayOf = (at: Date) => localDateOf(at, zone);
  const last = life.at(-1);
  return {
    points: pointsOf(goal, since, dayOf),
    marks: marksOf(steps, since[0]?.at ?? now, dayOf),
    holds: holdsOf(since, dayOf),
    baseline: goal.baseline,
    target: goal.target,
    deadlineOn: goal.deadlineOn,
    untilOn: dayOf(last && closing.has(last.kind) ? last.at : now),
  };
}

type DayOf = (at: Date) => LocalDate;

function setsMeasure({ changes }: Revision): boolean {
  return changes.some(({ field }) => field === 'measure');
}

function pointsOf(goal: Pick<Goal, 'progress'>, since: readonly Revision[], dayOf: DayOf): ProgressPoint[] {
  const [first] = since;
  if (!first) return [];
  const logged = since.flatMap((revision) => {
    const change = revision.kind === 'progress_logged' && revision.changes.find(({ field }) => field === 'progress');
    const to = change ? amountIn(change.to) : undefined;
    if (!change || to === undefined) return [];
    return [{ on: dayOf(revision.at), value: to, from: amountIn(change.from ?? '') }];
  });
  const start = { on: dayOf(first.at), value: logged[0]?.from ?? goal.progress };
  // Of a day the last number counts.
  const days = new Map(logged.map(({ on, value }) => [on, { on, value }]));
  return [start, ...days.values()];
}

/** The number at the head of an amount in words: `2.5 talks`. */
function amountIn(words: string): number | undefined {
  const [head = ''] = words.split(' ');
  const number = Number(head);
  return head !== '' && Number.isFinite(number) ? number : undefined;
}

function marksOf(steps: GoalLife['steps'], begin: Date, dayOf: DayOf): ProgressMark[] {
  return steps
    .flatMap(({ tickedAt, ...step }) => (tickedAt === null || tickedAt < begin ? [] : [{ ...step, tickedAt }]))
    .sort((one, other) => one.tickedAt.getTime() - other.tickedAt.getTime())
    .map(({ tickedAt, isMilestone, title }) => ({
      on: dayOf(tickedAt),
      kind: isMilestone ? 'milestone' : 'step',
      title,
    }));
}

function holdsOf(since: readonly Revision[], dayOf: DayOf): Hold[] {
  const holds: Hold[] = [];
  let from: LocalDate | undefined;
  for (const { kind, at } of since) {
    const happened: string = kind;
    if (happened === 'held') from ??= dayOf(at);
    else if (from && (happened === 'resumed' || closing.has(happened))) {
      holds.push({ from, to: dayOf(at) });
      from = undefined;
    }
  }
  return from ? [...holds, { from, to: null }] : holds;
}
