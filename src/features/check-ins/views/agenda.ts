import { addDays, dateInWords, type LocalDate } from '../../../core/local-time.ts';
import { clip, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { isOverdue } from '../../goals/rules/steps.ts';
import type { Goal, Step } from '../../goals/types.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Obstacle } from '../../obstacles/types.ts';
import { obstacleAgenda } from '../../obstacles/views/open-obstacles.ts';
import type { Talk } from '../../talks/types.ts';
import { saidAs } from '../rules/answers.ts';
import type { LastTime } from '../rules/last-time.ts';
import type { Answer } from '../types.ts';

/** A goal about which one of the two is to decide. */
export interface DecisionDue {
  readonly goal: Pick<Goal, 'title'>;
  /** `agree`: it was proposed; `answer`: a change of it was suggested. */
  readonly what: 'agree' | 'answer';
  readonly whose: Role;
}

export interface AgendaParts {
  readonly mentorship: Mentorship;
  readonly focus: readonly { readonly goal: Goal; readonly openSteps: readonly Step[] }[];
  /** Those that are open, oldest first. */
  readonly obstacles: readonly Obstacle[];
  /** Those that both may read. */
  readonly answers: readonly Answer[];
  readonly decisions: readonly DecisionDue[];
  readonly lastTime: LastTime;
  /** What was told of their last conversation since the check-in before. */
  readonly talks: readonly Talk[];
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

/** In characters, of what somebody said. */
const wordsInLine = 300;
/** Steps, and decisions, that are named; the rest is counted. */
const mostNamed = 5;
/** Steps that are due within so many days are talked about. */
const soon = 7;

/**
 * What to talk about: needs first, then what is in the way, open obstacles, what is to be decided, what each said they would do,
 * steps that are due, and a time for it where the two have not talked.
 */
export function agendaLines(parts: AgendaParts): Mrkdwn[] {
  const { answers, mentorship, obstacles } = parts;
  const { mentee, mentor } = mentorship;
  const of = (role: Role, purpose: Parameters<typeof saidAs>[1]) => {
    const words = answers.flatMap((answer) => (answer.role === role ? [saidAs(answer, purpose)] : []))[0];
    return words ? clip(words, wordsInLine) : undefined;
  };
  const need = of('mentee', 'need');
  const inTheWay = of('mentee', 'in_the_way');
  const nextStep = of('mentee', 'next_step');
  const commitment = of('mentor', 'commitment');
  const items = [
    ...(need ? [mrkdwn`What ${mentee.name} needs: ${need}`] : []),
    ...(inTheWay ? [mrkdwn`In the way: ${inTheWay}`] : []),
    ...(nextStep ? [mrkdwn`Next step of ${mentee.name}: ${nextStep}`] : []),
    ...obstacleAgenda(obstacles),
    ...decisionLines(parts),
    ...(commitment ? [mrkdwn`${mentor.name} committed to: ${commitment}`] : []),
    ...stepLines(parts),
  ];
  if (items.length === 0) items.push(mrkdwn`What went well since last time, and what is the next small step?`);
  return [...items, ...talkLine(parts)].map((item, index) => mrkdwn`${index + 1}. ${item}`);
}

function decisionLines({ decisions, mentorship }: AgendaParts): Mrkdwn[] {
  const lines = decisions.map(({ goal, what, whose }) => {
    const { name } = mentorship[whose];
    return what === 'agree'
      ? mrkdwn`To decide: does ${name} agree to “${goal.title}”?`
      : mrkdwn`To decide: what does ${name} say to the change suggested for “${goal.title}”?`;
  });
  return firstOf(lines, 'more to decide');
}

function stepLines({ focus, today }: AgendaParts): Mrkdwn[] {
  const steps = focus.flatMap(({ openSteps }) => openSteps);
  const due = steps
    .flatMap((step) =>
      step.dueOn !== null && step.dueOn <= addDays(today, soon) ? [{ ...step, dueOn: step.dueOn }] : [],
    )
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
  const lines = due.map((step) =>
    isOverdue(step, today)
      ? mrkdwn`Overdue: ${step.title}`
      : mrkdwn`Due ${step.dueOn === today ? 'today' : `by ${dateInWords(step.dueOn)}`}: ${step.title}`,
  );
  return firstOf(lines, 'more steps that are due');
}

function talkLine({ lastTime: { before }, talks }: AgendaParts): Mrkdwn[] {
  if (talks.length > 0 || !before) return [];
  return [mrkdwn`A time to talk: you have noted no conversation since ${dateInWords(before.occursOn)}.`];
}

function firstOf(lines: readonly Mrkdwn[], more: string): Mrkdwn[] {
  const left = lines.length - mostNamed;
  return left > 0 ? [...lines.slice(0, mostNamed), mrkdwn`${left} ${more}`] : [...lines];
}
