import { describe, expect, test } from '@jest/globals';
import type { LocalDate } from '../../../src/core/local-time.ts';
import type { Message } from '../../../src/delivery/message.ts';
import { draftOf } from '../../../src/features/goals/rules/draft.ts';
import type { GoalId, StepId, Suggestion, SuggestionId } from '../../../src/features/goals/types.ts';
import { deadlineMessage, moveDeadlineModal } from '../../../src/features/goals/views/deadline.ts';
import { editConflictModal } from '../../../src/features/goals/views/edit-conflict.ts';
import { focusModal, weighModal } from '../../../src/features/goals/views/focus.ts';
import { goalCard } from '../../../src/features/goals/views/goal-card.ts';
import { replaceModal } from '../../../src/features/goals/views/goal-modal.ts';
import { moreModal } from '../../../src/features/goals/views/more.ts';
import { programGoalsModal } from '../../../src/features/goals/views/program-goals.ts';
import { holdModal, reopenModal } from '../../../src/features/goals/views/small-modals.ts';
import { changeStepModal, stepsModal } from '../../../src/features/goals/views/steps-modal.ts';
import { suggestionMessage, suggestModal } from '../../../src/features/goals/views/suggestion.ts';
import { placeModal } from '../../../src/features/goals/views/where-it-leads.ts';
import type { ObjectiveId } from '../../../src/features/objectives/types.ts';
import { addObjectiveModal, objectivesModal, renameObjectiveModal } from '../../../src/features/objectives/views.ts';
import { obstacleMenuEntry } from '../../../src/features/obstacles/inputs.ts';
import { aGoal, aMentorship, aStep, menteeId, mentorId, now, today, uuid } from './made.ts';
import { expectGoodBlocks, expectGoodView } from './shown.ts';
import { brief, type Writing, writings } from './written.ts';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const ts = '1700000000.000100';

/** Goals and all that belongs to them, with everything that people write at its longest. */
function content({ words, line }: Writing) {
  const mentorship = aMentorship({
    mentor: { ...aMentorship().mentor, name: line(80) },
    mentee: { ...aMentorship().mentee, name: line(80) },
  });
  const goal = (id = 1, change = {}) =>
    aGoal({
      id: uuid<GoalId>(id),
      title: line(200),
      evidence: words(1000),
      achievable: words(1000),
      relevant: words(1000),
      experimental: words(1000),
      aspirational: words(1000),
      learning: words(1000),
      unit: line(40),
      baseline: -1e12,
      target: 1e12,
      importance: 3,
      urgency: 1,
      mentorImportance: 1,
      mentorUrgency: 3,
      ...change,
    });
  const other = { ...draftOf(goal()), title: line(199), evidence: words(999), relevant: words(998), learning: '' };
  const suggestion = (state: Suggestion['state'], personId = mentorId): Suggestion => ({
    id: uuid<SuggestionId>(),
    goalId: uuid<GoalId>(),
    state,
    personId,
    comment: words(1000),
    base: 1,
    before: draftOf(goal()),
    draft: other,
    counters: null,
  });
  const objective = (id: number) => ({
    id: uuid<ObjectiveId>(id),
    kind: id % 2 ? ('value' as const) : ('objective' as const),
    title: line(100),
    retiredAt: id % 5 ? null : now,
  });
  const step = (id: number) =>
    aStep({
      id: uuid<StepId>(id),
      title: line(150),
      isMilestone: id % 3 === 0,
      dueOn: '2026-01-01' as LocalDate,
      assignee: id % 2 ? 'both' : 'mentor',
      tickedAt: id % 4 ? null : now,
    });
  return { mentorship, goal, other, suggestion, objective, step };
}

