import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import type { LocalDate } from '../../src/core/local-time.ts';
import type { Actor } from '../../src/database/act.ts';
import { lockAnswer } from '../../src/features/check-ins/actions/open-answer.ts';
import { pauseCheckIns, resumeCheckIns } from '../../src/features/check-ins/actions/schedule.ts';
import { submitAnswer } from '../../src/features/check-ins/actions/submit-answer.ts';
import type { CheckInId, Said } from '../../src/features/check-ins/types.ts';
import { endMentorship } from '../../src/features/mentorships/actions.ts';
import { meetPerson } from '../../src/features/people/actions.ts';
import { clockOf, type Rhythm, windowMs } from './clock-model.ts';
import { makePair, type Pair, type PairToMake, setRhythm, somebody } from './clock-pairs.ts';
import { type DayName, dateOfDay, dayNumber } from './dst-calendar.ts';
import type { Dice } from './dst-dice.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** What a year is drawn from: the fewer moments at which something can fall due, the sooner it is over. */
export interface Draws {
  readonly zones: readonly string[];
  readonly weekdays: readonly DayName[];
  readonly times: readonly string[];
  readonly weeksBetween: readonly number[];
}

function drawRhythm(dice: Dice, { weekdays, times, weeksBetween }: Draws): Rhythm {
  return { everyDays: 7 * dice.oneOf(weeksBetween), weekday: dice.oneOf(weekdays), time: dice.oneOf(times) };
}

type Deed =
  | { readonly at: number; readonly do: 'pause'; readonly days: number | undefined }
  | { readonly at: number; readonly do: 'resume' | 'end' | 'change rhythm' }
  | { readonly at: number; readonly do: 'move'; readonly who: 'mentor' | 'mentee' };

/** A check-in of this pair, as the second opinion has it. */
export interface Occurrence {
  readonly day: number;
  readonly promptAt: number;
  state: 'waiting' | 'asked' | 'both_answered' | 'window_over' | 'stopped' | 'never_asked';
  /** Cairn's own id, once it has been posted. */
  id?: CheckInId;
  readonly answered: Set<'mentor' | 'mentee'>;
  readonly plans: { readonly who: 'mentor' | 'mentee'; readonly at: number }[];
}

export interface Totals {
  readonly closed: Record<'both_answered' | 'window_over' | 'stopped' | 'never_asked', number>;
  answersInTime: number;
  answersLate: number;
  /** Of check-ins that somebody answered, in time or late: of the others there is nothing to sum up. */
  summaries: number;
  folded: number;
  readonly deeds: Record<Deed['do'] | 'pair', number>;
}

export interface LifeToDraw {
  readonly workspaceId: string;
  readonly adminId: string;
  readonly index: number;
  readonly start: number;
  readonly dice: Dice;
  readonly draws: Draws;
  readonly totals: Totals;
}

/** A pair's year, drawn beforehand, and what Cairn must make of it. */
export class Life {
  readonly begin: number;
  readonly #deeds: Deed[] = [];
  readonly #plan: PairToMake;
  readonly #dice: Dice;
  readonly #draws: Draws;
  readonly #totals: Totals;
  #pair: Pair | undefined;
  /** Open ones; the newest last. */
  #open: Occurrence[] = [];
  #newest: Occurrence | undefined;
  #zones: { mentor: string; mentee: string };

