import { cadenceOf } from '../../../core/cadence.ts';
import type { PersonId } from '../../../core/ids.ts';
import { dateInWords, instantInWords } from '../../../core/local-time.ts';
import { dayOffInWords } from '../../availability/rules/days.ts';
import { usualHours } from '../../availability/rules/working-hours.ts';
import type { WorkingHours } from '../../availability/types.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { rhythmInWords } from '../../programs/rules.ts';
import type { CheckIn, Participation, Schedule } from '../types.ts';
import { nextDates } from './coming.ts';
import { planReminder } from './reminder.ts';
import { workingFrom } from './working-from.ts';

/** What decides what a mentorship will be asked. */
export interface Situation {
  readonly schedule: Schedule;
  readonly mentorship: Mentorship;
  readonly newest: CheckIn | undefined;
  /** In the newest check-in. */
  readonly answered: readonly Role[];
  readonly participations: readonly Participation[];
  /** When each of the two works; as most do where it is left out. */
  readonly hoursOf?: (id: PersonId) => WorkingHours;
  readonly muted: readonly Role[];
  /** Who has had their one reminder of it. */
  readonly reminded: readonly Role[];
}

/** Something that will happen, or will not, and why. No name, no title and no word of the two is in it. */
export interface Explained {
  readonly at: Date | null;
  readonly what: string;
  readonly why: string;
}

const named = 3;
const roles: readonly Role[] = ['mentee', 'mentor'];

/** What happens next in a mentorship's check-ins, and why: earliest first, what has no time of its own before it. */
export function explain(situation: Situation, now: Date): Explained[] {
  const lines = [...standing(situation), ...open(situation, now), ...coming(situation, now)];
  return lines.sort((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0));
}

function standing({ schedule }: Situation): Explained[] {
  const { status, pausedUntil, ignoredCount, quietAfter, rrule, localTime, zone, zoneOf } = schedule;
  const rhythm = rhythmInWords({ ...cadenceOf(rrule), localTime });
  const clock = zoneOf === 'fixed' ? 'a fixed clock' : `the ${zoneOf}’s clock`;
  const what: Record<Schedule['status'], string> = {
    running: `running: ${rhythm} (${zone}, ${clock})`,
    paused: pausedUntil ? `paused until ${dateInWords(pausedUntil)}` : 'paused until one of the two resumes',
    quiet: 'quiet: nothing is asked until one of the two answers or chooses',
    stopped: 'stopped: nothing more is asked',
  };
  const why: Record<Schedule['status'], string> = {
    running: quietAfter > 0 ? `${ignoredCount} of ${quietAfter} ignored in a row` : 'it never falls quiet',
    paused: 'one of the two paused it',
    quiet: `${ignoredCount} check-ins in a row had no answer`,
    stopped: 'the mentorship has ended',
  };
  return [{ at: null, what: what[status], why: why[status] }];
}

function open(situation: Situation, now: Date) {
  const { schedule, mentorship, newest, answered, participations, muted, reminded, hoursOf } = situation;
  if (newest?.state !== 'open') return [];
  const lines: Explained[] = [
    {
      at: newest.closesAt,
      what: `the check-in of ${dateInWords(newest.occursOn)} closes`,
      why: 'its window ends, or earlier when both have answered',
    },
  ];
  if (newest.snoozedUntil && newest.snoozedUntil > now) {
    lines.push({ at: newest.snoozedUntil, what: 'it is asked again', why: 'it was snoozed for both' });
  }
  for (const role of roles) {
    const own = participations.find(({ personId }) => personId === mentorship[role].id);
    const plan = planReminder(
      {
        ...{ checkIn: newest, askedAt: newest.promptAt, isNewest: true, own, status: schedule.status },
        hasAnswered: answered.includes(role),
        isMuted: muted.includes(role),
        workingFrom: workingFrom(mentorship, role, schedule, hoursOf?.(mentorship[role].id) ?? usualHours),
      },
      now,
    );
    if (reminded.includes(role)) {
      lines.push({ at: null, what: `the ${role} is not reminded`, why: 'they have had their one reminder' });
    } else if (plan.do === 'never') {
      lines.push({ at: null, what: `the ${role} is not reminded`, why: plan.because });
    } else {
      const at = plan.do === 'later' ? plan.at : now;
      lines.push({ at, what: `the ${role} is reminded`, why: plan.do === 'later' ? plan.because : 'it is due' });
    }
  }
  return lines;
}

function coming({ schedule }: Situation, now: Date): Explained[] {
  return nextDates(schedule, now, named).map(({ occursOn, dueAt, because }) => {
    const off = because && dayOffInWords(because, { mentor: 'the mentor', mentee: 'the mentee' });
    if (!dueAt) return { at: null, what: `${dateInWords(occursOn)} is left out`, why: off ?? '' };
    return {
      at: dueAt,
      what: `both are asked (${instantInWords(dueAt, schedule.zone)})`,
      why: off ? `${dateInWords(occursOn)} was moved: ${off}` : 'the rhythm',
    };
  });
}
