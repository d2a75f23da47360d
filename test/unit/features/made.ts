import type { PersonId } from '../../../src/core/ids.ts';
import type { LocalDate, LocalTime, TimeZone } from '../../../src/core/local-time.ts';
import { weeklyRule } from '../../../src/core/recurrence.ts';
import type { DeliveryId } from '../../../src/delivery/message.ts';
import type { Answer, CheckIn, CheckInId, Said, Schedule, ScheduleId } from '../../../src/features/check-ins/types.ts';
import type { Goal, GoalId, Revision, Step, StepId } from '../../../src/features/goals/types.ts';
import type { Mentorship, MentorshipId } from '../../../src/features/mentorships/types.ts';
import type { Obstacle, ObstacleId, ObstacleRevision } from '../../../src/features/obstacles/types.ts';
import type { Person } from '../../../src/features/people/types.ts';
import type { ProgramId } from '../../../src/features/programs/types.ts';
import type { SetAside } from '../../../src/features/quarantine/types.ts';
import type { Talk, TalkId } from '../../../src/features/talks/types.ts';
import type { UndeliveredMessage } from '../../../src/features/undelivered/types.ts';
import type { Win, WinId } from '../../../src/features/wins/types.ts';

// Ordinary things of each kind, to be changed where a test is about it.

export const mentorId = 'U0MENTOR' as PersonId;
export const menteeId = 'U0MENTEE' as PersonId;
export const now = new Date('2026-11-22T12:00:00Z');
export const today = '2026-11-22' as LocalDate;

/** The same id for the same number. */
export function uuid<T extends string>(number = 1): T {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as T;
}

export function aPerson(change: Partial<Person> = {}): Person {
  return {
    id: mentorId,
    name: 'Ana',
    timeZone: 'Europe/London' as TimeZone,
    locale: null,
    isAdmin: false,
    isBot: false,
    isDeactivated: false,
    isExternal: false,
    ...change,
  };
}

export function aMentorship(change: Partial<Mentorship> = {}): Mentorship {
  return {
    id: uuid<MentorshipId>(),
    programId: uuid<ProgramId>(),
    mentor: { id: mentorId, name: 'Ana', timeZone: 'Europe/London' as TimeZone },
    mentee: { id: menteeId, name: 'Ben', timeZone: 'Asia/Kathmandu' as TimeZone },
    status: 'active',
    startsOn: today,
    endsOn: null,
    ...change,
  };
}

export function aGoal(change: Partial<Goal> = {}): Goal {
  return {
    id: uuid<GoalId>(),
    mentorshipId: uuid<MentorshipId>(),
    title: 'Give three talks',
    evidence: 'Two people used what I showed',
    achievable: 'Friday mornings are free',
    relevant: 'I want to be asked early',
    deadlineOn: '2027-06-30' as LocalDate,
    horizon: 'short',
    measure: 'number',
    baseline: 0,
    target: 3,
    unit: 'talks',
    status: 'agreed',
    progress: 1,
    revision: 2,
    agreedAt: now,
    frame: 'smart',
    experimental: '',
    aspirational: '',
    learning: '',
    heldFrom: null,
    isParked: false,
    importance: null,
    urgency: null,
    mentorImportance: null,
    mentorUrgency: null,
    isShared: false,
    deadlineRevision: 1,
    steppingStoneOf: null,
    buildsOn: null,
    replacedBy: null,
    objectiveId: null,
    ...change,
  };
}

export function aStep(change: Partial<Step> = {}): Step {
  return {
    id: uuid<StepId>(),
    goalId: uuid<GoalId>(),
    title: 'Draft the talk',
    dueOn: null,
    isMilestone: false,
    assignee: 'mentee',
    tickedAt: null,
    ...change,
  };
}

export function aRevision(change: Partial<Revision> = {}): Revision {
  return {
    number: 2,
    kind: 'agreed',
    changes: [],
    reason: null,
    personId: mentorId,
    at: now,
    ...change,
  };
}

