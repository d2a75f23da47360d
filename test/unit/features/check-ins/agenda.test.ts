import { expect, test } from '@jest/globals';
import type { LocalDate } from '../../../../src/core/local-time.ts';
import { nothingBefore } from '../../../../src/features/check-ins/rules/last-time.ts';
import { type AgendaParts, agendaLines } from '../../../../src/features/check-ins/views/agenda.ts';
import type { GoalId, StepId } from '../../../../src/features/goals/types.ts';
import { aCheckIn, aGoal, aMentorship, aStep, aTalk, menteeAnswer, today, uuid } from '../made.ts';

const nothing: AgendaParts = {
  mentorship: aMentorship(),
  ...{ focus: [], obstacles: [], answers: [], decisions: [], talks: [], lastTime: nothingBefore, today },
};
const lines = (change: Partial<AgendaParts>) => agendaLines({ ...nothing, ...change }).map(({ text }) => text);
const due = (...days: (string | null)[]) => [
  {
    goal: aGoal(),
    openSteps: days.map((day, index) =>
      aStep({ id: uuid<StepId>(index), title: `Step ${index}`, dueOn: day as LocalDate | null }),
    ),
  },
];
const before = aCheckIn({ occursOn: '2026-11-15' as LocalDate });

test.each<[string, Partial<AgendaParts>, string[]]>([
  ['nothing at all', {}, ['1. What went well since last time, and what is the next small step?']],
  [
    'steps that are due within a week, those due first first; the rest is not yet',
    { focus: due('2026-11-29', null, '2026-11-22', '2026-11-20', '2026-11-30') },
    ['1. Overdue: Step 3', '2. Due today: Step 2', '3. Due by 29 November 2026: Step 0'],
  ],
  [
    'who is to decide what',
    {
      decisions: [
        { goal: aGoal({ title: 'Speak' }), what: 'agree', whose: 'mentor' },
        { goal: aGoal({ title: 'Write' }), what: 'answer', whose: 'mentee' },
      ],
    },
    [
      '1. To decide: does Ana agree to “Speak”?',
      '2. To decide: what does Ben say to the change suggested for “Write”?',
    ],
  ],
  [
    'no conversation since the check-in before: a time for one comes last',
    { answers: [menteeAnswer({ need: 'A reviewer' })], lastTime: { ...nothingBefore, before } },
    ['1. What Ben needs: A reviewer', '2. A time to talk: you have noted no conversation since 15 November 2026.'],
  ],
  [
    'a conversation since then asks for none',
    { lastTime: { ...nothingBefore, before }, talks: [aTalk()] },
    ['1. What went well since last time, and what is the next small step?'],
  ],
])('the agenda of %s', (_what, change, expected) => {
  expect(lines(change)).toEqual(expected);
});

test('of many steps and decisions five are named, the others counted', () => {
  const many = lines({
    focus: due(...Array.from({ length: 8 }, () => '2026-11-20')),
    decisions: Array.from({ length: 6 }, (_, index) => ({
      goal: aGoal({ id: uuid<GoalId>(index) }),
      what: 'agree',
      whose: 'mentor',
    })),
  });
  expect(many).toHaveLength(12);
  expect(many[5]).toBe('6. 1 more to decide');
  expect(many[11]).toBe('12. 3 more steps that are due');
});
