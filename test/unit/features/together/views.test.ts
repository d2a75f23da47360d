import { describe, expect, test } from '@jest/globals';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import type { Message } from '../../../../src/delivery/message.ts';
import type { GoalId } from '../../../../src/features/goals/types.ts';
import type { Note, NoteId } from '../../../../src/features/journal/types.ts';
import type { MentorshipId } from '../../../../src/features/mentorships/types.ts';
import { newsMessage } from '../../../../src/features/pair-records/views.ts';
import type {
  ChangeKind,
  Undertaking,
  UndertakingId,
  UndertakingStep,
} from '../../../../src/features/together/types.ts';
import { undertakingCard, undertakingModal, undertakingWords } from '../../../../src/features/together/views/card.ts';
import {
  editModal,
  finishModal,
  learnModal,
  letGoModal,
  planModal,
  stepsModal,
} from '../../../../src/features/together/views/forms.ts';
import {
  insightMessage,
  mostGoals,
  shareModal,
  takenBackMessage,
  thanksMessage,
} from '../../../../src/features/together/views/insight.ts';
import { togetherModal, undertakingsPerPage } from '../../../../src/features/together/views/list.ts';
import { aMentorship, menteeId, mentorId, now, today, uuid } from '../made.ts';
import { expectGoodBlocks, expectGoodView, flowing, readable } from '../shown.ts';
import { brief, type Writing, writings } from '../written.ts';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const hands = Object.entries({ 'next to nothing': brief, ...writings });
const ts = '1795493700.000100';

function anUndertaking(change: Partial<Undertaking> = {}): Undertaking {
  return {
    id: uuid<UndertakingId>(),
    mentorshipId: uuid<MentorshipId>(),
    kind: 'lab',
    status: 'under_way',
    title: 'Teach a class',
    whatFor: 'To learn to wait',
    outcome: '',
    menteeLearned: '',
    mentorLearned: '',
    revision: 3,
    ...change,
  };
}

function aStep(change: Partial<UndertakingStep> = {}): UndertakingStep {
  return { position: 1, title: 'Choose a class', dueOn: null, tickedAt: null, ...change };
}

function content({ words, line }: Writing) {
  const mentorship = (id = 1) =>
    aMentorship({
      id: uuid<MentorshipId>(id),
      mentor: { ...aMentorship().mentor, name: line(80) },
      mentee: { ...aMentorship().mentee, name: line(80) },
    });
  const undertaking = (status: Undertaking['status'], id = 1) =>
    anUndertaking({
      id: uuid<UndertakingId>(id),
      status,
      title: line(150),
      whatFor: words(1000),
      ...(status === 'done' ? { outcome: words(1000), menteeLearned: words(1000), mentorLearned: words(1000) } : {}),
    });
  const steps = times(30, (index) =>
    aStep({
      position: index + 1,
      title: line(150),
      dueOn: '2026-01-01' as LocalDate,
      tickedAt: index % 2 ? now : null,
    }),
  );
  const note: Note = {
    id: uuid<NoteId>(),
    mentorshipId: uuid<MentorshipId>(),
    authorId: mentorId,
    kind: 'opportunity',
    words: words(3000),
    isShared: true,
    link: 'https://x.example/talk?a=1&b=<|>',
    goalId: uuid<GoalId>(),
    keptAt: now,
    editedAt: now,
    thankedAt: now,
  };
  return { mentorship, undertaking, steps, note };
}

function messages(by: Writing): Record<string, () => Message> {
  const { mentorship, undertaking, steps, note } = content(by);
  const card = { mentorship: mentorship(), namesMentorship: true, today, steps };
  const news = (kind: ChangeKind, words: string) =>
    newsMessage({
      row: undertaking('done'),
      revision: { number: 2, kind, words, personId: menteeId, at: now },
      mentorship: mentorship(),
      words: undertakingWords,
      cardTs: ts,
    });
  const insight = { note, mentorship: mentorship(), namesMentorship: true, goalTitle: by.line(200) };
  return {
    planned: () => undertakingCard({ ...card, undertaking: undertaking('planned') }),
    'under way': () => undertakingCard({ ...card, undertaking: undertaking('under_way') }),
    done: () => undertakingCard({ ...card, undertaking: undertaking('done') }),
    'let go, without words': () =>
      undertakingCard({ ...card, steps: [], undertaking: { ...undertaking('let_go'), whatFor: '' } }),
    'news of an outcome': () => news('done', by.words(1000)),
    'news of a start': () => news('started', ''),
    opportunity: () => insightMessage(insight),
    insight: () =>
      insightMessage({
        ...insight,
        note: { ...note, kind: 'insight', link: null, editedAt: null, thankedAt: null },
        namesMentorship: false,
        goalTitle: undefined,
      }),
    'taken back': () => takenBackMessage(),
    thanks: () => thanksMessage(mentorship(), ts),
  };
}

