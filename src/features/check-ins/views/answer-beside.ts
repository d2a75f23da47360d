import type { KnownBlock } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, context, option } from '../../../slack/blocks.ts';
import { instantForReader, mrkdwn } from '../../../slack/text.ts';
import type { Goal, Step } from '../../goals/types.ts';
import { type AnswerValues, answerForm } from '../inputs/answer.ts';
import { checkInButtons } from '../inputs.ts';
import type { AnswerDraft, CheckIn, Typed } from '../types.ts';

export interface BesideParts {
  readonly checkIn: CheckIn;
  readonly focus: readonly Goal[];
  /** Open steps of these goals that the person may tick. */
  readonly steps: readonly Step[];
  /** What is typed in the form, or was when it was kept. */
  readonly typed?: Typed;
  readonly draft?: AnswerDraft;
  /** Whether an answer was sent from elsewhere since the form was opened: nothing of it is kept as a draft any more. */
  readonly isOutrun?: boolean;
  /** Whether there is a field for a new step, and one for an obstacle. */
  readonly shows?: { readonly step: boolean; readonly obstacle: boolean };
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

const { fields } = answerForm;

/** Steps to tick, a step to add, an obstacle to raise; and the buttons that bring the last two. */
export function besideFieldsOf({ focus, steps, shows }: BesideParts, typed: AnswerValues): KnownBlock[] {
  const [goal] = focus;
  const hasStep = goal !== undefined && (shows?.step || Boolean(typed.newStep));
  const hasObstacle = shows?.obstacle || Boolean(typed.obstacle);
  return [
    ...stepsToTick(steps, focus, typed),
    ...(hasStep ? newStep(focus, goal, typed) : []),
    ...(hasObstacle ? [fields.obstacle.input({ value: typed.obstacle })] : []),
    actions(
      button('Save as draft', { action: checkInButtons.saveDraft, value: {} }),
      ...(goal && !hasStep ? [button('Add a step', { action: checkInButtons.addStep, value: {} })] : []),
      ...(hasObstacle ? [] : [button('Raise an obstacle', { action: checkInButtons.addObstacle, value: {} })]),
    ),
    context('What you typed waits for you when you close this form. Save as draft keeps it for certain.'),
  ];
}

function stepsToTick(steps: readonly Step[], focus: readonly Goal[], { ticked }: AnswerValues): KnownBlock[] {
  if (steps.length === 0) return [];
  const options = steps.map((step) => option(step.title, step.id, aboutStep(step, focus)));
  return [fields.ticked.input({ options, values: ticked })];
}

function aboutStep({ goalId, dueOn, isMilestone }: Step, focus: readonly Goal[]): string | undefined {
  const goal = focus.length > 1 ? focus.find(({ id }) => id === goalId)?.title : undefined;
  const parts = [isMilestone ? 'milestone' : undefined, dueOn ? `due ${dateInWords(dueOn)}` : undefined, goal];
  return parts.filter((each) => each !== undefined).join(', ') || undefined;
}

function newStep(focus: readonly Goal[], first: Goal, typed: AnswerValues): KnownBlock[] {
  const options = focus.map(({ id, title }) => option(title, id));
  return [
    fields.newStep.input({ value: typed.newStep }),
    ...(focus.length > 1 ? [fields.stepGoal.input({ options, value: typed.stepGoal ?? first.id })] : []),
  ];
}
