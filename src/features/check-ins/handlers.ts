import type { PersonId } from '../../core/ids.ts';
import type { DomainEvent, EventHandler } from '../../database/act.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import { followAvailability, followHolidays, followPerson, followProgram } from './actions/availability.ts';
import { stopCheckIns } from './actions/close-check-in.ts';
import { startSchedule, stopSchedule } from './actions/schedule.ts';
import { showTalk } from './actions/show-talk.ts';
import { planWelcome } from './actions/welcome.ts';

export const checkInHandlers: readonly EventHandler[] = [
  { event: 'mentorship.paired', handle: (act, event) => startSchedule(act, mentorshipOf(event)) },
  {
    event: 'mentorship.ended',
    async handle(act, event) {
      await stopSchedule(act, mentorshipOf(event));
      await stopCheckIns(act, mentorshipOf(event));
    },
  },
  { event: 'talk.logged', handle: (act, event) => showTalk(act, mentorshipOf(event)) },
  {
    event: 'availability.changed',
    async handle(act, event) {
      await followAvailability(act, event.subjectId as PersonId);
      await planWelcome(act, event.subjectId as PersonId);
    },
  },
  { event: 'availability.holidays_changed', handle: (act, event) => followHolidays(act, event.subjectId as PersonId) },
  { event: 'availability.program_changed', handle: (act) => followProgram(act) },
  { event: 'person.moved', handle: (act, event) => followPerson(act, event.subjectId as PersonId) },
];

function mentorshipOf({ name, mentorshipId }: DomainEvent): MentorshipId {
  if (!mentorshipId) throw new Error(`${name} names no mentorship`);
  return mentorshipId;
}
