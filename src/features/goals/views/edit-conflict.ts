import type { ModalView } from '@slack/types';
import { context, section, sections } from '../../../slack/blocks.ts';
import { renewed } from '../../../slack/input-blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import { editForm } from '../inputs/goal-forms.ts';
import type { Conflict } from '../rules/merge.ts';
import type { Goal, GoalDraft } from '../types.ts';
import { goalFields } from './goal-fields.ts';

/** Both versions of a goal that was changed while its form was open; what was typed is in the fields still. */
export function editConflictModal(
  goal: Goal,
  meanwhile: { draft: GoalDraft; conflicts: readonly Conflict[]; kept: readonly string[] },
  reason: string | undefined,
): ModalView {
  const { draft, conflicts, kept } = meanwhile;
  return editForm.modal({
    title: 'Edit goal',
    submit: 'Save mine',
    subject: { mentorship: goal.mentorshipId, goal: goal.id, base: String(goal.revision) },
    blocks: [
      section(
        mrkdwn`:warning: *This goal was changed while your form was open.* Nothing is saved yet, and nothing you typed is lost.`,
      ),
      ...sections(
        conflicts.map(({ field, now, wanted }) =>
          joined([mrkdwn`*${field}*`, mrkdwn`now: ${now || '(nothing)'}`, mrkdwn`yours: ${wanted || '(nothing)'}`]),
        ),
      ),
      ...(kept.length > 0 ? [context(mrkdwn`Taken over from the other change: ${kept.join(', ')}.`)] : []),
      ...renewed(goalFields({ ...goal, ...draft }, { isWhole: true }), goal.revision),
      editForm.fields.reason.input({ value: reason }),
    ],
  });
}
