import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, modal, option, section } from '../../../slack/blocks.ts';
import { clip, joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { goalButtons } from '../../goals/inputs/buttons.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import type { Goal } from '../../goals/types.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { reviewForm } from '../inputs.ts';
import type { CheckIn, GoalReview, ReviewChoice } from '../types.ts';

const choiceWords: Readonly<Record<ReviewChoice, string>> = {
  keep: 'Keep',
  adjust: 'Adjust',
  replace: 'Replace',
  drop: 'Drop',
};

export interface ReviewParts {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly role: Role;
  readonly focus: readonly Goal[];
  /** What this person said before. */
  readonly own: readonly GoalReview[];
}

/** One focus goal after the other, then all of them together. */
export function reviewModal({ checkIn, mentorship, role, focus, own }: ReviewParts): ModalView {
  const partner = partnerOf(mentorship, mentorship[role].id);
  return reviewForm.modal({
    title: 'Goal review',
    submit: 'Save',
    subject: { mentorship: mentorship.id, checkIn: checkIn.id },
    blocks: [
      context(
        role === 'mentee'
          ? `Your goals, your choice. Visible to you and ${partner.name}.`
          : `What would you advise? ${partner.name} decides. Visible to you and ${partner.name}.`,
      ),
      ...focus.flatMap((goal) =>
        goalFields(
          goal,
          role,
          own.find(({ goalId }) => goalId === goal.id),
        ),
      ),
      reviewForm.fields.focusFits.input({
        options: [option('Yes', 'yes'), option('No, something else matters more now', 'no')],
        value: 'yes',
      }),
    ],
  });
}

function goalFields(goal: Goal, role: Role, before: GoalReview | undefined): KnownBlock[] {
  const { choices, reasons } = reviewForm.fields;
  return [
    section(mrkdwn`*${goal.title}*\n${progressBar(goal)}`),
    choices.of(goal.id).input({
      label: clip(goal.title, 100),
      options: Object.entries(choiceWords).map(([value, label]) => option(label, value)),
      value: before?.choice ?? 'keep',
    }),
    reasons.of(goal.id).input({
      hint: role === 'mentee' ? 'Needed to drop it.' : undefined,
      value: before?.reason ?? undefined,
    }),
  ];
}

/** After the mentee's review: the forms that their choices lead to. */
export function afterReviewModal(
  toDo: readonly { readonly goal: Goal; readonly choice: ReviewChoice }[],
  mentorship: Mentorship,
  focusFits: boolean,
): ModalView {
  const next = toDo.map(({ goal, choice }) => {
    const action = choice === 'adjust' ? goalButtons.edit : goalButtons.replace;
    const value = { mentorship: mentorship.id, goal: goal.id };
    return section(
      mrkdwn`*${goal.title}*`,
      button(choiceWords[choice], { action, value, description: `${choiceWords[choice]}: ${goal.title}` }),
    );
  });
  return modal({
    title: 'Goal review',
    blocks: [
      section(next.length > 0 || !focusFits ? 'Saved. What is left to do:' : 'Saved. Good to have looked.'),
      ...next,
      ...(focusFits ? [] : [actions(button('Change the focus', { action: goalButtons.showFocus, value: {} }))]),
    ],
  });
}

export interface ReviewedParts {
  readonly mentorship: Mentorship;
  /** Whose review it is. */
  readonly role: Role;
  readonly reviews: readonly GoalReview[];
  readonly focusFits: boolean;
  readonly titleOf: (goalId: string) => string | undefined;
  readonly promptTs: string;
}

/** What one of the two said in the review, in the prompt's thread and shown in the DM: the other one should know of it. */
export function reviewedMessage({ mentorship, role, reviews, focusFits, titleOf, promptTs }: ReviewedParts): Message {
  const { name } = mentorship[role];
  const lines: Mrkdwn[] = reviews.map(({ goalId, choice, reason }) => {
    const why = reason ? mrkdwn`: ${clip(reason, 300)}` : mrkdwn``;
    return mrkdwn`• ${titleOf(goalId) ?? 'A goal'}: *${choiceWords[choice].toLowerCase()}*${why}`;
  });
  if (!focusFits) lines.push(mrkdwn`• Something else matters more now.`);
  const what = role === 'mentor' ? 'advice in the goal review' : 'goal review';
  return {
    text: `${name}’s ${what}.`,
    blocks: [section(joined([mrkdwn`:mag: *${name}’s ${what}*`, ...lines])), context('Visible to the two of you.')],
    thread: { ts: promptTs, alsoInConversation: true },
  };
}
