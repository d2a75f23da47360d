import { describe, expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import type { ChannelId, PersonId } from '../../../src/core/ids.ts';
import { addHours, type LocalDate, type TimeZone } from '../../../src/core/local-time.ts';
import type { DeliveryId } from '../../../src/delivery/message.ts';
import { homeView } from '../../../src/features/app-home/views.ts';
import { usualHours } from '../../../src/features/availability/rules/working-hours.ts';
import type { ProgramDaysId, TimeOffId } from '../../../src/features/availability/types.ts';
import { pauseModal, programDaysModal } from '../../../src/features/availability/views/program-days.ts';
import { timeOffModal } from '../../../src/features/availability/views/time-off.ts';
import { timesModal } from '../../../src/features/availability/views/times.ts';
import type { ComingDate } from '../../../src/features/check-ins/rules/coming.ts';
import { snoozeChoices } from '../../../src/features/check-ins/rules/snooze.ts';
import type { CheckInId } from '../../../src/features/check-ins/types.ts';
import { answerModal } from '../../../src/features/check-ins/views/answer-modal.ts';
import { comingLines } from '../../../src/features/check-ins/views/coming.ts';
import { currentInsteadModal } from '../../../src/features/check-ins/views/current-instead.ts';
import { historyModal as checkInHistory, checkInsPerPage } from '../../../src/features/check-ins/views/history.ts';
import { historyFilterModal } from '../../../src/features/check-ins/views/history-filter.ts';
import { makeStepsModal } from '../../../src/features/check-ins/views/make-steps.ts';
import { scheduleSection } from '../../../src/features/check-ins/views/on-home.ts';
import { overviewModal } from '../../../src/features/check-ins/views/overview.ts';
import { skipModal, snoozeModal } from '../../../src/features/check-ins/views/put-off.ts';
import { afterReviewModal, reviewModal } from '../../../src/features/check-ins/views/review.ts';
import { chooseModal, previewSection, scheduleModal } from '../../../src/features/check-ins/views/schedule.ts';
import type { GoalId, StepId } from '../../../src/features/goals/types.ts';
import { goalHistoryModal, goalListBlocks, goalListModal } from '../../../src/features/goals/views/goal-history.ts';
import { editModal, filledFrom, proposeModal } from '../../../src/features/goals/views/goal-modal.ts';
import { goalSections } from '../../../src/features/goals/views/on-home.ts';
import {
  addStepsModal,
  commentModal,
  dropModal,
  logProgressModal,
} from '../../../src/features/goals/views/small-modals.ts';
import type { MentorshipId, Role } from '../../../src/features/mentorships/types.ts';
import { endModal, mentorshipList } from '../../../src/features/mentorships/views.ts';
import type { ObstacleId } from '../../../src/features/obstacles/types.ts';
import { metBeforeModal, recordModal } from '../../../src/features/obstacles/views/obstacle-card.ts';
import {
  closeModal,
  planModal,
  raiseModal,
  reflectModal,
  viewModal,
} from '../../../src/features/obstacles/views/obstacle-forms.ts';
import { obstacleHistoryModal } from '../../../src/features/obstacles/views/obstacle-history.ts';
import {
  obstacleListBlocks,
  obstacleListModal,
  obstaclesPerPage,
} from '../../../src/features/obstacles/views/obstacle-list.ts';
import { historyRange } from '../../../src/features/pair-records/views.ts';
import { defaultRhythm } from '../../../src/features/programs/rules.ts';
import type { ProgramId } from '../../../src/features/programs/types.ts';
import { setUpModal } from '../../../src/features/programs/views.ts';
import { setAsidePerPage } from '../../../src/features/quarantine/actions.ts';
import { setAsideModal, setAsideSection } from '../../../src/features/quarantine/views.ts';
import { defaultSet } from '../../../src/features/questions/rules/arrange.ts';
import { defaultQuestions, questionsFor } from '../../../src/features/questions/rules/question-set.ts';
import { addQuestionModal, changeQuestionModal } from '../../../src/features/questions/views/form.ts';
import { questionsModal, retiredModal } from '../../../src/features/questions/views/list.ts';
import { previewModal } from '../../../src/features/questions/views/preview.ts';
import { offerModal, talkedModal } from '../../../src/features/talks/views.ts';
import { undeliveredPerPage } from '../../../src/features/undelivered/actions.ts';
import { undeliveredModal, undeliveredSection } from '../../../src/features/undelivered/views.ts';
import type { WinId } from '../../../src/features/wins/types.ts';
import { celebrateModal, offeredWinSection } from '../../../src/features/wins/views.ts';
import { homeParts } from '../../../src/features.ts';
import { modal, noticeModal, section } from '../../../src/slack/blocks.ts';
import { mrkdwn } from '../../../src/slack/text.ts';
import {
  aCheckIn,
  aGoal,
  aMentorship,
  anObstacle,
  anObstacleRevision,
  anUndelivered,
  aRevision,
  aSchedule,
  aSetAside,
  aStep,
  aTalk,
  aWin,
  menteeAnswer,
  menteeId,
  mentorAnswer,
  mentorId,
  now,
  today,
  uuid,
} from './made.ts';
import { aFullAnswer, aFullSet, aQuestion, typedAs } from './questions/made-questions.ts';
import { celebrationChannel, expectGoodBlocks, expectGoodView, flowing, readable, unsafeParts } from './shown.ts';
import { brief, type Writing, writings } from './written.ts';

/** One of the two, and what a program asks them at first. */
const as = (role: Role) => ({ role, asked: questionsFor(defaultQuestions, role, 1) });

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** One that comes, one that was moved, one that is left out. */
const coming: readonly ComingDate[] = [
  { occursOn: '2026-11-24' as LocalDate, dueAt: new Date('2026-11-24T04:15:00Z'), because: undefined },
  {
    occursOn: '2026-12-01' as LocalDate,
    dueAt: new Date('2026-12-02T04:15:00Z'),
    because: { firstOn: '2026-12-01' as LocalDate, whose: 'mentee', backOn: null },
  },
  {
    occursOn: '2026-12-08' as LocalDate,
    dueAt: null,
    because: { firstOn: '2026-12-01' as LocalDate, whose: 'mentor', backOn: '2027-01-04' as LocalDate },
  },
];

/** Things with everything that people write at its longest. */
function content({ words, line }: Writing) {
  const mentorship = (id = 1) =>
    aMentorship({
      id: uuid<MentorshipId>(id),
      mentor: { ...aMentorship().mentor, name: line(80) },
      mentee: { ...aMentorship().mentee, name: line(80) },
      endsOn: '2027-06-30' as LocalDate,
    });
  const goal = (id = 1) =>
    aGoal({
      id: uuid<GoalId>(id),
      title: line(200),
      evidence: words(1000),
      achievable: words(1000),
      relevant: words(1000),
      unit: line(40),
      baseline: -1e12,
      target: 1e12,
      progress: -0.1,
    });
  const step = (id: number) =>
    aStep({ id: uuid<StepId>(id), title: line(150), isMilestone: true, dueOn: '2026-01-01' as LocalDate });
  const answers = (checkInId = uuid<CheckInId>()) => [
    menteeAnswer(
      { moved: words(2000), in_the_way: words(2000), next_step: words(2000), need: words(2000), mood: '🚀 flying' },
      { checkInId, isLate: true, editedAt: now },
    ),
    mentorAnswer({ guidance: words(2000), feedback: words(2000), commitment: words(2000) }, { checkInId }),
  ];
  const edit = (number: number) =>
    aRevision({
      number,
      kind: 'edited',
      personId: menteeId,
      reason: words(1000),
      changes: [
        { field: 'title', from: line(200), to: line(200) },
        { field: 'how you will know', from: words(1000), to: words(1000) },
        { field: 'why it is achievable', from: words(1000), to: words(1000) },
        { field: 'why it matters', from: words(1000), to: '' },
      ],
    });
  const comment = (number: number) => aRevision({ number, kind: 'commented', reason: words(1000) });
  const win = (id = 1) => aWin({ id: uuid<WinId>(id), title: line(200) });
  const parts = {
    challenge: words(2000),
    view: words(2000),
    plan: words(2000),
    reflection: words(2000),
    lesson: words(2000),
  };
  const obstacle = (id = 1) => anObstacle({ ...parts, id: uuid<ObstacleId>(id), goalId: uuid<GoalId>() });
  return { mentorship, goal, step, answers, edit, comment, win, obstacle, parts };
}

function pastCheckIns(by: Writing, count: number) {
  const { mentorship, answers } = content(by);
  return times(count, (index) => {
    const id = uuid<CheckInId>(index);
    const left = { checkInId: id, personId: mentorId, skippedAt: now, skipReason: by.words(500) };
    const participations = [{ ...left, snoozedUntil: null, focusFits: null }];
    const said = index % 2 === 0 ? answers(id) : [];
    const [checkIn, viewer] = [aCheckIn({ id }), 'mentee' as const];
    return { checkIn, mentorship: mentorship(), answers: said, participations, viewer };
  });
}

/** Every modal and Home that Cairn opens, by name. */
function views(by: Writing): Record<string, () => unknown> {
  const { mentorship, goal, step, answers, edit, comment, win, obstacle, parts } = content(by);
  const { words, line } = by;
  const many = times(150, mentorship);
  const asking = {
    checkIn: aCheckIn(),
    mentorship: mentorship(),
    focus: [goal(1), goal(2), goal(3)],
    steps: times(10, step),
    previous: answers()[1],
  };
  const typed = {
    ...{ 'question:moved': words(2000), 'question:need': '', 'question:mood': '🚀 flying' },
    ...{ [`progress:${uuid(1)}`]: 'three', ticked: [uuid(1)], newStep: words(3000), obstacle: words(2000) },
  };
  const draft = { checkInId: aCheckIn().id, occursOn: today, savedAt: now, typed };
  const goals = { focus: [goal(1), goal(2), goal(3)], proposed: times(20, goal), stepsDue: times(30, step) };
  const home = (id: number, offered: number, role: Role = 'mentee') => ({
    mentorship: mentorship(id),
    role,
    sections: [
      scheduleSection(aSchedule(), mentorship(id)),
      ...goalSections({ ...goals, role, today }),
      // Of all mentorships together Home is given five.
      ...times(offered, win).map(offeredWinSection),
    ],
    buttons: homeParts.flatMap(({ buttons }) => buttons?.({ mentorship: mentorship(id), role, today }) ?? []),
  });
  const personalButtons = homeParts.flatMap((part) => part.personalButtons ?? []);
  const lead = {
    buttons: homeParts.flatMap(({ leadButtons }) => leadButtons ?? []),
    sections: [...undeliveredSection(12_345), ...setAsideSection(12_345)],
  };
  /** Ids are all that comes from outside; what stands in the row of a code is Slack's. */
  const undelivered = (index: number) =>
    anUndelivered({
      id: uuid<DeliveryId>(index),
      title: line(80),
      isChange: index % 2 === 0,
      reason: index % 3 === 0 ? null : line(100),
      ...(index % 5 === 0 ? { targetKind: 'channel', target: [celebrationChannel] } : {}),
    });
  const read = { title: line(3000), deadlineOn: '2027-06-30' as LocalDate, target: 0.001, unit: line(300) };
  return {
    'new goal': () => proposeModal([mentorship()], menteeId),
    'new goal from a sentence': () => proposeModal([mentorship()], menteeId, filledFrom(read)),
    'new goal of one of many': () => proposeModal(many, menteeId, { title: line(200) }),
    'edit goal': () => editModal(goal()),
    'edit a yes/no goal without words': () =>
      editModal(
        aGoal({ measure: 'yes_no', baseline: 0, target: 100, unit: '%', evidence: '', achievable: '', relevant: '' }),
      ),
    comment: () => commentModal(goal()),
    'add steps': () => addStepsModal(goal()),
    'log progress': () => logProgressModal(goal()),
    'log progress without a unit': () => logProgressModal(aGoal({ unit: '' })),
    'log progress in percent': () => logProgressModal(aGoal({ measure: 'yes_no' })),
    drop: () => dropModal(goal()),
    'history of a goal: comments': () =>
      goalHistoryModal(
        goal(),
        mentorship(),
        times(historyRange().max, (index) => comment(99 - index)),
      ),
    'history of a goal: edits': () =>
      goalHistoryModal(
        goal(),
        mentorship(),
        times(historyRange().max, (index) => edit(99 - index)),
      ),
    schedule: () => scheduleModal(aSchedule(), mentorship(), menteeId, coming),
    'schedule in a fixed zone': () =>
      scheduleModal(
        aSchedule({ zoneOf: 'fixed', zone: 'America/Argentina/ComodRivadavia' as TimeZone }),
        mentorship(),
        mentorId,
        coming,
      ),
    'paused schedule': () =>
      scheduleModal(
        aSchedule({ status: 'paused', pausedUntil: '2026-12-24' as LocalDate, nextDueAt: null }),
        mentorship(),
        mentorId,
        [],
      ),
    'what would come': () =>
      modal({
        title: 'Preview',
        blocks: [previewSection(mrkdwn`*Would be*`, comingLines(coming, mentorship(), aSchedule()))],
      }),
    'check-ins of a mentorship': () =>
      overviewModal({
        talks: [aTalk({ line: line(300) })],
        schedule: aSchedule(),
        mentorship: mentorship(),
        personId: mentorId,
        open: aCheckIn(),
        lines: comingLines(coming, mentorship(), aSchedule()),
      }),
    'a newer check-in': () => currentInsteadModal(aCheckIn(), aCheckIn()),
    snooze: () =>
      snoozeModal({
        checkIn: aCheckIn(),
        mentorship: mentorship(),
        personId: menteeId,
        choices: snoozeChoices({ nextDueAt: null }, now, 'Asia/Kathmandu' as TimeZone),
      }),
    'snooze without choices': () =>
      snoozeModal({ checkIn: aCheckIn(), mentorship: mentorship(), personId: mentorId, choices: [] }),
    skip: () => skipModal({ checkIn: aCheckIn(), mentorship: mentorship(), personId: menteeId }),
    'goal review': () =>
      reviewModal({
        checkIn: aCheckIn({ isReview: true }),
        mentorship: mentorship(),
        role: 'mentee',
        focus: [goal(1), goal(2), goal(3)],
        own: [{ checkInId: aCheckIn().id, personId: menteeId, goalId: goal().id, choice: 'drop', reason: line(500) }],
      }),
    'after a goal review': () =>
      afterReviewModal(
        [
          { goal: goal(), choice: 'adjust' },
          { goal: goal(), choice: 'replace' },
        ],
        mentorship(),
        false,
      ),
    'which mentorship': () => chooseModal(many, mentorId, { what: 'schedule' }),
    'which mentorship to pause until': () => chooseModal(many, mentorId, { what: 'pause', until: line(200) }),
    'no check-ins yet': () => checkInHistory({ near: [], filter: {}, place: {} }),
    'check-in without answers': () =>
      checkInHistory({
        near: [
          {
            checkIn: aCheckIn({ state: 'closed' }),
            mentorship: mentorship(),
            answers: [],
            participations: [],
            viewer: 'mentee',
          },
        ],
        filter: {},
        place: {},
      }),
    'check-in history': () =>
      checkInHistory({
        near: pastCheckIns(by, checkInsPerPage + 1),
        filter: { partner: menteeId, goal: uuid<GoalId>(), from: today, until: today },
        place: { after: uuid<CheckInId>() },
        partnerName: line(80),
        goalTitle: line(150),
      }),
    'filter of the check-in history': () =>
      historyFilterModal({
        filter: { goal: uuid<GoalId>(1) },
        partners: times(120, (index) => ({
          id: `U0P${index}` as PersonId,
          name: line(80),
          timeZone: 'Asia/Kathmandu' as TimeZone,
        })),
        goals: times(99, (index) => ({ id: uuid<GoalId>(index), title: line(150) })),
      }),
    'answer of the mentee': () => answerModal({ ...asking, ...as('mentee'), answers: [], words: words(3000) }),
    'answer of the mentee, again': () => answerModal({ ...asking, ...as('mentee'), answers: answers() }),
    'working times': () =>
      timesModal({ ...usualHours, country: 'DE' }, { zone: 'America/Argentina/ComodRivadavia', today }),
    'time off': () =>
      timeOffModal(
        times(90, (index) => ({
          ...{ id: uuid<TimeOffId>(index), personId: menteeId, firstOn: '2026-12-01' as LocalDate },
          backOn: index === 0 ? null : ('2026-12-31' as LocalDate),
        })),
        today,
      ),
    'pause of the program': () => pauseModal('2026-12-31' as LocalDate),
    'days without check-ins': () =>
      programDaysModal(
        times(60, (index) => ({
          ...{ id: uuid<ProgramDaysId>(index), kind: index === 0 ? ('pause' as const) : ('closed' as const) },
          ...{ name: line(60), firstOn: today, backOn: index === 0 ? null : ('2026-12-01' as LocalDate) },
        })),
      ),
    'commitments as steps': () =>
      makeStepsModal(aCheckIn().id, {
        mentorship: mentorship(),
        left: [
          { role: 'mentee', words: words(2000) },
          { role: 'mentor', words: words(2000) },
        ],
        focus: [goal(1), goal(2), goal(3)],
      }),
    'a talk': () => talkedModal({ mentorships: [mentorship()], personId: menteeId, day: today, line: line(300) }),
    'a talk with one of many': () =>
      talkedModal({ mentorships: times(120, mentorship), personId: menteeId, day: today }),
    'times to talk': () =>
      offerModal(mentorship(), 'mentee', {
        times: [1, 2, 3].map((days) => addHours(now, 24 * days)),
        isStretched: true,
      }),
    'no time to talk': () => offerModal(mentorship(), 'mentor', { times: [], isStretched: true }),
    'answer of the mentee, from a draft': () =>
      answerModal({ ...asking, ...as('mentee'), answers: answers(), draft, typed }),
    'answer of the mentor, sent from elsewhere': () =>
      answerModal({ ...asking, ...as('mentor'), answers: [], typed, isOutrun: true }),
    'answer of the mentor': () => answerModal({ ...asking, ...as('mentor'), answers: [], words: words(3000) }),
    'answer of the mentor after the mentee': () => answerModal({ ...asking, ...as('mentor'), answers: answers() }),
    'answer to as much as a program can ask': () =>
      answerModal({ ...asking, role: 'mentee', asked: aFullAnswer(by, 'mentee').asked, answers: [] }),
    'answer of the mentor to as much as the mentee could say': () =>
      answerModal({
        ...{ ...asking, role: 'mentor', asked: aFullAnswer(by, 'mentor').asked },
        answers: [menteeAnswer({}, aFullAnswer(by, 'mentee'))],
      }),
    'questions of the mentee': () => questionsModal(aFullSet(by), 'mentee'),
    'questions that Cairn starts with': () => questionsModal(defaultSet(), 'mentor'),
    'retired questions': () => retiredModal(aFullSet(by), 'mentor'),
    'the last retired questions': () => retiredModal(aFullSet(by), 'mentor', 60),
    'no retired questions': () => retiredModal(defaultSet(), 'mentee'),
    'preview of the mentee': () => previewModal(aFullSet(by), 'mentee'),
    'add a question': () => addQuestionModal('mentor'),
    'change a question': () => changeQuestionModal(aFullSet(by)[2] ?? aQuestion()),
    'change a question that somebody else has changed': () =>
      changeQuestionModal(aFullSet(by)[2] ?? aQuestion(), {
        ...typedAs(aQuestion({ label: line(100), said: line(100), kind: 'choice' })),
        options: words(3000),
      }),
    'change a mood': () => changeQuestionModal(aQuestion({ purpose: 'mood', kind: 'scale', options: ['1'] })),
    'first set-up': () => setUpModal(undefined, []),
    'set-up': () =>
      setUpModal(
        {
          id: uuid<ProgramId>(),
          celebrationChannelId: celebrationChannel as ChannelId,
          setUpBy: mentorId,
          rhythm: { ...defaultRhythm, everyWeeks: 12, zoneOf: 'fixed', fixedZone: 'Asia/Kathmandu' as TimeZone },
        },
        times(20, (index) => `U${index}` as PersonId),
      ),
    'end one': () => endModal([mentorship()]),
    'end one of many': () => endModal(many),
    'celebrate in a channel': () =>
      celebrateModal({
        win: win(),
        mentorship: mentorship(),
        goalTitle: line(200),
        channelId: celebrationChannel as ChannelId,
      }),
    'celebrate a milestone without a channel': () =>
      celebrateModal({
        win: { ...win(), stepId: uuid<StepId>() },
        mentorship: mentorship(),
        goalTitle: line(200),
        channelId: null,
      }),
    'raise an obstacle': () => raiseModal({ mentorships: [mentorship()], personId: menteeId, goals: [] }),
    'raise an obstacle in one of many': () =>
      raiseModal({
        mentorships: many,
        personId: menteeId,
        goals: times(150, goal),
        goalId: goal(2).id,
        words: words(2000),
      }),
    'my view': () => viewModal(obstacle()),
    plan: () => planModal(obstacle(), goal(), mentorship()),
    'plan without a goal': () => planModal(anObstacle(), undefined, mentorship()),
    'close an obstacle': () => closeModal(obstacle()),
    'look back on an obstacle': () => reflectModal(obstacle()),
    'obstacle, all parts': () =>
      recordModal({
        obstacle: obstacle(),
        mentorship: mentorship(),
        goal: goal(),
        writers: { view: { personId: mentorId, at: now } },
      }),
    'met before': () => metBeforeModal(obstacle()),
    'history of an obstacle': () =>
      obstacleHistoryModal(
        obstacle(),
        mentorship(),
        times(historyRange().max, (index) => anObstacleRevision({ number: 99 - index, parts })),
      ),
    'Home of a newcomer': () => homeView({ mentorships: [], personalButtons, lead: undefined }),
    'Home of a mentee': () => homeView({ mentorships: [home(1, 5)], personalButtons, lead: undefined }),
    'Home of a mentor': () => homeView({ mentorships: [home(1, 0, 'mentor')], personalButtons, lead: undefined }),
    'Home of somebody with many, who leads': () =>
      homeView({ mentorships: times(12, (index) => home(index, index === 0 ? 5 : 0)), personalButtons, lead }),
    'nothing undelivered': () => undeliveredModal({ messages: [], skip: 0, total: 0 }),
    'a page of what was not delivered': () =>
      undeliveredModal(
        { messages: times(undeliveredPerPage, (index) => undelivered(index)), skip: 40, total: 12_345 },
        true,
      ),
    'nothing set aside': () => setAsideModal({ rows: [], skip: 0, total: 0 }),
    'a page of what is set aside': () =>
      setAsideModal({ rows: times(setAsidePerPage, () => aSetAside({ reason: line(60) })), skip: 40, total: 12_345 }),
    'tried again': () => setAsideModal({ rows: [aSetAside({ people: [] })], skip: 0, total: 1 }, true),
    notice: () => noticeModal(words(3000)),
  };
}

const names = Object.keys(views(brief));
const hands = Object.entries({ 'next to nothing': brief, ...writings });

describe.each(names)('%s', (name) => {
  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    expectGoodView(views(by)[name]?.());
  });
});

