import type { InputBlock, KnownBlock } from '@slack/types';
import { option } from '../../../slack/blocks.ts';
import { dateField, numberField, radioField, textField } from '../../../slack/input-blocks.ts';
import { formButtons } from '../inputs.ts';
import { type GoalFieldName, longest } from '../rules/draft.ts';
import type { Finding } from '../rules/smart-check/finding.ts';
import type { GoalDraft } from '../types.ts';
import { formTools, smartFindings } from './form-tools.ts';

/** How much of the goal form is shown. */
export interface FormShape {
  /** Everything, instead of what most goals need. */
  readonly isWhole?: boolean;
  /** Whether it may be folded again: not where a field that was folded away would keep what it had. */
  readonly canFold?: boolean;
  /** Fields that were shown before, and stay. */
  readonly shown?: ReadonlySet<string>;
  /** What the SMART check says. */
  readonly findings?: readonly Finding[];
  /** What it said before, where it was not asked again. */
  readonly said?: KnownBlock | undefined;
}

/** The fields of every form that makes or changes a goal. What holds something is never folded away. */
export function goalFields(goal: Partial<GoalDraft>, shape: FormShape = {}): KnownBlock[] {
  const { isWhole = false, canFold = false, shown = new Set(), findings } = shape;
  const isNumber = goal.measure === 'number';
  const isReal = goal.frame === 'real';
  const holds = (name: keyof GoalDraft) => shown.has(name) || Boolean(goal[name]);
  const isShown: Readonly<Record<GoalFieldName, boolean>> = {
    title: true,
    measure: true,
    baseline: isNumber && (isWhole || holds('baseline')),
    target: isNumber,
    unit: isNumber,
    deadline: true,
    relevant: true,
    horizon: isWhole || shown.has('horizon') || goal.horizon === 'long',
    frame: isWhole || shown.has('frame') || isReal,
    evidence: (isWhole && !isReal) || holds('evidence'),
    achievable: (isWhole && !isReal) || holds('achievable'),
    experimental: isReal || holds('experimental'),
    aspirational: isReal || holds('aspirational'),
    learning: isReal || holds('learning'),
  };
  const said = findings ? smartFindings(findings, goal.frame ?? 'smart') : shape.said;
  return [
    ...everyField(goal, isNumber).flatMap(([name, block]) => (isShown[name] ? [block] : [])),
    formTools({ isWhole, canFold }),
    ...(said ? [said] : []),
  ];
}

/** In the order in which they stand. */
function everyField(goal: Partial<GoalDraft>, isNumber: boolean): [GoalFieldName, InputBlock][] {
  const fields: Readonly<Record<GoalFieldName, InputBlock>> = {
    title: textField({
      name: 'title',
      label: 'Specific: what do you want to reach?',
      placeholder: 'Give three talks outside my team',
      longest: longest.title,
      ...(goal.title ? { value: goal.title } : {}),
    }),
    measure: radioField({
      name: 'measure',
      label: 'Measure',
      tells: formButtons.chooseMeasure,
      options: [
        option('Yes or no', 'yes_no', 'It is reached or it is not'),
        option('A number', 'number', 'From a baseline to a target, in a unit'),
      ],
      value: goal.measure ?? 'yes_no',
    }),
    baseline: numberField({
      name: 'baseline',
      label: 'Baseline',
      hint: 'Where you stand today.',
      optional: true,
      ...(isNumber && goal.baseline !== undefined ? { value: goal.baseline } : {}),
    }),
    target: numberField({
      name: 'target',
      label: 'Target',
      hint: 'Where you want to be.',
      optional: true,
      ...(isNumber && goal.target !== undefined ? { value: goal.target } : {}),
    }),
    unit: textField({
      name: 'unit',
      label: 'Unit',
      placeholder: 'talks',
      optional: true,
      longest: longest.unit,
      ...(isNumber && goal.unit ? { value: goal.unit } : {}),
    }),
    deadline: dateField({
      name: 'deadline',
      label: 'Time-bound: by when?',
      ...(goal.deadlineOn ? { value: goal.deadlineOn } : {}),
    }),
    relevant: words(
      'relevant',
      'Relevant: why does it matter to you?',
      'I want to be asked before decisions are made.',
      goal,
    ),
    horizon: radioField({
      name: 'horizon',
      label: 'Horizon',
      options: [
        option('Short-term', 'short', 'A stepping stone, up to about a year'),
        option('Long-term', 'long', 'Where the stepping stones lead'),
      ],
      value: goal.horizon ?? 'short',
    }),
    frame: radioField({
      name: 'frame',
      label: 'Frame',
      tells: formButtons.chooseFrame,
      options: [
        option('SMART', 'smart', 'You know where you want to arrive'),
        option('REAL', 'real', 'You want to try something and see where it leads'),
      ],
      value: goal.frame ?? 'smart',
    }),
    evidence: words(
      'evidence',
      'Measurable: how will you both know?',
      'Two people from another team say they used what I showed.',
      goal,
    ),
    achievable: words(
      'achievable',
      'Achievable: what makes it possible?',
      'Friday mornings are free, and my mentor lends me slides.',
      goal,
    ),
    experimental: words(
      'experimental',
      'Experimental: what will you try?',
      'Moderate two retros without slides.',
      goal,
    ),
    aspirational: words(
      'aspirational',
      'Aspirational: where could it lead?',
      'To a team that decides without me.',
      goal,
    ),
    learning: words(
      'learning',
      'Learning: what do you want to have learned?',
      'Which of my questions open a room.',
      goal,
    ),
  };
  return Object.entries(fields) as [GoalFieldName, InputBlock][];
}

type WordField = 'evidence' | 'achievable' | 'relevant' | 'experimental' | 'aspirational' | 'learning';

function words(name: WordField, label: string, example: string, goal: Partial<GoalDraft>): InputBlock {
  const value = goal[name];
  return textField({
    name,
    label,
    placeholder: example,
    optional: true,
    multiline: true,
    longest: longest.words,
    ...(value ? { value } : {}),
  });
}
