import { addDays } from '../../core/local-time.ts';
import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { goalButtons } from './inputs/buttons.ts';
import { listOpenGoals } from './queries/goals.ts';
import { listStepsDue } from './queries/steps.ts';
import { focusOf } from './rules/focus.ts';
import { stepsDueBy } from './rules/steps.ts';
import { goalSections } from './views/on-home.ts';

/** Steps are shown so many days before they are due. */
const daysAhead = 7;

export const goalHome: HomePart = {
  position: 20,
  async sections(act, mentorships) {
    const goals = await listOpenGoals(
      act.tx,
      mentorships.map(({ mentorship }) => mentorship.id),
    );
    const lastDay = mentorships.map(({ today }) => addDays(today, daysAhead)).reduce((a, b) => (a > b ? a : b));
    const steps = await listStepsDue(
      act.tx,
      goals.map(({ id }) => id),
      lastDay,
    );
    return new Map(
      mentorships.map(({ mentorship, role, today }) => {
        const own = goals.filter((goal) => goal.mentorshipId === mentorship.id);
        const ownSteps = own.flatMap(({ id }) => steps.filter((step) => step.goalId === id));
        const content = {
          focus: focusOf(own),
          proposed: own.filter((goal) => goal.status === 'proposed'),
          stepsDue: stepsDueBy(addDays(today, daysAhead), ownSteps),
        };
        return [mentorship.id, goalSections({ ...content, role, today })];
      }),
    );
  },
  buttons: ({ role }) => [
    ...(role === 'mentee'
      ? [button('New goal', { action: goalButtons.newGoal, style: 'primary' as const, value: {} })]
      : []),
    button('Focus', { action: goalButtons.showFocus, value: {} }),
  ],
  leadButtons: [button('Goals of the program', { action: goalButtons.programGoals, value: {} })],
};