  constructor({ workspaceId, adminId, index, start, dice, draws, totals }: LifeToDraw) {
    this.#dice = dice;
    this.#draws = draws;
    this.#totals = totals;
    const { zones } = draws;
    const year = 365 * day;
    this.begin = start + (dice.happens(0.6) ? dice.between(0, 6) * hour : dice.between(0, 250) * day);
    this.#zones = { mentor: dice.oneOf(zones), mentee: dice.oneOf(zones) };
    const zoneOf = dice.oneOf(['mentee', 'mentor', 'fixed'] as const);
    const endsAt = this.begin + dice.between(30, 300) * day;
    this.#plan = {
      workspaceId,
      adminId,
      mentor: { id: `UA${index}`, zone: this.#zones.mentor },
      mentee: { id: `UB${index}`, zone: this.#zones.mentee },
      rhythm: drawRhythm(dice, draws),
      zoneOf,
      fixedZone: zoneOf === 'fixed' ? dice.oneOf(zones) : undefined,
      endsOn: dice.happens(0.2) ? dateOfDay(Math.floor(endsAt / day)) : undefined,
    };
    for (let at = this.begin; at < start + year; ) {
      at += dice.between(5 * 24, 120 * 24) * hour;
      this.#deeds.push(...this.#drawDeed(at));
    }
    this.#deeds.sort((a, b) => a.at - b.at);
  }

  get mentorshipId(): string | undefined {
    return this.#pair?.mentorshipId;
  }

  #drawDeed(at: number): Deed[] {
    const dice = this.#dice;
    const kind = dice.oneOf(['pause', 'pause', 'pause', 'change rhythm', 'move', 'move', 'end'] as const);
    if (kind === 'move') return [{ at, do: kind, who: dice.oneOf(['mentor', 'mentee']) }];
    if (kind !== 'pause') return [{ at, do: kind }];
    if (dice.happens(0.5)) return [{ at, do: 'pause', days: dice.between(1, 40) }];
    return [
      { at, do: 'pause', days: undefined },
      { at: at + dice.between(1, 40 * 24) * hour, do: 'resume' },
    ];
  }