export function anObstacle(change: Partial<Obstacle> = {}): Obstacle {
  return {
    id: uuid<ObstacleId>(),
    mentorshipId: uuid<MentorshipId>(),
    goalId: null,
    status: 'raised',
    challenge: 'I lose my thread in large meetings',
    view: '',
    plan: '',
    reflection: '',
    lesson: '',
    steppedLines: [],
    resembles: null,
    revision: 1,
    raisedBy: menteeId,
    ...change,
  };
}

export function anObstacleRevision(change: Partial<ObstacleRevision> = {}): ObstacleRevision {
  return {
    number: 2,
    kind: 'viewed',
    parts: { view: 'Try it with three people first' },
    personId: mentorId,
    at: now,
    ...change,
  };
}

export function aSchedule(change: Partial<Schedule> = {}): Schedule {
  return {
    id: uuid<ScheduleId>(),
    mentorshipId: uuid<MentorshipId>(),
    rrule: weeklyRule(1, 'TU'),
    anchorOn: today,
    localTime: '10:00' as LocalTime,
    zone: 'Asia/Kathmandu' as TimeZone,
    endsOn: null,
    zoneOf: 'mentee',
    status: 'running',
    pausedUntil: null,
    nextOccursOn: '2026-11-24' as LocalDate,
    nextDueAt: new Date('2026-11-24T04:15:00Z'),
    ...{
      onDayOff: 'skip',
      reviewEvery: 6,
      reveal: 'at_once',
      quietAfter: 3,
      updatedAt: now,
      openedCount: 3,
      ignoredCount: 0,
    },
    ...change,
  };
}

export function aCheckIn(change: Partial<CheckIn> = {}): CheckIn {
  return {
    id: uuid<CheckInId>(),
    mentorshipId: uuid<MentorshipId>(),
    occursOn: '2026-11-17' as LocalDate,
    state: 'open',
    promptAt: new Date('2026-11-17T04:15:00Z'),
    closesAt: new Date('2026-11-19T04:15:00Z'),
    closedBecause: null,
    ...{
      ordinal: 1,
      isReview: false,
      reveal: 'at_once',
      snoozedUntil: null,
      askedBy: null,
    },
    ...change,
  };
}

export function menteeAnswer(said: Said = {}, change: Partial<Answer> = {}): Answer {
  return answerOf('mentee', menteeId, { moved: 'Drafted the talk', ...said }, change);
}

export function mentorAnswer(said: Said = {}, change: Partial<Answer> = {}): Answer {
  return answerOf('mentor', mentorId, { guidance: 'Keep going', ...said }, change);
}

function answerOf(role: Answer['role'], personId: PersonId, said: Said, change: Partial<Answer>): Answer {
  return {
    checkInId: uuid<CheckInId>(),
    personId,
    isLate: false,
    answeredAt: now,
    editedAt: null,
    asked: null,
    ...change,
    role,
    said,
  };
}

export function aWin(change: Partial<Win> = {}): Win {
  return {
    id: uuid<WinId>(),
    mentorshipId: uuid<MentorshipId>(),
    goalId: uuid<GoalId>(),
    stepId: null,
    title: 'Give three talks',
    status: 'offered',
    words: null,
    channelId: null,
    ...change,
  };
}

export function anUndelivered(change: Partial<UndeliveredMessage> = {}): UndeliveredMessage {
  return {
    id: uuid<DeliveryId>(),
    title: 'Check-in prompt',
    isChange: false,
    targetKind: 'people',
    target: [mentorId, menteeId],
    reason: 'user_disabled',
    since: now,
    ...change,
  };
}

export function aSetAside(change: Partial<SetAside> = {}): SetAside {
  return {
    people: [mentorId, menteeId],
    effect: 'their check-ins don’t open.',
    reason: 'unreadable:zone',
    since: now,
    ...change,
  };
}

export function aTalk(change: Partial<Talk> = {}): Talk {
  return {
    id: uuid<TalkId>(),
    mentorshipId: uuid<MentorshipId>(),
    heldOn: today,
    line: null,
    loggedBy: menteeId,
    loggedAt: now,
    ...change,
  };
}