describe('replies', () => {
  test.each(hands)('a list of many goals is taken by Slack, and safe, written in %s', (_hand, by) => {
    const { goal, mentorship } = content(by);
    const all = times(60, (index) => ({ goal: goal(index), mentorship: mentorship() }));
    const first = goalListBlocks({ which: 'all', skip: 0, goals: all });
    expectGoodBlocks(first);
    expect(readable(first)).toContain('… and 20 more.');
    expectGoodView(goalListModal({ which: 'all', skip: 40, goals: all }));
    expect(readable(goalListBlocks({ which: 'open', skip: 40, goals: all }))).not.toContain('more.');
    expectGoodBlocks(goalListBlocks({ which: 'open', skip: 0, goals: [] }));
  });

  test.each(hands)('a page of obstacles is taken by Slack, and safe, written in %s', (_hand, by) => {
    const { obstacle, mentorship } = content(by);
    const obstacles = times(obstaclesPerPage + 1, (index) => ({ obstacle: obstacle(index), mentorship: mentorship() }));
    expectGoodBlocks(obstacleListBlocks({ which: 'all', skip: 0, obstacles }));
    expectGoodView(obstacleListModal({ which: 'closed', skip: 20, obstacles: obstacles.slice(1) }));
    expectGoodBlocks(obstacleListBlocks({ which: 'open', skip: 0, obstacles: [] }));
  });

  test.each(hands)('a list of many pairs is safe, written in %s', (_hand, by) => {
    const many = times(150, content(by).mentorship);
    const { text } = mentorshipList(many, many);
    expect(unsafeParts(text)).toEqual([]);
    expect(text).toContain('… and 70 more.');
  });
});

