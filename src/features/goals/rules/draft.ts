import { FieldRefusals, Refusal } from '../../../core/errors.ts';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { GoalFieldName, GoalFields, GoalValues } from '../inputs/goal-fields.ts';
import type { MoveDeadlineFields } from '../inputs/goal-forms.ts';
import type { Change, GoalDraft, Measure } from '../types.ts';

type WordField = 'evidence' | 'achievable' | 'relevant' | 'experimental' | 'aspirational' | 'learning';
type TextField = 'title' | 'unit' | WordField;
type Problems = { [Name in GoalFieldName]?: string };

/** In characters. */
export const longest = { title: 200, words: 1000, unit: 40 } as const;
/** Far beyond what people count, far below what a number loses digits at. */
const largestNumber = 1e12;

/**
 * Reads the modal. Everything that is wrong is said at once, each under its field.
 * @param today in the mentee's zone
 * @param kept what a field holds that was folded away
 * @throws FieldRefusals
 */
export function readGoalDraft(values: GoalValues, today: LocalDate, kept?: GoalDraft): GoalDraft {
  const problems: Problems = {};
  const text = (name: TextField, most: number): string => {
    const value = (name in values ? values[name] : kept?.[name]) ?? '';
    if (value.length > most) problems[name] = `Please say it in at most ${most} characters (now ${value.length}).`;
    return value;
  };
  const title = text('title', longest.title);
  if (!title) problems.title = 'Say in a few words what you want to reach.';
  const deadlineOn = values.deadline;
  const late = whyNotDeadline(deadlineOn, today);
  if (late) problems.deadline = late;
  const draft = {
    title,
    frame: values.frame ?? kept?.frame ?? 'smart',
    evidence: text('evidence', longest.words),
    achievable: text('achievable', longest.words),
    relevant: text('relevant', longest.words),
    experimental: text('experimental', longest.words),
    aspirational: text('aspirational', longest.words),
    learning: text('learning', longest.words),
    horizon: values.horizon ?? kept?.horizon ?? 'short',
    ...readMeasure(values, text('unit', longest.unit), problems, kept),
  };
  if (!deadlineOn || Object.keys(problems).length > 0) throw new FieldRefusals<GoalFields>(problems);
  return { ...draft, deadlineOn };
}

function whyNotDeadline(deadlineOn: LocalDate | undefined, today: LocalDate): string | undefined {
  if (!deadlineOn) return 'Choose the day by which you want to be there.';
  return deadlineOn < today ? `${dateInWords(deadlineOn)} has passed. Choose today or a later day.` : undefined;
}

/** A new deadline alone. @throws Refusal under the field `deadline` */
export function readDeadline(deadlineOn: LocalDate | undefined, today: LocalDate): LocalDate {
  const late = whyNotDeadline(deadlineOn, today);
  if (late || !deadlineOn) throw new Refusal<MoveDeadlineFields>('bad_deadline', late ?? '', 'deadline');
  return deadlineOn;
}

function readMeasure(values: GoalValues, unit: string, problems: Problems, kept: Measure | undefined): Measure {
  if (values.measure !== 'number') {
    if (values.target !== undefined) {
      problems.measure = 'You gave a target: choose “A number”, or clear the target.';
    }
    return { measure: 'yes_no', baseline: 0, target: 100, unit: '%' };
  }
  const from = kept?.measure === 'number' ? kept.baseline : 0;
  const baseline = 'baseline' in values ? readNumber(values.baseline) : from;
  const target = readNumber(values.target);
  if (baseline === undefined) problems.baseline = 'Where do you stand today? A number; 0 is fine.';
  // Who is quicker than the form has no target in it yet.
  if (target === undefined) problems['target' in values ? 'target' : 'measure'] = 'Which number do you want to reach?';
  if (baseline !== undefined && baseline === target) {
    problems.target = 'The target equals the baseline, so there is no way to go. Change one of them.';
  }
  return { measure: 'number', baseline: baseline ?? 0, target: target ?? 0, unit };
}

/** `1,000` is a thousand, `1,5` is one and a half. */
export function decimal(text: string): string {
  return /^\s*-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
}

/** @returns undefined where the text is no number that can be counted with */
export function readNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(decimal(text));
  return Number.isFinite(number) && Math.abs(number) <= largestNumber ? number : undefined;
}

/** What a person can change of a goal, as it is called in its history. */
export const editable: readonly {
  readonly field: string;
  readonly keys: readonly (keyof GoalDraft)[];
  readonly show: (draft: GoalDraft) => string;
}[] = [
  { field: 'title', keys: ['title'], show: (draft) => draft.title },
  { field: 'measure', keys: ['measure', 'baseline', 'target', 'unit'], show: measureInWords },
  { field: 'how you will know', keys: ['evidence'], show: (draft) => draft.evidence },
  { field: 'why it is achievable', keys: ['achievable'], show: (draft) => draft.achievable },
  { field: 'why it matters', keys: ['relevant'], show: (draft) => draft.relevant },
  { field: 'what to try', keys: ['experimental'], show: (draft) => draft.experimental },
  { field: 'where it could lead', keys: ['aspirational'], show: (draft) => draft.aspirational },
  { field: 'what to learn', keys: ['learning'], show: (draft) => draft.learning },
  { field: 'deadline', keys: ['deadlineOn'], show: (draft) => dateInWords(draft.deadlineOn) },
  { field: 'horizon', keys: ['horizon'], show: (draft) => (draft.horizon === 'long' ? 'long-term' : 'short-term') },
  { field: 'frame', keys: ['frame'], show: (draft) => draft.frame.toUpperCase() },
];

/** What the mentee wrote of a goal, without what became of it. */
export function draftOf(goal: GoalDraft): GoalDraft {
  const { title, evidence, achievable, relevant, experimental, aspirational, learning } = goal;
  const { frame, horizon, deadlineOn, measure, baseline, target, unit } = goal;
  const words = { title, evidence, achievable, relevant, experimental, aspirational, learning };
  return { ...words, frame, horizon, deadlineOn, measure, baseline, target, unit };
}

/** What an edit changes, in words; empty where it changes nothing. */
export function changesBetween(before: GoalDraft, after: GoalDraft): Change[] {
  return editable
    .map(({ field, show }) => ({ field, from: show(before), to: show(after) }))
    .filter(({ from, to }) => from !== to);
}

/** `from 0 to 3 talks`, or `yes or no`. */
export function measureInWords({ measure, baseline, target, unit }: Measure): string {
  return measure === 'yes_no' ? 'yes or no' : `from ${baseline} to ${target} ${unit}`.trimEnd();
}
