import type { Feature } from './feature.ts';
import { registerAppHome } from './features/app-home/listeners.ts';
import { availabilityHome } from './features/availability/home.ts';
import { registerAvailability } from './features/availability/listeners/register.ts';
import { calendarHome } from './features/calendar/home.ts';
import { registerCalendar } from './features/calendar/listeners.ts';
import { calendarRoutes } from './features/calendar/routes/feed-route.ts';
import { checkInQuarantinable } from './features/check-ins/actions/quarantinable.ts';
import { isPaused, readStandings } from './features/check-ins/actions/standings.ts';
import { checkInHandlers } from './features/check-ins/handlers.ts';
import { checkInHome, scheduleHome } from './features/check-ins/home.ts';
import { checkInJournal } from './features/check-ins/journal.ts';
import { registerCheckIns } from './features/check-ins/listeners/register.ts';
import { checkInMessages } from './features/check-ins/messages/kinds.ts';
import { checkInSweeps } from './features/check-ins/sweeps.ts';
import { goalHome } from './features/goals/home.ts';
import { goalJournal } from './features/goals/journal.ts';
import { focusAround } from './features/goals/listeners/focus.ts';
import { registerGoals } from './features/goals/listeners/register.ts';
import { goalMessages } from './features/goals/messages.ts';
import { journalHome } from './features/journal/home.ts';
import { noteJournal } from './features/journal/journal.ts';
import { registerJournal } from './features/journal/listeners/register.ts';
import type { JournalContribution } from './features/journal/record.ts';
import { mentorshipJournal } from './features/mentorships/journal.ts';
import { registerMentorships } from './features/mentorships/listeners.ts';
import { mentorshipMessages } from './features/mentorships/messages.ts';
import { isInProgram } from './features/mentorships/queries.ts';
import { objectiveHome } from './features/objectives/home.ts';
import { registerObjectives } from './features/objectives/listeners.ts';
import { obstacleHome } from './features/obstacles/home.ts';
import { obstacleMenuEntry } from './features/obstacles/inputs.ts';
import { obstacleJournal } from './features/obstacles/journal.ts';
import { registerObstacles } from './features/obstacles/listeners/register.ts';
import { obstacleMessages } from './features/obstacles/messages.ts';
import { registerPeople } from './features/people/listeners.ts';
import { registerPrograms } from './features/programs/listeners.ts';
import { messageQuarantinable } from './features/quarantine/actions.ts';
import { quarantineHandlers } from './features/quarantine/handlers.ts';
import { quarantineHome } from './features/quarantine/home.ts';
import { registerQuarantine } from './features/quarantine/listeners.ts';
import { quarantineMessages } from './features/quarantine/messages.ts';
import { questionHome } from './features/questions/home.ts';
import { registerQuestions } from './features/questions/listeners.ts';
import { talkJournal } from './features/talks/journal.ts';
import { registerTalks } from './features/talks/listeners.ts';
import { talkMessages } from './features/talks/messages.ts';
import { togetherHandlers } from './features/together/handlers.ts';
import { togetherHome } from './features/together/home.ts';
import { togetherJournal } from './features/together/journal.ts';
import { registerTogether } from './features/together/listeners/register.ts';
import { togetherMessages } from './features/together/messages.ts';
import { undeliveredHandlers } from './features/undelivered/handlers.ts';
import { undeliveredHome } from './features/undelivered/home.ts';
import { registerUndelivered } from './features/undelivered/listeners.ts';
import { undeliveredMessages } from './features/undelivered/messages.ts';
import { winHandlers } from './features/wins/handlers.ts';
import { winHome } from './features/wins/home.ts';
import { winJournal } from './features/wins/journal.ts';
import { openCelebration, registerWins } from './features/wins/listeners.ts';
import { winMessages } from './features/wins/messages.ts';
import type { HomePart } from './home-part.ts';
import { Door } from './slack/door.ts';

