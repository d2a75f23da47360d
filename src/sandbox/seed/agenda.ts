import { instantAt, type LocalDate, type LocalTime, type TimeZone } from '../../core/local-time.ts';
import type { Cast } from './cast.ts';
import { Life } from './deeds/scene.ts';
import type { Deed, Past } from './past.ts';

/** What is done in one past at one instant: a progress logged and its milestone ticked, say. */
export interface Appointment {
  readonly at: Date;
  readonly life: Life;
  readonly deeds: readonly Deed[];
}

/** What all of them do, in the order of time; at one instant, in the order it is told. */
export function agendaOf(pasts: readonly Past[], cast: Cast): Appointment[] {
  const appointments = pasts.flatMap(({ pair, deeds }) => {
    const life = new Life(pair);
    const byInstant = Map.groupBy(deeds, (deed) => instantOf(deed, cast).getTime());
    return [...byInstant].map(([time, together]) => ({ at: new Date(time), life, deeds: together }));
  });
  return appointments.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function instantOf({ on, at, who }: Deed, { people }: Cast): Date {
  return instantAt(on as LocalDate, at as LocalTime, people[who].user.tz as TimeZone);
}