test('a list of many pairs with long names fits into a message', () => {
  const many = times(150, content({ words: () => '', line: (longest) => 'x'.repeat(longest) }).mentorship);
  // Slack cuts the text of a message here.
  expect(mentorshipList(many, many).text.length).toBeLessThanOrEqual(40_000);
});

describe('the words themselves', () => {
  const everyHand = Object.entries(writings);

  test.each(everyHand)('the check-in history keeps every word of every answer, in %s', (_hand, by) => {
    const shown = flowing(checkInHistory({ near: pastCheckIns(by, 1), filter: {}, place: {} }));
    expect(shown.split(by.words(2000)).length - 1).toBe(7);
  });

  test.each(everyHand)('a form about what was written holds all of it, in %s', (_hand, by) => {
    const { goal, mentorship, answers } = content(by);
    const initial = (view: unknown) => JSON.stringify(view);
    const edit = initial(editModal(goal()));
    for (const text of [by.line(200), by.words(1000), by.line(40)]) expect(edit).toContain(JSON.stringify(text));
    const parts = { checkIn: aCheckIn(), mentorship: mentorship(), focus: [], steps: [], answers: answers() };
    for (const role of ['mentee', 'mentor'] as const) {
      const count = initial(answerModal({ ...parts, ...as(role) })).split(JSON.stringify(by.words(2000))).length - 1;
      expect(count).toBe(role === 'mentee' ? 4 : 3);
    }
  });

  test('the celebration is suggested whole, and words that were chosen before come back', () => {
    const parts = { mentorship: aMentorship(), goalTitle: 'Give three talks', channelId: null };
    const shown = (words: string | null) => JSON.stringify(celebrateModal({ ...parts, win: aWin({ words }) }));
    expect(shown(null)).toContain('I reached my goal: Give three talks. Thank you, Ana!');
    expect(shown('My own words')).toContain('My own words');
  });

  test('a channel is offered only where there is one', () => {
    const parts = { win: aWin(), mentorship: aMentorship(), goalTitle: 'x' };
    const withOne = celebrateModal({ ...parts, channelId: celebrationChannel as ChannelId });
    expect(readable(withOne)).toContain(`Celebrate in <#${celebrationChannel}>`);
    expect(readable(celebrateModal({ ...parts, channelId: null }))).not.toContain('Celebrate in');
  });

  test('forms are filled in with what is known', () => {
    const json = (view: unknown) => JSON.stringify(view);
    const read = { title: 'Give talks', deadlineOn: '2027-06-30' as LocalDate, baseline: 1, target: 3, unit: 'talks' };
    const filled = json(proposeModal([aMentorship()], menteeId, filledFrom(read)));
    for (const part of ['"Give talks"', '"initial_date":"2027-06-30"', '"initial_value":"3"', '"initial_value":"1"']) {
      expect(filled).toContain(part);
    }
    expect(json(logProgressModal(aGoal({ progress: 0 })))).toContain('"initial_value":"0"');
    expect(json(scheduleModal(aSchedule(), aMentorship(), menteeId, []))).toContain('"initial_time":"10:00"');
  });

  test('a page of what was not delivered shows all of it, and leads on to the older ones', () => {
    const messages = times(undeliveredPerPage, (index) => anUndelivered({ id: uuid<DeliveryId>(index) }));
    const page = (skip: number, total: number) => undeliveredModal({ messages, skip, total });
    const labels = (view: unknown) => JSON.stringify(view).split('"Send again"').length - 1;
    // One is the answer in the dialog of "Send all again".
    expect(labels(page(0, 100))).toBe(undeliveredPerPage + 1);
    expect(readable(page(0, 100))).toContain('… and 60 older ones.');
    expect(JSON.stringify(page(40, 100))).toContain('{\\"skip\\":\\"80\\"}');
    expect(readable(page(60, 100))).not.toContain('older ones');
  });

  test('Home says how much was not delivered, and nothing where all was', () => {
    expect(undeliveredSection(0)).toEqual([]);
    expect(readable(undeliveredSection(1))).toContain('One message could not be delivered.');
    expect(readable(undeliveredSection(3))).toContain('3 messages could not be delivered.');
  });

  test('Home says how much is set aside, and nothing where nothing is', () => {
    expect(setAsideSection(0)).toEqual([]);
    expect(readable(setAsideSection(1))).toContain('Cairn can’t handle one record.');
    expect(readable(setAsideSection(3))).toContain('Cairn can’t handle 3 records.');
  });

  test('a page of what is set aside says whom it concerns, what does not happen and why, and leads on to more', () => {
    const page = (skip: number, total: number) =>
      readable(setAsideModal({ rows: times(setAsidePerPage, () => aSetAside()), skip, total }));
    expect(page(0, 100)).toContain(`*<@${mentorId}> and <@${menteeId}>*: their check-ins don’t open.`);
    expect(page(0, 100)).toContain('this machine does not know the time zone.');
    expect(page(0, 100)).toContain('… and 60 more.');
    expect(page(60, 100)).not.toContain('more.');
  });

  test('Home shows eight mentorships and counts the others', () => {
    const shown = readable(homeWith(12, []));
    expect(shown.split(`With <@${menteeId}>`)).toHaveLength(9);
    expect(shown).toContain('… and 4 more');
    expect(readable(homeWith(8, []))).not.toContain('more');
  });

  test('Home shows as many mentorships as a view holds, however much the features put into each', () => {
    const view = homeWith(
      8,
      times(20, (index) => section(`Line ${index}`)),
    );
    expectGoodView(view);
    expect(readable(view).split(`With <@${menteeId}>`)).toHaveLength(4);
    expect(readable(view)).toContain('… and 5 more');
  });
});

/** The Home of a mentor of so many, each with these blocks. */
function homeWith(count: number, sections: readonly KnownBlock[]) {
  const mentorships = times(count, (index) => aMentorship({ id: uuid<MentorshipId>(index) }));
  return homeView({
    mentorships: mentorships.map((mentorship) => ({ mentorship, role: 'mentor', sections, buttons: [] })),
    personalButtons: [],
    lead: undefined,
  });
}
