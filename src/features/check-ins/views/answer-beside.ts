import type { KnownBlock } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, context, option } from '../../../slack/blocks.ts';
import { checkboxField, selectField, textField } from '../../../slack/input-blocks.ts';
import { instantForReader, mrkdwn } from '../../../slack/text.ts';
import type { Goal, Step } from '../../goals/types.ts';
import { longestPart } from '../../obstacles/rules/parts.ts';
import { besideFields, checkInButtons } from '../inputs.ts';
import { typedChoices, typedText } from '../rules/typed.ts';
import type { AnswerDraft, CheckIn, Typed } from '../types.ts';

export interface BesideParts {
  readonly checkIn: CheckIn;
  readonly focus: readonly Goal[];
  /** Open steps of these goals that the person may tick. */
  readonly steps: readonly Step[];
  /** What is typed in the form, or was when it was kept. */
  readonly typed?: Typed | undefined;
  readonly draft?: AnswerDraft | undefined;
  /** Whether an answer was sent from elsewhere since the form was opened: nothing of it is kept as a draft any more. */
  readonly isOutrun?: boolean;
  /** Whether there is a field for a new step, and one for an obstacle. */
  readonly shows?: { readonly step: boolean; readonly obstacle: boolean } | undefined;
}

/** Where the form comes from something that was typed before: when that was. */
export function draftLine({ checkIn, draft, isOutrun }: BesideParts): KnownBlock[] {
  if (isOutrun) {
    return [
      context(
        ':warning: Your answer was sent from elsewhere meanwhile. This one is no draft: send it to replace that.',
      ),
    ];
  }
  if (!draft) return [];
  const saved = instantForReader(draft.savedAt, draft.savedAt.toISOString());
  return [
    context(
      draft.checkInId === checkIn.id
        ? mrkdwn`:pencil2: Not sent yet: what you typed until ${saved}.`
        : mrkdwn`:pencil2: From the check-in of ${dateInWords(draft.occursOn)}: what you typed and did not send.`,
    ),
  ];
}

/** Steps to tick, a step to add, an obstacle to raise; and the buttons that bring the last two. */
export function besideFieldsOf(parts: BesideParts): KnownBlock[] {
  const { focus, typed, shows } = parts;
  const [goal] = focus;
  const hasStep = goal !== undefined && (shows?.step || Boolean(typedText(typed, besideFields.step)));
  const hasObstacle = shows?.obstacle || Boolean(typedText(typed, besideFields.obstacle));
  return [
    ...stepsToTick(parts),
    ...(hasStep ? newStep(focus, goal, typed) : []),
    ...(hasObstacle ? [newObstacle(typed)] : []),
    actions(
      button('Save as draft', { action: checkInButtons.saveDraft, value: {} }),
      ...(goal && !hasStep ? [button('Add a step', { action: checkInButtons.addStep, value: {} })] : []),
      ...(hasObstacle ? [] : [button('Raise an obstacle', { action: checkInButtons.addObstacle, value: {} })]),
    ),
    context('What you typed waits for you when you close this form. Save as draft keeps it for certain.'),
  ];
}

function stepsToTick({ focus, steps, typed }: BesideParts): KnownBlock[] {
  if (steps.length === 0) return [];
  return [
    checkboxField({
      name: besideFields.ticked,
      label: 'Which steps are done?',
      optional: true,
      options: steps.map((step) => option(step.title, step.id, aboutStep(step, focus))),
      values: typedChoices(typed, besideFields.ticked),
      tells: checkInButtons.keepTyped,
    }),
  ];
}

function aboutStep({ goalId, dueOn, isMilestone }: Step, focus: readonly Goal[]): string | undefined {
  const goal = focus.length > 1 ? focus.find(({ id }) => id === goalId)?.title : undefined;
  const parts = [isMilestone ? 'milestone' : undefined, dueOn ? `due ${dateInWords(dueOn)}` : undefined, goal];
  return parts.filter((each) => each !== undefined).join(', ') || undefined;
}

function newStep(focus: readonly Goal[], first: Goal, typed: Typed | undefined): KnownBlock[] {
  return [
    textField({
      name: besideFields.step,
      label: 'A new step',
      hint: 'A date may follow: “Write the outline by 3 March”. Several stand one a line.',
      multiline: true,
      optional: true,
      value: typedText(typed, besideFields.step) ?? '',
    }),
    ...(focus.length > 1
      ? [
          selectField({
            name: besideFields.stepGoal,
            label: 'It leads to',
            options: focus.map(({ id, title }) => option(title, id)),
            value: typedText(typed, besideFields.stepGoal) || first.id,
          }),
        ]
      : []),
  ];
}

function newObstacle(typed: Typed | undefined): KnownBlock {
  return textField({
    name: besideFields.obstacle,
    label: 'An obstacle to look at together',
    hint: 'Its card comes into your group DM, with room for the other’s view and a plan.',
    multiline: true,
    optional: true,
    longest: longestPart,
    value: typedText(typed, besideFields.obstacle) ?? '',
  });
}
