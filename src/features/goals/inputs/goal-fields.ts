import { z } from 'zod';
import { date, foldable, number, radio, text, type Values } from '../../../slack/forms.ts';
import { longest } from '../rules/draft.ts';
import { formButtons } from './buttons.ts';

const words = (label: string, placeholder: string) =>
  text({ label, placeholder, optional: true, multiline: true, longest: longest.words });

/** The fields of a goal, part of every form that makes or changes one. */
export const goalFieldSet = {
  title: text({
    label: 'Specific: what do you want to reach?',
    placeholder: 'Give three talks outside my team',
    longest: longest.title,
  }),
  measure: radio(z.enum(['yes_no', 'number']), { label: 'Measure', tells: formButtons.chooseMeasure }),
  baseline: foldable(number({ label: 'Baseline', hint: 'Where you stand today.', optional: true })),
  target: foldable(number({ label: 'Target', hint: 'Where you want to be.', optional: true })),
  unit: foldable(text({ label: 'Unit', placeholder: 'talks', optional: true, longest: longest.unit })),
  deadline: date({ label: 'Time-bound: by when?' }),
  relevant: words('Relevant: why does it matter to you?', 'I want to be asked before decisions are made.'),
  horizon: radio(z.enum(['short', 'long']), { label: 'Horizon' }),
  frame: radio(z.enum(['smart', 'real']), { label: 'Frame', tells: formButtons.chooseFrame }),
  evidence: foldable(
    words('Measurable: how will you both know?', 'Two people from another team say they used what I showed.'),
  ),
  achievable: foldable(
    words('Achievable: what makes it possible?', 'Friday mornings are free, and my mentor lends me slides.'),
  ),
  experimental: foldable(words('Experimental: what will you try?', 'Moderate two retros without slides.')),
  aspirational: foldable(words('Aspirational: where could it lead?', 'To a team that decides without me.')),
  learning: foldable(words('Learning: what do you want to have learned?', 'Which of my questions open a room.')),
};
export type GoalFields = typeof goalFieldSet;
export type GoalFieldName = keyof GoalFields;
/** What they hold: undefined where one was left empty, no entry where it was folded away. */
export type GoalValues = Partial<Values<GoalFields>>;
