import type { MovableClock } from '../../src/core/clock.ts';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import type { LocalDate, LocalTime, TimeZone } from '../../src/core/local-time.ts';
import { type Actor, createActor } from '../../src/database/act.ts';
import type { Database } from '../../src/database/connect.ts';
import { changeRhythm } from '../../src/features/check-ins/actions/schedule.ts';
import { pairPeople } from '../../src/features/mentorships/actions.ts';
import type { MentorshipId } from '../../src/features/mentorships/types.ts';
import { meetPerson } from '../../src/features/people/actions.ts';
import type { Person } from '../../src/features/people/types.ts';
import type { ZoneOf } from '../../src/features/programs/types.ts';
import { features } from '../../src/features.ts';
import { type Rhythm, ScheduleModel } from './clock-model.ts';

/** Cairn's actions as its listeners call them, without the Slack in front. */
export function actorOn(database: Database, calendar: MovableClock): Actor {
  return createActor(
    database,
    calendar,
    features.flatMap((feature) => feature.handlers ?? []),
  );
}

export function somebody(id: string, zone: string, isAdmin = false): Person {
  const known = { locale: null, isBot: false, isDeactivated: false, isExternal: false };
  return { id: id as PersonId, name: `Person ${id}`, timeZone: zone as TimeZone, isAdmin, ...known };
}

export interface PairToMake {
  readonly workspaceId: string;
  /** Who pairs them: an admin that Cairn has met. */
  readonly adminId: string;
  readonly mentor: { readonly id: string; readonly zone: string };
  readonly mentee: { readonly id: string; readonly zone: string };
  readonly rhythm: Rhythm;
  readonly zoneOf: ZoneOf;
  readonly fixedZone?: string;
  readonly endsOn?: string;
}

export interface Pair extends PairToMake {
  readonly mentorshipId: MentorshipId;
  /** When they must be asked, by the second opinion. */
  readonly model: ScheduleModel;
}

/** Two are paired, and the mentee sets when they are asked. */
export async function makePair(actor: Actor, now: Date, pair: PairToMake): Promise<Pair> {
  const workspaceId = pair.workspaceId as WorkspaceId;
  const [mentor, mentee] = [pair.mentor, pair.mentee].map(({ id, zone }) => somebody(id, zone)) as [Person, Person];
  const { result: mentorshipId } = await actor.asPerson(workspaceId, pair.adminId as PersonId, async (act) => {
    await meetPerson(act, mentor);
    await meetPerson(act, mentee);
    const endsOn = (pair.endsOn ?? null) as LocalDate | null;
    return (await pairPeople(act, { mentor, mentee, endsOn })).id;
  });
  await setRhythm(actor, { ...pair, mentorshipId }, pair.rhythm);
  const zone = { mentor: pair.mentor.zone, mentee: pair.mentee.zone, fixed: pair.fixedZone ?? 'UTC' }[pair.zoneOf];
  return { ...pair, mentorshipId, model: new ScheduleModel(zone, pair.rhythm, now.getTime(), pair.endsOn) };
}

/** A rhythm that Cairn offers, saved by the mentee. */
export async function setRhythm(
  actor: Actor,
  pair: Pick<Pair, 'workspaceId' | 'mentorshipId' | 'mentee' | 'zoneOf' | 'fixedZone'>,
  rhythm: Rhythm,
): Promise<void> {
  await actor.asPerson(pair.workspaceId as WorkspaceId, pair.mentee.id as PersonId, (act) =>
    changeRhythm(
      act,
      pair.mentorshipId,
      {
        everyWeeks: Math.max(1, Math.floor(rhythm.everyDays / 7)),
        weekday: rhythm.weekday,
        localTime: rhythm.time as LocalTime,
        zoneOf: pair.zoneOf,
        fixedZone: pair.zoneOf === 'fixed' ? ((pair.fixedZone ?? 'UTC') as TimeZone) : null,
      },
      // Many of these people never answer, and every date of theirs is counted.
      { onDayOff: 'skip', reviewEvery: 6, reveal: 'at_once', quietAfter: 0 },
    ),
  );
}
