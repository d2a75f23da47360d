import { describe, expect, test } from '@jest/globals';
import type { ChannelId } from '../../../src/core/ids.ts';
import type { LocalDate, TimeZone } from '../../../src/core/local-time.ts';
import type { Message } from '../../../src/delivery/message.ts';
import { nothingBefore } from '../../../src/features/check-ins/rules/last-time.ts';
import type { CheckInId } from '../../../src/features/check-ins/types.ts';
import type { DecisionDue } from '../../../src/features/check-ins/views/agenda.ts';
import {
  againMessage,
  awayMessage,
  movedMessage,
  reminderMessage,
  silenceMessage,
  skippedMessage,
} from '../../../src/features/check-ins/views/notices.ts';
import { promptMessage } from '../../../src/features/check-ins/views/prompt.ts';
import { reviewedMessage } from '../../../src/features/check-ins/views/review.ts';
import { rhythmMessage } from '../../../src/features/check-ins/views/schedule.ts';
import { summaryMessage } from '../../../src/features/check-ins/views/summary.ts';
import { welcomeBackMessage } from '../../../src/features/check-ins/views/welcome.ts';
import type { GoalId, GoalStatus, Revision, RevisionKind, StepId } from '../../../src/features/goals/types.ts';
import { goalCard } from '../../../src/features/goals/views/goal-card.ts';
import { goalWords } from '../../../src/features/goals/views/goal-history.ts';
import { endedMessage, welcomeMessage } from '../../../src/features/mentorships/views.ts';
import type { ObstacleId, ObstacleRevision } from '../../../src/features/obstacles/types.ts';
import { obstacleCard } from '../../../src/features/obstacles/views/obstacle-card.ts';
import { obstacleWords } from '../../../src/features/obstacles/views/obstacle-history.ts';
import { newsMessage } from '../../../src/features/pair-records/views.ts';
import { setAsideNotice } from '../../../src/features/quarantine/views.ts';
import { proposedMessage } from '../../../src/features/talks/views.ts';
import { undeliveredNotice } from '../../../src/features/undelivered/views.ts';
import { inviteNotice, offerMessage, pairPost, winPost } from '../../../src/features/wins/views.ts';
import {
  aCheckIn,
  aGoal,
  aMentorship,
  anObstacle,
  anObstacleRevision,
  aRevision,
  aSchedule,
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
import { aFullAnswer } from './questions/made-questions.ts';
import { celebrationChannel, expectGoodBlocks, flowing, readable, textsIn } from './shown.ts';
import { brief, type Writing, writings } from './written.ts';

const ts = '1795493700.000100';

/** The same things with everything that people write at its longest. */
function content({ words, line }: Writing) {
  const mentorship = aMentorship({
    mentor: { ...aMentorship().mentor, name: line(80) },
    mentee: { ...aMentorship().mentee, name: line(80) },
    endsOn: '2027-06-30' as LocalDate,
  });
  const goal = (status: GoalStatus = 'agreed', id = 1) =>
    aGoal({
      id: uuid<GoalId>(id),
      status,
      title: line(200),
      evidence: words(1000),
      achievable: words(1000),
      relevant: words(1000),
      unit: line(40),
      baseline: -1e12,
      target: 1e12,
      progress: 0.1 + 0.2,
    });
  const step = (id: number, tickedAt: Date | null = null) =>
    aStep({
      id: uuid<StepId>(id),
      title: line(150),
      isMilestone: true,
      dueOn: '2026-01-01' as LocalDate,
      tickedAt,
    });
  const steps = Array.from({ length: 30 }, (_, index) => step(index));
  const ticked = Array.from({ length: 30 }, (_, index) => step(100 + index, new Date(0)));
  const answers = [
    menteeAnswer(
      { moved: words(2000), in_the_way: words(2000), next_step: words(2000), need: words(2000), mood: '😞 stuck' },
      { isLate: true, editedAt: new Date(0) },
    ),
    mentorAnswer({ guidance: words(2000), feedback: words(2000), commitment: words(2000) }, { isLate: true }),
  ];
  const focus = [1, 2, 3].map((id) => ({ goal: goal('agreed', id), openSteps: steps }));
  const win = aWin({ title: line(200), words: words(1000) });
  const revision = (kind: RevisionKind) =>
    aRevision({
      kind,
      reason: words(1000),
      changes: [
        { field: 'title', from: line(200), to: line(200) },
        { field: 'how you will know', from: words(1000), to: words(1000) },
        { field: 'why it matters', from: words(1000), to: '' },
        { field: 'step', from: null, to: line(150) },
      ],
    });
  const parts = {
    challenge: words(2000),
    view: words(2000),
    plan: words(2000),
    reflection: words(2000),
    lesson: words(2000),
  };
  const obstacle = anObstacle({ ...parts, status: 'planned', goalId: uuid<GoalId>() });
  return { mentorship, goal, steps, ticked, answers, focus, win, revision, parts, obstacle, words, line };
}

/** A goal without links to others, to which nobody suggests anything. */
const alone = { links: {}, leads: { stones: [] }, suggestionBy: undefined };

/** Every message that Cairn posts, by name. */
function messages(by: Writing): Record<string, () => Message> {
  const { mentorship, goal, steps, ticked, answers, focus, win, revision, parts, obstacle, words, line } = content(by);
  const card = { mentorship, namesMentorship: true, ...alone, today };
  const obstacles = Array.from({ length: 5 }, (_, index) => ({ ...obstacle, id: uuid<ObstacleId>(index) }));
  const lastTime = {
    before: aCheckIn(),
    commitments: [
      { role: 'mentee' as const, words: words(2000) },
      { role: 'mentor' as const, words: words(2000) },
    ],
    since: ['2 steps done', 'a milestone reached'],
  };
  const left = { checkInId: uuid<CheckInId>(), skipReason: null, snoozedUntil: null, focusFits: false };
  const participations = [{ ...left, personId: menteeId, skippedAt: now }];
  const decisions = [1, 2, 3, 4, 5, 6].map(
    (id): DecisionDue => ({ goal: goal('proposed', id), what: id % 2 ? 'agree' : 'answer', whose: 'mentor' }),
  );
  const asked = {
    ...{ mentorship, namesMentorship: true, today, obstacles, participations, lastTime, decisions },
    ...{ made: [], talks: [aTalk({ line: line(300) }), aTalk({ loggedBy: mentorId, line: line(300) })] },
  };
  const threaded = { mentorship, namesMentorship: true, promptTs: ts };
  const written = { personId: menteeId, at: now };
  const writers = { challenge: written, view: written, plan: written, reflection: written, lesson: written };
  const stood = { mentorship, namesMentorship: true, goal: goal(), writers };
  const closed = (closedBecause: 'both_answered' | 'window_over' | 'skipped' | 'stopped') =>
    aCheckIn({ state: 'closed', closedBecause });
  const goalNews = (told: Revision) =>
    newsMessage({ row: goal(), revision: told, mentorship, words: goalWords, cardTs: ts });
  const obstacleNews = (told: Partial<ObstacleRevision>) =>
    newsMessage({ row: obstacle, revision: anObstacleRevision(told), mentorship, words: obstacleWords, cardTs: ts });
  return {
    welcome: () => welcomeMessage(mentorship),
    'welcome without an end': () => welcomeMessage(aMentorship()),
    ended: () => endedMessage(mentorship),
    'proposed goal': () => goalCard({ ...card, goal: goal('proposed'), steps }),
    'agreed goal with ticked steps': () => goalCard({ ...card, goal: goal(), steps: [...steps, ...ticked] }),
    'achieved goal': () => goalCard({ ...card, goal: goal('achieved'), steps: ticked }),
    'dropped goal': () => goalCard({ ...card, goal: goal('dropped'), steps }),
    'goal without words': () =>
      goalCard({
        ...card,
        namesMentorship: false,
        goal: { ...goal(), evidence: '', achievable: '', relevant: '', unit: '' },
        steps: [],
      }),
    'news of an edit': () => goalNews(revision('edited')),
    'news of a comment': () => goalNews({ ...revision('commented'), changes: [] }),
    'news of an agreement': () => goalNews(aRevision()),
    'news of a drop': () => goalNews({ ...revision('dropped'), personId: menteeId }),
    'prompt without goals': () => promptMessage({ ...asked, checkIn: aCheckIn(), focus: [], answers: [] }),
    'open prompt': () => promptMessage({ ...asked, checkIn: aCheckIn(), focus, answers: answers.slice(0, 1) }),
    'prompt answered by both': () => promptMessage({ ...asked, checkIn: closed('both_answered'), focus, answers }),
    'prompt whose time is over': () => promptMessage({ ...asked, checkIn: closed('window_over'), focus, answers }),
    'prompt of two who have not talked': () =>
      promptMessage({ ...asked, talks: [], checkIn: aCheckIn(), focus, answers: [] }),
    'summary of two who have not talked': () =>
      summaryMessage({ ...asked, talks: [], checkIn: aCheckIn(), focus, answers, promptTs: ts, isNewest: true }),
    'proposed time to talk': () => proposedMessage(mentorship, menteeId, now, true),
    'welcome back': () =>
      welcomeBackMessage(
        menteeId,
        Array.from({ length: 12 }, () => ({ mentorship, happened: asked.lastTime.since, schedule: aSchedule() })),
      ),
    'snoozed prompt': () =>
      promptMessage({ ...asked, checkIn: aCheckIn({ snoozedUntil: now, isReview: true }), focus, answers: [] }),
    'skipped prompt': () => promptMessage({ ...asked, checkIn: closed('skipped'), focus, answers: [] }),
    'asked again': () => againMessage({ ...threaded, checkIn: aCheckIn() }),
    'note that it was skipped': () =>
      skippedMessage({
        ...threaded,
        checkIn: aCheckIn(),
        skipped: [
          { ...left, personId: menteeId, skippedAt: now, skipReason: words(500) },
          { ...left, personId: mentorId, skippedAt: now, skipReason: words(500) },
        ],
        schedule: aSchedule(),
      }),
    reminder: () =>
      reminderMessage({
        ...threaded,
        checkIn: aCheckIn(),
        person: mentorship.mentee,
        promptUrl: 'https://slack.com/archives/G1/p1',
        isMuted: false,
      }),
    'muted reminder of a closed check-in': () =>
      reminderMessage({
        ...threaded,
        checkIn: closed('window_over'),
        person: mentorship.mentor,
        promptUrl: 'https://slack.com/archives/G1/p1',
        isMuted: true,
      }),
    'question after a silence': () =>
      silenceMessage({ ...threaded, schedule: aSchedule({ status: 'quiet' }), checkInId: uuid<CheckInId>() }),
    'question that is settled': () =>
      silenceMessage({ ...threaded, schedule: aSchedule(), checkInId: uuid<CheckInId>() }),
    'note of a moved clock': () => movedMessage(mentorship.mentor, aSchedule(), mentorship),
    'note on time off': () =>
      awayMessage(
        mentorship.mentor,
        Array.from({ length: 9 }, () => ({ firstOn: today, backOn: '2027-01-04' as LocalDate })),
        aSchedule({ onDayOff: 'move' }),
        mentorship,
      ),
    'note on coming back': () => awayMessage(mentorship.mentee, [], aSchedule(), mentorship),
    'goal review': () =>
      reviewedMessage({
        ...threaded,
        role: 'mentor',
        focusFits: false,
        reviews: (['keep', 'adjust', 'replace', 'drop'] as const).map((choice) => ({
          checkInId: uuid<CheckInId>(),
          personId: menteeId,
          goalId: uuid<GoalId>(1),
          choice,
          reason: words(500),
        })),
        titleOf: () => line(200),
      }),
    'stopped prompt': () => promptMessage({ ...asked, checkIn: closed('stopped'), focus, answers }),
    'summary of both': () =>
      summaryMessage({ ...asked, checkIn: closed('both_answered'), focus, answers, promptTs: ts, isNewest: true }),
    'summary of both, of as much as a program can ask': () =>
      summaryMessage({
        ...asked,
        ...{ checkIn: closed('both_answered'), focus, promptTs: ts, isNewest: true },
        answers: answers.map((each) => ({ ...each, ...aFullAnswer(by, each.role) })),
      }),
    'summary of nobody': () =>
      summaryMessage({
        ...asked,
        checkIn: closed('window_over'),
        focus: [],
        answers: [],
        obstacles: [],
        promptTs: ts,
        isNewest: true,
      }),
    'raised obstacle, like an earlier one': () =>
      obstacleCard({
        ...stood,
        obstacle: anObstacle({ challenge: by.words(2000) }),
        before: { ...obstacle, status: 'closed' },
      }),
    'planned obstacle': () => obstacleCard({ ...stood, obstacle, before: undefined }),
    'closed obstacle': () => obstacleCard({ ...stood, obstacle: { ...obstacle, status: 'closed' }, before: obstacle }),
    'news of a view': () => obstacleNews({ parts: { view: by.words(2000) } }),
    'news of a lesson': () => obstacleNews({ kind: 'closed', parts }),
    rhythm: () => rhythmMessage(aSchedule(), mentorship),
    'pause until a day': () =>
      rhythmMessage(aSchedule({ status: 'paused', pausedUntil: '2026-12-24' as LocalDate }), mentorship),
    'pause without an end': () => rhythmMessage(aSchedule({ status: 'paused' }), mentorship),
    'rhythm without a next one': () => rhythmMessage(aSchedule({ nextOccursOn: null, nextDueAt: null }), mentorship),
    'win in the channel': () => winPost({ ...win, status: 'celebrated' }, mentorship, 12),
    'win without words': () => winPost({ ...win, words: null }, mentorship, 0),
    'win between the two': () => pairPost(win, mentorship),
    offer: () => offerMessage(win, mentorship),
    'notice of the undelivered': () => undeliveredNotice(),
    'notice of what is set aside': () => setAsideNotice(),
    invitation: () => inviteNotice(celebrationChannel as ChannelId),
  };
}

const names = Object.keys(messages(brief));
const hands = Object.entries({ 'next to nothing': brief, ...writings });

describe.each(names)('%s', (name) => {
  const made = (by: Writing): Message => {
    const message = messages(by)[name];
    if (!message) throw new Error(`no message ${name}`);
    return message();
  };

  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    expectGoodBlocks(made(by).blocks);
  });

  test('has words for notifications and screen readers', () => {
    for (const [, by] of hands) {
      const { text } = made(by);
      expect(text.trim().length).toBeGreaterThan(8);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('undefined');
    }
  });
});

