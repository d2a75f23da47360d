import { addDays, dateInWords, type LocalDate } from '../../../../core/local-time.ts';
import type { Frame, Horizon } from '../../types.ts';
import { focusSize } from '../focus.ts';
import { shortTermInDays } from '../sentence.ts';
import { countedIn, firstVagueWord, isSeveral, wordsOf } from './sentence.ts';

/** What of a goal is written so far. */
export interface SmartInput {
  readonly title: string;
  readonly frame: Frame;
  readonly measure: 'yes_no' | 'number';
  /** Undefined where it is not said yet. */
  readonly baseline: number | undefined;
  readonly target: number | undefined;
  readonly evidence: string;
  readonly achievable: string;
  readonly relevant: string;
  readonly deadlineOn: LocalDate | undefined;
  readonly horizon: Horizon;
}

/** What a goal is held against besides itself. */
export interface SmartSetting {
  /** In the mentee's zone. */
  readonly today: LocalDate;
  /** When the mentorship ends, if it is set. */
  readonly endsOn: LocalDate | null;
  /** Other goals that are in focus. */
  readonly othersInFocus: number;
}

export type Letter = 'S' | 'M' | 'A' | 'R' | 'T';

export type FindingCode =
  | 'vague'
  | 'too_short'
  | 'several'
  | 'specific'
  | 'nothing_to_count'
  | 'no_baseline'
  | 'measured'
  | 'no_plan'
  | 'too_many'
  | 'planned'
  | 'no_reason'
  | 'reasoned'
  | 'no_deadline'
  | 'deadline_past'
  | 'too_far'
  | 'too_near'
  | 'after_the_end'
  | 'in_reach';

/** One thing that the SMART check says: a hint with what to do, or what is good already. */
export interface Finding {
  readonly letter: Letter;
  readonly tone: 'hint' | 'good';
  readonly code: FindingCode;
  readonly words: string;
}

const quarterInDays = 90;

/** Reads a goal as a friendly colleague would: letter by letter, hints first. It never blocks. */
export function smartCheck(goal: SmartInput, setting: SmartSetting): Finding[] {
  const findings = [
    ...specific(goal),
    ...measurable(goal),
    ...achievable(goal, setting),
    ...relevant(goal),
    ...timely(goal, setting),
  ];
  return findings;
}

const hint = (letter: Letter, code: FindingCode, words: string): Finding => ({ letter, tone: 'hint', code, words });
const good = (letter: Letter, code: FindingCode, words: string): Finding => ({ letter, tone: 'good', code, words });

function isCounted(goal: SmartInput): boolean {
  return goal.measure === 'number' ? goal.target !== undefined : countedIn(goal.title);
}

function specific(goal: SmartInput): Finding[] {
  const found: Finding[] = [];
  const vague = firstVagueWord(goal.title);
  if (vague && !countedIn(goal.title)) {
    found.push(
      hint(
        'S',
        'vague',
        `“${vague}” can mean many things. What will you do, and how often? Such as “present to the team once a month”.`,
      ),
    );
  } else if (wordsOf(goal.title).length < 3) {
    found.push(
      hint('S', 'too_short', 'Say a little more: what exactly, with whom, or where? A stranger should understand it.'),
    );
  }
  if (isSeveral(goal.title)) {
    found.push(
      hint('S', 'several', 'This sounds like two goals in one. Two goals with a bar each are easier to celebrate.'),
    );
  }
  return found.length > 0 ? found : [good('S', 'specific', 'Clear: one thing, said in a way that others understand.')];
}

function measurable(goal: SmartInput): Finding[] {
  if (goal.measure === 'number' && goal.baseline === undefined) {
    return [hint('M', 'no_baseline', 'Where do you stand today? A baseline, even 0, shows how far you have come.')];
  }
  if (isCounted(goal)) return [good('M', 'measured', 'Measurable: there is a number to watch.')];
  if (goal.evidence !== '') return [good('M', 'measured', 'Measurable: you said how you will both know.')];
  return [
    hint(
      'M',
      'nothing_to_count',
      'How will you both know that it is reached? Give it a number, or say what others will see.',
    ),
  ];
}

function achievable(goal: SmartInput, { othersInFocus }: SmartSetting): Finding[] {
  const many =
    othersInFocus >= focusSize
      ? [
          hint(
            'A',
            'too_many',
            `You have ${othersInFocus} goals in focus already. Two or three at a time get done; park one.`,
          ),
        ]
      : [];
  // A REAL goal is an experiment: what makes it possible is part of trying.
  if (goal.frame === 'real') return many;
  return goal.achievable === ''
    ? [
        ...many,
        hint('A', 'no_plan', 'What makes it possible: time, people, money, a first step? Naming it makes it likelier.'),
      ]
    : [...many, good('A', 'planned', 'Within reach: you know what makes it possible.')];
}

function relevant({ relevant: why }: SmartInput): Finding[] {
  return why === ''
    ? [hint('R', 'no_reason', 'Why does it matter to you? One sentence carries you through a slow month.')]
    : [good('R', 'reasoned', 'It matters, and you say why.')];
}

function timely({ deadlineOn, horizon }: SmartInput, { today, endsOn }: SmartSetting): Finding[] {
  if (deadlineOn === undefined) {
    return [hint('T', 'no_deadline', 'By when? A day in the calendar turns a wish into a plan.')];
  }
  if (deadlineOn < today)
    return [hint('T', 'deadline_past', `${dateInWords(deadlineOn)} has passed. Choose a day ahead.`)];
  const found: Finding[] = [];
  if (horizon === 'short' && deadlineOn > addDays(today, shortTermInDays)) {
    found.push(
      hint(
        'T',
        'too_far',
        'More than a year is long for a short-term goal. Make it long-term, or take a first stepping stone.',
      ),
    );
  }
  if (horizon === 'long' && deadlineOn < addDays(today, quarterInDays)) {
    found.push(hint('T', 'too_near', 'Less than three months is near for a long-term goal. Is it a short-term one?'));
  }
  if (endsOn !== null && deadlineOn > endsOn && horizon === 'short') {
    found.push(
      hint(
        'T',
        'after_the_end',
        `Your mentorship lasts until ${dateInWords(endsOn)}. A day before that leaves time to celebrate together.`,
      ),
    );
  }
  return found.length > 0
    ? found
    : [good('T', 'in_reach', `In time: ${dateInWords(deadlineOn)} is a day to work towards.`)];
}