const registered = [
  { name: 'people', tables: ['people'], register: registerPeople },
  { name: 'programs', tables: ['programs', 'programLeads'], register: registerPrograms },
  {
    name: 'objectives',
    tables: ['objectives'],
    register: (door) => registerObjectives(door, isInProgram),
    home: [objectiveHome],
  },
  {
    name: 'mentorships',
    tables: ['mentorships'],
    register: (door) => registerMentorships(door, readStandings),
    messages: mentorshipMessages,
    journal: mentorshipJournal,
  },
  { name: 'questions', tables: ['questions'], register: registerQuestions, home: [questionHome] },
  {
    name: 'availability',
    tables: ['timeOff', 'workingTimes', 'programDays'],
    register: registerAvailability,
    home: [availabilityHome],
  },
  {
    name: 'journal',
    tables: ['journalEntries', 'journalNotes'],
    register: (door) => registerJournal(door, journalContributions()),
    journal: noteJournal,
    home: [journalHome],
  },
  { name: 'pair-records' },
  {
    name: 'goals',
    tables: ['goals', 'goalRevisions', 'goalSuggestions', 'steps'],
    register: (door) => registerGoals(door, [obstacleMenuEntry]),
    messages: goalMessages(isPaused),
    followUps: { 'goals.focus': focusAround },
    journal: goalJournal,
    home: [goalHome],
  },
  {
    name: 'obstacles',
    tables: ['obstacles', 'obstacleRevisions'],
    register: registerObstacles,
    messages: obstacleMessages,
    journal: obstacleJournal,
    home: [obstacleHome],
  },
  {
    name: 'together',
    tables: ['undertakings', 'undertakingChanges', 'undertakingSteps'],
    register: registerTogether,
    messages: togetherMessages,
    handlers: togetherHandlers,
    journal: togetherJournal,
    home: [togetherHome],
  },
  { name: 'talks', tables: ['talks'], register: registerTalks, messages: talkMessages, journal: talkJournal },
  {
    name: 'check-ins',
    tables: [
      'checkIns',
      'checkInSchedules',
      'askedQuestions',
      'answers',
      'answerDrafts',
      'participations',
      'goalReviews',
      'reminderMutes',
    ],
    register: registerCheckIns,
    messages: checkInMessages,
    sweeps: checkInSweeps,
    quarantinable: checkInQuarantinable,
    handlers: checkInHandlers,
    journal: checkInJournal,
    home: [scheduleHome, checkInHome],
  },
  {
    name: 'calendar',
    tables: ['calendarFeeds'],
    register: registerCalendar,
    routes: calendarRoutes,
    home: [calendarHome],
  },
  {
    name: 'wins',
    tables: ['wins', 'kudos'],
    register: registerWins,
    messages: winMessages,
    followUps: { 'wins.celebrate': openCelebration },
    handlers: winHandlers,
    journal: winJournal,
    home: [winHome],
  },
  {
    name: 'undelivered',
    register: (door) => registerUndelivered(door, titleOf),
    messages: undeliveredMessages,
    handlers: undeliveredHandlers,
    home: [undeliveredHome],
  },
  {
    name: 'quarantine',
    register: (door) => registerQuarantine(door, quarantinables()),
    messages: quarantineMessages,
    handlers: quarantineHandlers,
    quarantinable: messageQuarantinable,
    home: [quarantineHome],
  },
  { name: 'app-home', register: (door) => registerAppHome(door, homeParts) },
] as const satisfies readonly Feature[];

/** Every feature of Cairn, lower ones first: each may use those above it in this list, never those below. */
export const features: readonly Feature[] = registered;

/** The same with their types: what each brings, by name. */
export type RegisteredFeature = (typeof registered)[number];

/** What people can type, press and submit. */
export function openDoor(): Door {
  const door = new Door();
  // The features add what stands after them.
  door.command('/goal', 'Goals of your mentorships: set one, look at them, look back.');
  door.command('/checkin', 'When you are asked how it goes, and what you answered.');
  door.command('/mentorship', 'Pairs: who mentors whom, and the journal of the two.');
  for (const { register, followUps } of features) {
    register?.(door);
    door.following(followUps ?? {});
  }
  return door;
}

/** What the features put on App Home, in the order of the screen. */
export const homeParts: readonly HomePart[] = features
  .flatMap(({ home }) => home ?? [])
  .sort((one, other) => one.position - other.position);

/** What a kind of message is called. A row may be of a kind that an earlier Cairn had. */
function titleOf(kind: string): string {
  const found = features.flatMap((feature) => feature.messages ?? []).find((each) => each.kind === kind);
  return found?.title ?? 'A message of an earlier Cairn';
}

/** What each feature brings to the journal. */
function journalContributions(): readonly JournalContribution[] {
  return features.flatMap(({ journal }) => journal ?? []);
}

/** What each feature says of its rows that are set aside. */
function quarantinables() {
  return features.flatMap((feature) => feature.quarantinable ?? []);
}
