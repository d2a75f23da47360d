import type { MovableClock } from '../../core/clock.ts';
import type { WorkspaceId } from '../../core/ids.ts';
import {
  addDays,
  instantAt,
  type LocalDate,
  type LocalTime,
  localDateOf,
  type TimeZone,
} from '../../core/local-time.ts';
import { withWorkspace } from '../../database/transaction.ts';
import { explainMentorship } from '../../features/check-ins/actions/explain.ts';
import type { Explained } from '../../features/check-ins/rules/explain.ts';
import type { MentorshipId } from '../../features/mentorships/types.ts';
import type { SandboxCairn } from '../cairn.ts';
import type { SandboxPerson } from '../driver/sandbox-person.ts';
import { earliest, readDues } from '../seed/quiet-cairn.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import { type Lived, type Quiet, zoneAt } from './guest.ts';
import { type Received, readReceived } from './received.ts';

export type Who = 'mentor' | 'mentee';

/** What somebody did, at the moment they did it. */
export interface Done {
  readonly at: Date;
  readonly says: string;
}

/** What Cairn itself said would come, and why, each time it was asked. */
export interface Said extends Explained {
  readonly askedAt: Date;
}

/** The people of the year, the time in which they live, and what is remembered of it. */
export class LivedYear {
  readonly calendar: MovableClock;
  readonly machine: MovableClock;
  readonly slack: SandboxSlack;
  readonly cast: YearCast;
  readonly #start: () => Promise<SandboxCairn>;
  #cairn: SandboxCairn | undefined;
  readonly done: Done[] = [];
  readonly said: Said[] = [];
  readonly lived: Record<Who, { -readonly [K in keyof Lived]: Lived[K] }>;
  readonly quiet: Quiet[] = [];

  constructor(parts: {
    calendar: MovableClock;
    machine: MovableClock;
    slack: SandboxSlack;
    cast: YearCast;
    cairn: SandboxCairn;
    start: () => Promise<SandboxCairn>;
  }) {
    const { calendar, machine, slack, cast, cairn, start } = parts;
    this.calendar = calendar;
    this.machine = machine;
    this.slack = slack;
    this.cast = cast;
    this.#cairn = cairn;
    this.#start = start;
    const from = calendar.now();
    const life = ({ id, name, user }: SandboxPerson) => ({
      ...{ id, name, off: [], muted: [] },
      zones: [{ from, zone: user.tz as TimeZone }],
    });
    this.lived = { mentor: life(cast.mentor), mentee: life(cast.mentee) };
  }

  get now(): Date {
    return this.calendar.now();
  }

  get dm(): string {
    const id = this.cast.acme.conversationBetween(this.cast.mentor, this.cast.mentee);
    if (!id) throw new Error('the two have no group DM yet');
    return id;
  }

  person(who: Who): SandboxPerson {
    return this.cast[who];
  }

  /** The instant of a local time where this person lives then. */
  instantFor(who: Who, on: LocalDate, at: LocalTime): Date {
    return instantAt(on, at, zoneAt(this.lived[who], instantAt(on, at, 'UTC' as TimeZone)));
  }

  async does(who: Who | undefined, what: string, act: () => Promise<unknown>): Promise<void> {
    const name = who ? `${this.person(who).name} ` : '';
    this.done.push({ at: this.now, says: `${name}${what}` });
    try {
      await act();
    } catch (error) {
      throw new Error(`${this.now.toISOString()}: ${name}${what}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
    await this.settle();
  }

  /** When time itself has something to do next. */
  async nextDueAt(): Promise<Date | undefined> {
    return this.#cairn && earliest(await readDues(this.#cairn.database));
  }

  /** Moves time, and does what falls due at that instant. */
  async passTo(instant: Date): Promise<void> {
    const seconds = Math.max(1, (instant.getTime() - this.now.getTime()) / 1000);
    this.machine.advance({ seconds });
    if (instant > this.now) this.calendar.set(instant);
    await this.settle();
  }

  async goDown(): Promise<void> {
    await this.#cairn?.stop();
    this.#cairn = undefined;
    this.slack.connect({ requestUrl: null });
  }

  async comeBack(): Promise<void> {
    this.#cairn = await this.#start();
    await this.settle();
  }

  /** Who moves: Slack knows, and tells Cairn as it does. */
  async move(who: Who, zone: TimeZone): Promise<void> {
    this.cast.acme.setTimeZone(this.person(who), zone);
    this.lived[who].zones = [...this.lived[who].zones, { from: this.now, zone }];
  }

  async received(): Promise<Received[]> {
    if (!this.#cairn) throw new Error('Cairn is down');
    const { mentor, mentee, acme } = this.cast;
    return readReceived(this.#cairn.database, acme, [mentor.id, mentee.id]);
  }

  /** What Cairn says will come next, and why. */
  async explain(): Promise<readonly Said[]> {
    if (!this.#cairn) return [];
    const lines = await withWorkspace(this.#cairn.database, this.cast.acme.id as WorkspaceId, async (tx) => {
      const row = await tx.selectFrom('mentorships').select('id').executeTakeFirst();
      return row ? await explainMentorship(tx, row.id as MentorshipId, this.now) : undefined;
    });
    const said = (lines ?? []).map((line) => ({ ...line, askedAt: this.now }));
    this.said.push(...said);
    return said;
  }

  async settle(): Promise<void> {
    await this.slack.settled();
    await this.#cairn?.runDueWork();
    await this.slack.settled();
  }
}

export interface YearCast {
  readonly acme: ReturnType<SandboxSlack['workspace']>;
  readonly lead: SandboxPerson;
  readonly mentor: SandboxPerson;
  readonly mentee: SandboxPerson;
}

export function castOfYear(slack: SandboxSlack): YearCast {
  const acme = slack.workspace({ name: 'Acme' });
  return {
    acme,
    lead: acme.person({ name: 'Lena', tz: 'Europe/Berlin', isAdmin: true }),
    mentor: acme.person({ name: 'Ana', tz: 'Australia/Lord_Howe' }),
    mentee: acme.person({ name: 'Bibek', tz: 'Asia/Kathmandu' }),
  };
}

/** The day on which a week of the year begins to be asked: its Tuesday. */
export function tuesday(week: number): LocalDate {
  return addDays('2026-11-24' as LocalDate, 7 * (week - 1));
}

/** The date of an instant in this person's zone. */
export function dayOf(year: LivedYear, who: Who, at: Date): LocalDate {
  return localDateOf(at, zoneAt(year.lived[who], at));
}
