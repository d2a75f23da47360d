import type { InputBlock, KnownBlock } from '@slack/types';
import { option } from '../../../slack/blocks.ts';
import { nameFields } from '../../../slack/forms.ts';
import { type GoalFieldName, goalFieldSet } from '../inputs/goal-fields.ts';
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
  readonly said?: KnownBlock;
}

const fields = nameFields(goalFieldSet);

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
  const drawn: Readonly<Record<GoalFieldName, InputBlock>> = {
    title: fields.title.input({ value: goal.title }),
    measure: fields.measure.input({
      options: [
        option('Yes or no', 'yes_no', 'It is reached or it is not'),
        option('A number', 'number', 'From a baseline to a target, in a unit'),
      ],
      value: goal.measure ?? 'yes_no',
    }),
    baseline: fields.baseline.input({ value: isNumber ? goal.baseline : undefined }),
    target: fields.target.input({ value: isNumber ? goal.target : undefined }),
    unit: fields.unit.input({ value: isNumber ? goal.unit : undefined }),
    deadline: fields.deadline.input({ value: goal.deadlineOn }),
    relevant: fields.relevant.input({ value: goal.relevant }),
    horizon: fields.horizon.input({
      options: [
        option('Short-term', 'short', 'A stepping stone, up to about a year'),
        option('Long-term', 'long', 'Where the stepping stones lead'),
      ],
      value: goal.horizon ?? 'short',
    }),
    frame: fields.frame.input({
      options: [
        option('SMART', 'smart', 'You know where you want to arrive'),
        option('REAL', 'real', 'You want to try something and see where it leads'),
      ],
      value: goal.frame ?? 'smart',
    }),
    evidence: fields.evidence.input({ value: goal.evidence }),
    achievable: fields.achievable.input({ value: goal.achievable }),
    experimental: fields.experimental.input({ value: goal.experimental }),
    aspirational: fields.aspirational.input({ value: goal.aspirational }),
    learning: fields.learning.input({ value: goal.learning }),
  };
  return Object.entries(drawn) as [GoalFieldName, InputBlock][];
}