describe('the words themselves', () => {
  const everyHand = Object.entries(writings);

  test.each(everyHand)('a win is posted with every word that the mentee agreed to, in %s', (_hand, by) => {
    const { win, mentorship } = content(by);
    for (const message of [winPost(win, mentorship, 0), pairPost(win, mentorship)]) {
      expect(flowing(message.blocks)).toContain(by.words(1000));
    }
  });

  test.each(everyHand)('a card shows every word of its goal, in %s', (_hand, by) => {
    const { goal, steps, mentorship } = content(by);
    const shown = flowing(goalCard({ goal: goal(), steps, mentorship, namesMentorship: true, ...alone, today }).blocks);
    for (const text of [by.line(200), by.words(1000), by.line(150), by.line(40)]) expect(shown).toContain(text);
  });

  test.each(everyHand)('a comment reaches the other one whole, in %s', (_hand, by) => {
    const { goal, revision, mentorship } = content(by);
    const news = { row: goal(), revision: { ...revision('commented'), changes: [] }, mentorship };
    const { blocks } = newsMessage({ ...news, words: goalWords, cardTs: ts });
    expect(flowing(blocks)).toContain(by.words(1000).replaceAll('\n', ' '));
  });

  test('a card says what is mostly done with it from where it stands', () => {
    const labels = (status: GoalStatus) =>
      textsIn(messagesOf(status).blocks)
        .filter(({ type }) => type === 'plain_text')
        .map(({ text }) => text);
    const messagesOf = (status: GoalStatus) =>
      goalCard({
        goal: aGoal({ status }),
        steps: [aStep()],
        mentorship: aMentorship(),
        namesMentorship: false,
        ...alone,
        today,
      });
    const [tick, steps, more] = ['Tick', 'Steps', 'More'];
    expect(labels('proposed')).toEqual([
      tick,
      'Agree',
      'Suggest a change',
      'Comment',
      'Edit',
      'Add steps',
      steps,
      more,
    ]);
    expect(labels('agreed')).toEqual(
      expect.arrayContaining([tick, 'Log progress', 'Add steps', 'Comment', 'Achieved', more]),
    );
    expect(labels('agreed')).not.toContain('Agree');
    expect(labels('on_hold')).toEqual(['Take up again', 'Comment', steps, more]);
    expect(labels('achieved')).toEqual(['What is next?', steps, more]);
    expect(labels('dropped')).toEqual([steps, more]);
    expect(labels('replaced')).toEqual([steps, more]);
  });

  test('Answer stands on the prompt and on what comes in its place, as long as it can be pressed', () => {
    const answers = Object.entries(messages(brief))
      .filter(([, message]) =>
        textsIn(message().blocks).some(({ type, text }) => type === 'plain_text' && text === 'Answer'),
      )
      .map(([name]) => name);
    expect(answers).toEqual([
      'prompt without goals',
      'open prompt',
      'prompt answered by both',
      'prompt whose time is over',
      'prompt of two who have not talked',
      'snoozed prompt',
      'skipped prompt',
      'asked again',
      'reminder',
    ]);
  });

  test('the agenda puts needs first, then what is in the way, overdue steps last, and is never empty', () => {
    const mentorship = aMentorship();
    const parts = {
      ...{ checkIn: aCheckIn(), mentorship, obstacles: [], participations: [] },
      ...{ decisions: [], lastTime: nothingBefore, made: [], talks: [], today },
      promptTs: ts,
      isNewest: true,
    };
    const lines = (message: Message) =>
      readable(message.blocks)
        .split('*Agenda*')[1]
        ?.split('\n')
        .filter((line) => /^\d/.test(line));
    const full = summaryMessage({
      ...parts,
      obstacles: [anObstacle(), anObstacle({ status: 'planned', challenge: 'No quiet hour' })],
      focus: [{ goal: aGoal(), openSteps: [aStep({ dueOn: '2026-11-21' as LocalDate })] }],
      answers: [
        mentorAnswer({ commitment: 'Send slides' }),
        menteeAnswer({ need: 'A reviewer', in_the_way: 'Time', next_step: 'Outline' }),
      ],
    });
    expect(lines(full)).toEqual([
      '1. What Ben needs: A reviewer',
      '2. In the way: Time',
      '3. Next step of Ben: Outline',
      '4. Obstacle: I lose my thread in large meetings (What could you try?)',
      '5. Obstacle: No quiet hour (How does the plan go?)',
      '6. Ana committed to: Send slides',
      '7. Overdue: Draft the talk',
    ]);
    const empty = summaryMessage({ ...parts, focus: [], answers: [] });
    expect(readable(empty.blocks)).toContain('There is still time until the next check-in.');
    const past = summaryMessage({ ...parts, isNewest: false, focus: [], answers: [] });
    expect(readable(past.blocks)).toContain('*Ben* did not answer.');
    expect(readable(past.blocks)).not.toContain('still time');
    expect(lines(empty)).toEqual(['1. What went well since last time, and what is the next small step?']);
  });

  test('the next check-in is said in the zone of each of the two, once where they share one', () => {
    const apart = readable(rhythmMessage(aSchedule(), aMentorship()).blocks);
    expect(apart).toContain('for Ben Tuesday 24 November 2026, 10:00 (Asia/Kathmandu)');
    expect(apart).toContain('for Ana Tuesday 24 November 2026, 04:15 (Europe/London)');
    const { mentor } = aMentorship();
    const together = aMentorship({ mentor: { ...mentor, timeZone: 'Asia/Kathmandu' as TimeZone } });
    expect(readable(rhythmMessage(aSchedule(), together).blocks)).toContain(
      'for both Tuesday 24 November 2026, 10:00 (Asia/Kathmandu)',
    );
  });

  test('a notice to invite Cairn tells nothing of the win', () => {
    expect(JSON.stringify(inviteNotice(celebrationChannel as ChannelId))).not.toMatch(/Ben|Ana|talk/);
  });

  test('a button carries the ids of its own things', () => {
    const { blocks } = promptMessage({
      checkIn: aCheckIn({ id: uuid<CheckInId>(7) }),
      mentorship: aMentorship(),
      namesMentorship: false,
      focus: [],
      obstacles: [],
      answers: [],
      talks: [],
      participations: [],
      lastTime: nothingBefore,
      today,
    });
    const value = /"value":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(blocks))?.[1] ?? 'null';
    expect(JSON.parse(JSON.parse(value))).toEqual({ mentorship: uuid(1), checkIn: uuid(7) });
  });
});
