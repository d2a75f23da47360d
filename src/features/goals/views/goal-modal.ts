import type { KnownBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { context, section } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { editForm, proposeForm, replaceForm } from '../inputs/goal-forms.ts';
import type { ReadSentence } from '../rules/sentence.ts';
import type { Goal, GoalDraft } from '../types.ts';
import { goalFields } from './goal-fields.ts';

const visible = 'Visible to you and your mentor.';

/** What a sentence after `/goal` fills in. */
export function filledFrom({
  title,
  deadlineOn,
  horizon,
  baseline = 0,
  target,
  unit = '',
}: ReadSentence): Partial<GoalDraft> {
  return {
    title,
    deadlineOn,
    horizon,
    ...(target === undefined ? { measure: 'yes_no' } : { measure: 'number', baseline, target, unit }),
  };
}

/** A new goal; filled in with what is known of it. @param around.above what stands on top as a reminder */
export function proposeModal(
  mentorships: readonly Mentorship[],
  personId: PersonId,
  filled: Partial<GoalDraft> = {},
  around: { readonly buildsOn?: Goal; readonly above?: readonly KnownBlock[] } = {},
): ModalView {
  const { buildsOn, above = [] } = around;
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const which = proposeForm.fields.mentorship.input({ options: mentorshipOptions(mentorships, personId) });
  return proposeForm.modal({
    title: 'New goal',
    submit: 'Propose',
    subject: { mentorship: only?.id, buildsOn: buildsOn?.id },
    blocks: [
      ...above,
      ...(buildsOn ? [section(mrkdwn`What is next after *${buildsOn.title}*? This goal builds on it.`)] : []),
      context(only ? `Visible to you and ${only.mentor.name}, who can agree or comment.` : visible),
      ...(only ? [] : [which]),
      ...goalFields(filled, { canFold: true }),
    ],
  });
}

export function editModal(goal: Goal): ModalView {
  return editForm.modal({
    title: 'Edit goal',
    submit: 'Save',
    subject: { mentorship: goal.mentorshipId, goal: goal.id, base: String(goal.revision) },
    blocks: [
      context(`${visible} A new title, measure or deadline asks your mentor to agree again.`),
      ...goalFields(goal),
      editForm.fields.reason.input(),
    ],
  });
}

/** Another goal in the place of this one. */
export function replaceModal(goal: Goal): ModalView {
  return replaceForm.modal({
    title: 'Replace a goal',
    submit: 'Replace',
    subject: { mentorship: goal.mentorshipId, goal: goal.id },
    blocks: [
      section(
        mrkdwn`In the place of *${goal.title}*: its history stays, and the new goal takes over its place in focus.`,
      ),
      replaceForm.fields.reason.input(),
      context(visible),
      ...goalFields({ horizon: goal.horizon }, { canFold: true }),
    ],
  });
}