function views(by: Writing): Record<string, () => unknown> {
  const { mentorship, goal, other, suggestion, objective, step } = content(by);
  const steps = times(200, step);
  const shared = times(41, (index) => ({
    ...goal(index),
    mentorName: mentorship.mentor.name,
    menteeName: mentorship.mentee.name,
  }));
  const conflicts = ['title', 'how you will know', 'why it matters'].map((field) => ({
    field,
    now: by.words(1000),
    wanted: by.words(1000),
  }));
  return {
    'focus of many': () =>
      focusModal(
        times(6, () => ({
          mentorship,
          role: 'mentee' as const,
          goals: times(30, (id) => goal(id, { isParked: id > 2 })),
        })),
        goal(4),
      ),
    'focus of nobody': () => focusModal([{ mentorship, role: 'mentor', goals: [] }]),
    weigh: () => weighModal(goal(), 'mentor'),
    ...Object.fromEntries(
      (['proposed', 'agreed', 'on_hold', 'achieved', 'dropped', 'replaced'] as const).flatMap((status) =>
        (['mentor', 'mentee'] as const).map((role) => [
          `menu of a goal that is ${status}, for the ${role}`,
          () => moreModal(goal(1, { status }), mentorship, role, [obstacleMenuEntry]),
        ]),
      ),
    ),
    'put on hold': () => holdModal(goal()),
    'open again': () => reopenModal(goal()),
    replace: () => replaceModal(goal()),
    'move the deadline': () => moveDeadlineModal(goal()),
    'both versions of an edit': () =>
      editConflictModal(goal(), { draft: other, conflicts, kept: ['deadline', 'measure'] }, by.words(1000)),
    'suggest a change': () => suggestModal(goal(), other),
    'answer with another': () => suggestModal(goal(), other, suggestion('open')),
    'where it leads': () => placeModal(goal(), times(150, goal), times(50, objective)),
    'goals of the program': () =>
      programGoalsModal({
        counts: times(50, (index) => ({ status: 'agreed', objectiveId: objective(index).id, count: 12_345 })),
        objectives: times(50, objective),
        shared,
        skip: 40,
      }),
    'goals of a new program': () => programGoalsModal({ counts: [], objectives: [], shared: [], skip: 0 }),
    'objectives of a lead': () => objectivesModal(times(90, objective), true),
    'objectives for reading': () => objectivesModal(times(90, objective), false, 40),
    'add an objective': () => addObjectiveModal(),
    'rename an objective': () => renameObjectiveModal(objective(1)),
    'two hundred steps': () =>
      stepsModal({ goal: goal(), steps, mentorship, today, role: 'mentee', mayChange: true, skip: 0 }),
    'change a step': () => changeStepModal(step(1), { goal: goal(), steps, mentorship, today, skip: 0 }),
  };
}

function messages(by: Writing): Record<string, () => Message> {
  const { mentorship, goal, suggestion, step } = content(by);
  const parts = { goal: goal(), mentorship, cardTs: ts };
  const stones = times(20, goal);
  return {
    'suggestion of the mentor': () => suggestionMessage({ ...parts, suggestion: suggestion('open') }),
    'suggestion of the mentee, accepted': () =>
      suggestionMessage({ ...parts, suggestion: suggestion('accepted', menteeId) }),
    'deadline to come': () => deadlineMessage(goal(), mentorship, 'approaching'),
    'deadline that passed': () => deadlineMessage(goal(), mentorship, 'passed'),
    'card with all there is': () =>
      goalCard({
        goal: goal(1, { horizon: 'long', isShared: true, isParked: true, frame: 'real', status: 'proposed' }),
        steps: times(200, step),
        mentorship,
        namesMentorship: true,
        links: { buildsOn: by.line(200), replacedBy: by.line(200) },
        leads: { steppingStoneOf: by.line(200), serves: by.line(100), stones },
        suggestionBy: by.line(80),
        today,
      }),
  };
}

const hands = Object.entries({ 'next to nothing': brief, ...writings });

describe.each(Object.keys(views(brief)))('%s', (name) => {
  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    expectGoodView(views(by)[name]?.());
  });
});

describe.each(Object.keys(messages(brief)))('%s', (name) => {
  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    const message = messages(by)[name]?.();
    expectGoodBlocks(message?.blocks);
    expect(message?.text.trim()).not.toBe('');
  });
});