function views(by: Writing): Record<string, () => unknown> {
  const { mentorship, undertaking, steps } = content(by);
  const { line, words } = by;
  const many = times(120, mentorship);
  const back = { back: 'modal' } as const;
  const list = {
    undertakings: times(undertakingsPerPage + 1, (index) => undertaking('under_way', index)),
    skip: 30,
    mentorships: many.slice(0, 40),
    mentorshipId: undefined,
    canPlan: true,
    canShare: true,
  };
  const goals = times(mostGoals, (index) => ({ id: uuid<GoalId>(index), title: line(200) }));
  return {
    'new lab': () => planModal({ kind: 'lab', mentorships: [mentorship()], title: line(3000) }, menteeId),
    'new project of one of many': () => planModal({ kind: 'project', mentorships: many, ...back }, menteeId),
    edit: () => editModal(undertaking('planned'), back),
    'thirty steps': () => stepsModal(undertaking('under_way'), steps, back),
    'no steps': () => stepsModal(undertaking('under_way'), [], {}),
    finish: () => finishModal(undertaking('under_way'), back),
    learn: () => learnModal(undertaking('done'), words(1000), {}),
    'let go': () => letGoModal(undertaking('under_way'), {}),
    detail: () =>
      undertakingModal({
        undertaking: undertaking('done'),
        steps,
        mentorship: mentorship(),
        namesMentorship: true,
        today,
      }),
    list: () => togetherModal(list),
    'empty list': () => togetherModal({ ...list, undertakings: [], skip: 0, canPlan: false, canShare: false }),
    share: () => shareModal({ kind: 'insight', mentorships: [mentorship()], goals, words: words(3000) }, mentorId),
    'share with one of many': () =>
      shareModal({ kind: 'opportunity', mentorships: many, goals: [], words: '' }, mentorId),
  };
}

describe.each(Object.keys(messages(brief)))('message: %s', (name) => {
  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    const message = messages(by)[name]?.();
    expectGoodBlocks(message?.blocks);
    expect(message?.text.trim().length).toBeGreaterThan(8);
    expect(message?.text.isWellFormed()).toBe(true);
  });
});

describe.each(Object.keys(views(brief)))('modal: %s', (name) => {
  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    expectGoodView(views(by)[name]?.());
  });
});

test.each(hands)('a card shows every word, in %s', (_hand, by) => {
  const { undertaking, steps, mentorship } = content(by);
  const parts = { steps, mentorship: mentorship(), namesMentorship: false, today };
  const shown = flowing(undertakingCard({ ...parts, undertaking: undertaking('done') }).blocks);
  expect(shown.split(by.words(1000)).length - 1).toBeGreaterThanOrEqual(4);
  expect(shown).toContain(by.line(150));
});

test('a card offers what can be done now, and an end offers only to learn', () => {
  const labels = (status: Undertaking['status']) => {
    const parts = { steps: [aStep()], mentorship: aMentorship(), namesMentorship: false, today };
    const json = JSON.stringify(undertakingCard({ ...parts, undertaking: anUndertaking({ status }) }).blocks);
    return ['Start', 'Finish', 'Steps', 'Edit', 'Let go', 'What I learned'].filter((label) =>
      json.includes(`"text":"${label}"`),
    );
  };
  expect(labels('planned')).toEqual(['Start', 'Steps', 'Edit', 'Let go']);
  expect(labels('under_way')).toEqual(['Finish', 'Steps', 'Edit', 'Let go']);
  expect(labels('done')).toEqual(['What I learned']);
  expect(labels('let_go')).toEqual([]);
});

test('an insight that was thanked for says so, and asks no second time', () => {
  const { note } = content(brief);
  const parts = { mentorship: aMentorship(), namesMentorship: false, goalTitle: undefined };
  expect(readable(insightMessage({ ...parts, note }).blocks)).toContain('Ben says thank you.');
  expect(JSON.stringify(insightMessage({ ...parts, note }).blocks)).not.toContain('"Thank you"');
  expect(JSON.stringify(insightMessage({ ...parts, note: { ...note, thankedAt: null } }).blocks)).toContain(
    '"Thank you"',
  );
});
