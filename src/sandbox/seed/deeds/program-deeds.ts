import type { ChannelId, PersonId } from '../../../core/ids.ts';
import { parseLocalDate, parseLocalTime, type Weekday } from '../../../core/local-time.ts';
import { endMentorship, pairPeople } from '../../../features/mentorships/actions.ts';
import { addObjective } from '../../../features/objectives/actions.ts';
import type { Objective } from '../../../features/objectives/types.ts';
import { askSlack } from '../../../features/people/lookups.ts';
import { setUpProgram } from '../../../features/programs/actions.ts';
import { readRhythm } from '../../../features/programs/rules.ts';
import type { Rhythm, ZoneOf } from '../../../features/programs/types.ts';
import type { Who } from '../cast.ts';
import type { Scene } from './scene.ts';

/** When a pair is asked, as the form has it. */
export interface ToldRhythm {
  readonly everyWeeks: number;
  readonly weekday: Weekday;
  readonly at: string;
  readonly clockOf: Exclude<ZoneOf, 'fixed'>;
}

export function rhythmOf({ everyWeeks, weekday, at, clockOf }: ToldRhythm): Rhythm {
  return readRhythm({ everyWeeks, weekday, localTime: parseLocalTime(at), zoneOf: clockOf });
}

export const programDeeds = {
  async 'sets up'({ cast, visit }: Scene, told: { leads: readonly Who[]; rhythm: ToldRhythm }) {
    const leads = told.leads.map((who) => cast.people[who].id as PersonId);
    for (const lead of leads) await askSlack(visit, lead);
    const celebrationChannelId = cast.celebrations.id as ChannelId;
    await visit.act((act) => setUpProgram(act, { celebrationChannelId, leads, rhythm: rhythmOf(told.rhythm) }));
  },

  /** Puts an objective or a value on the list of what goals can serve. */
  async lists({ visit }: Scene, told: { kind: Objective['kind']; title: string }) {
    await visit.act((act) => addObjective(act, told));
  },

  async pairs({ cast, life, visit }: Scene, told: { until?: string }) {
    const mentor = await askSlack(visit, cast.people[life.pair.mentor].id as PersonId);
    const mentee = await askSlack(visit, cast.people[life.pair.mentee].id as PersonId);
    const endsOn = parseLocalDate(told.until ?? '') ?? null;
    const { id } = await visit.act((act) => pairPeople(act, { mentor, mentee, endsOn }));
    life.begin(id);
  },

  async ends({ life, visit }: Scene, _told: object) {
    await visit.act((act) => endMentorship(act, life.mentorship));
  },
};
