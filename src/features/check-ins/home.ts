import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { checkInButtons } from './inputs.ts';
import { listScheduleStates } from './queries/schedules.ts';
import { isReadable } from './rules/readable.ts';
import { scheduleSection } from './views/on-home.ts';

/** When the two are asked next. It stands apart from the buttons, which come further down on the screen. */
export const scheduleHome: HomePart = {
  position: 10,
  async sections(act, mentorships) {
    const schedules = await listScheduleStates(
      act.tx,
      mentorships.map(({ mentorship }) => mentorship.id),
    );
    return new Map(
      mentorships.map(({ mentorship }) => [
        mentorship.id,
        schedules
          .filter(({ mentorshipId }) => mentorshipId === mentorship.id)
          .map((schedule) => scheduleSection(isReadable(schedule, mentorship) ? schedule : 'unreadable', mentorship)),
      ]),
    );
  },
};

export const checkInHome: HomePart = {
  position: 50,
  buttons: ({ mentorship }) => [
    button('Check-ins', { action: checkInButtons.next, value: { mentorship: mentorship.id } }),
    button('Check-in schedule', { action: checkInButtons.schedule, value: { mentorship: mentorship.id } }),
    button('Check-in history', { action: checkInButtons.history, value: {} }),
  ],
};
