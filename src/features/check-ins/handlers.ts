import { type EventHandler, on } from '../../database/act.ts';
import { followAvailability, followHolidays, followPerson, followProgram } from './actions/availability.ts';
import { stopCheckIns } from './actions/close-check-in.ts';
import { startSchedule, stopSchedule } from './actions/schedule.ts';
import { showTalk } from './actions/show-talk.ts';
import { planWelcome } from './actions/welcome.ts';

export const checkInHandlers: readonly EventHandler[] = [
  on('mentorship.paired', (act, { mentorshipId }) => startSchedule(act, mentorshipId)),
  on('mentorship.ended', async (act, { mentorshipId }) => {
    await stopSchedule(act, mentorshipId);
    await stopCheckIns(act, mentorshipId);
  }),
  on('talk.logged', (act, { mentorshipId }) => showTalk(act, mentorshipId)),
  on('talk.updated', (act, { mentorshipId }) => showTalk(act, mentorshipId)),
  on('availability.changed', async (act, { subjectId: personId }) => {
    await followAvailability(act, personId);
    await planWelcome(act, personId);
  }),
  on('availability.holidays_changed', (act, { subjectId: personId }) => followHolidays(act, personId)),
  on('availability.program_changed', (act) => followProgram(act)),
  on('person.moved', (act, { subjectId: personId }) => followPerson(act, personId)),
];