  /** While a late prompt waits for the morning, people go on: some pause or end, and are not asked any more. */
  #drawDeedBefore(at: number): Deed[] {
    const dice = this.#dice;
    if (!dice.happens(0.3)) return [];
    return [dice.happens(0.2) ? { at, do: 'end' } : { at, do: 'pause', days: dice.between(5, 20) }];
  }

  /** When Cairn must do something for it next. */
  nextAt(): number {
    if (!this.#pair) return this.begin;
    const waiting = this.#open.filter(({ state }) => state === 'waiting').map(({ promptAt }) => promptAt);
    // A deed that comes before a late prompt does not wait for the next stop of others.
    const [deed] = waiting.length > 0 ? this.#deeds : [];
    return Math.min(
      this.#pair.model.nextAt ?? Number.POSITIVE_INFINITY,
      deed?.at ?? Number.POSITIVE_INFINITY,
      ...waiting,
    );
  }

  /** What the two do now. Nothing where a prompt is to go out at this moment: nobody could say which came first. */
  async act(actor: Actor, now: Date): Promise<void> {
    const at = now.getTime();
    if (at < this.begin) return;
    if (!this.#pair) {
      this.#pair = await makePair(actor, now, this.#plan);
      this.#totals.deeds.pair += 1;
      return;
    }
    if (this.#open.some(({ state, promptAt }) => state === 'waiting' && promptAt <= at)) return;
    await this.#answer(actor, this.#pair, at);
    for (let deed = this.#deeds[0]; deed && deed.at <= at; deed = this.#deeds[0]) {
      this.#deeds.shift();
      await this.#do(actor, this.#pair, deed, at);
    }
  }

  async #answer(actor: Actor, pair: Pair, at: number): Promise<void> {
    const newest = this.#newest;
    if (!newest?.id || pair.model.status === 'stopped') return;
    for (const { who } of newest.plans.filter((plan) => plan.at <= at && !newest.answered.has(plan.who))) {
      const { id } = newest;
      const said: Said = who === 'mentee' ? { moved: 'a step' } : { guidance: 'go on' };
      const responses = { role: who, asked: null, said };
      await actor.asPerson(pair.workspaceId as WorkspaceId, pair[who].id as PersonId, async (act) =>
        submitAnswer(act, await lockAnswer(act, id), { responses, progress: [] }),
      );
      newest.answered.add(who);
      if (newest.state === 'asked') this.#totals.answersInTime += 1;
      else this.#totals.answersLate += 1;
      if (newest.state === 'window_over' && newest.answered.size === 1) this.#totals.summaries += 1;
      if (newest.state === 'asked' && newest.answered.size === 2) this.#close(newest, 'both_answered');
    }
  }

  async #do(actor: Actor, pair: Pair, deed: Deed, at: number): Promise<void> {
    const { model, mentorshipId } = pair;
    const as = <T>(who: 'mentor' | 'mentee', action: Parameters<typeof actor.asPerson<T>>[2]) =>
      actor.asPerson(pair.workspaceId as WorkspaceId, pair[who].id as PersonId, action);
    if (deed.do === 'move') {
      const zone = this.#dice.oneOf(this.#draws.zones.filter((each) => each !== this.#zones[deed.who]));
      await as(deed.who, (act) => meetPerson(act, somebody(pair[deed.who].id, zone)));
      this.#zones = { ...this.#zones, [deed.who]: zone };
      if (pair.zoneOf === deed.who && model.status !== 'stopped') model.move(zone);
    } else if (model.status === 'stopped' || (deed.do === 'resume' && model.status === 'running')) {
      return;
    } else if (deed.do === 'pause') {
      const { days } = deed;
      const until = days === undefined ? undefined : dayNumber(clockOf(model.zone).dateAt(at)) + days;
      const date = until === undefined ? undefined : (dateOfDay(until) as LocalDate);
      await as('mentor', (act) => pauseCheckIns(act, mentorshipId, date));
      model.pause(at, until);
      for (const each of this.#open.filter(({ state }) => state === 'waiting')) this.#close(each, 'never_asked');
    } else if (deed.do === 'resume') {
      await as('mentee', (act) => resumeCheckIns(act, mentorshipId));
      model.resume(at);
    } else if (deed.do === 'change rhythm') {
      const rhythm = drawRhythm(this.#dice, this.#draws);
      await setRhythm(actor, pair, rhythm);
      model.setRhythm(rhythm, at);
    } else {
      await as('mentor', (act) => endMentorship(act, mentorshipId));
      model.stop();
      for (const each of [...this.#open]) this.#close(each, each.state === 'waiting' ? 'never_asked' : 'stopped');
    }
    this.#totals.deeds[deed.do] += 1;
  }

  /** Cairn looks at the clock. @returns the days whose prompts must go out at this look */
  look(at: number): Occurrence[] {
    const model = this.#pair?.model;
    if (!model) return [];
    const { ask, folded } = model.look(at);
    this.#totals.folded += folded;
    if (ask) {
      this.#newest = { ...ask, state: 'waiting', answered: new Set(), plans: this.#drawPlans(ask.promptAt) };
      this.#open.push(this.#newest);
      if (ask.promptAt > at) this.#deeds.unshift(...this.#drawDeedBefore(at));
    }
    for (const each of this.#open.filter(({ promptAt }) => promptAt + windowMs <= at)) {
      this.#close(each, each.state === 'waiting' ? 'never_asked' : 'window_over');
    }
    const due = this.#open.filter(({ state, promptAt }) => state === 'waiting' && promptAt <= at);
    for (const each of due) each.state = 'asked';
    return due;
  }

  posted(dayAsked: number, id: CheckInId): void {
    const found = this.#open.find((each) => each.day === dayAsked);
    if (found) found.id = id;
  }

  /** Of ten pairs four answer both, two on one side, four not at all; one answer in six comes when the window is over. */
  #drawPlans(from: number): Occurrence['plans'] {
    const dice = this.#dice;
    const who = dice.oneOf([['mentor', 'mentee'], ['mentor', 'mentee'], ['mentee'], [], []] as const);
    return who.map((each) => ({ who: each, at: from + dice.between(1, dice.happens(0.2) ? 144 : 40) * hour }));
  }

  #close(occurrence: Occurrence, because: keyof Totals['closed']): void {
    occurrence.state = because;
    this.#open = this.#open.filter((each) => each !== occurrence);
    this.#totals.closed[because] += 1;
    const isSummed = because === 'both_answered' || because === 'window_over';
    if (isSummed && occurrence.answered.size > 0) this.#totals.summaries += 1;
  }
}
