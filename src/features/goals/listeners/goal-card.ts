import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { Door } from '../../../slack/door.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { addSteps } from '../actions/add-steps.ts';
import { agreeGoal } from '../actions/agree-goal.ts';
import { dropGoal } from '../actions/close-goal.ts';
import { commentGoal } from '../actions/comment-goal.ts';
import { editGoal } from '../actions/edit-goal.ts';
import { logProgress } from '../actions/log-progress.ts';
import { tickStep } from '../actions/tick-step.ts';
import { agreeRef, goalButtons, goalRef, stepRef } from '../inputs/buttons.ts';
import { editForm } from '../inputs/goal-forms.ts';
import {
  addStepsForm,
  type CommentFields,
  commentForm,
  dropForm,
  type LogProgressFields,
  logProgressForm,
} from '../inputs/small-forms.ts';
import { findGoal } from '../queries/goals.ts';
import { readGoalDraft, readNumber } from '../rules/draft.ts';
import { requireReason } from '../rules/reason.ts';
import { editConflictModal } from '../views/edit-conflict.ts';
import { editModal } from '../views/goal-modal.ts';
import { addStepsModal, commentModal, dropModal, logProgressModal } from '../views/small-modals.ts';
import { openForm } from './open-form.ts';

export function registerCard(door: Door): void {
  const { agree, comment, edit, addSteps: addStepsButton, tick, logProgress: logButton, drop } = goalButtons;

  door.button(agree, agreeRef, (visit, { goal, base }) => visit.act((act) => agreeGoal(act, goal, base)));
  door.button(tick, stepRef, (visit, { goal, step }) => visit.act((act) => tickStep(act, goal, step)));

  door.button(comment, goalRef, (visit, { goal }) => openForm(visit, goal, 'comment', commentModal));
  door.submit(commentForm, async (act, { values: { words }, subject }) => {
    if (!words) throw new Refusal<CommentFields>('no_words', 'Write your comment here.', 'words');
    await commentGoal(act, subject.goal, { words });
    return undefined;
  });

  door.button(edit, goalRef, (visit, { goal }) => openForm(visit, goal, 'edit', editModal));
  door.submit(editForm, async (act, { values, subject: { goal, mentorship, base } }) => {
    const { reason } = values;
    const { mentee } = (await requireActivePartner(act, mentorship)).mentorship;
    const kept = await findGoal(act.tx, goal);
    const draft = readGoalDraft(values, localDateOf(act.now, mentee.timeZone), kept);
    const meanwhile = await editGoal(act, goal, { draft, base, reason });
    return meanwhile && editConflictModal(meanwhile.goal, meanwhile, reason);
  });

  door.button(addStepsButton, goalRef, (visit, { goal }) => openForm(visit, goal, 'add_steps', addStepsModal));
  door.submit(addStepsForm, async (act, { values, subject }) => {
    await addSteps(act, subject.goal, { lines: values.steps ?? '' });
    return undefined;
  });

  door.button(logButton, goalRef, (visit, { goal }) => openForm(visit, goal, 'log_progress', logProgressModal));
  door.submit(logProgressForm, async (act, { values: { note, ...values }, subject }) => {
    const progress = readNumber(values.progress);
    if (progress === undefined) {
      throw new Refusal<LogProgressFields>('no_number', 'Write a number, such as 2 or 2.5.', 'progress');
    }
    await logProgress(act, subject.goal, { progress, note });
    return undefined;
  });

  door.button(drop, goalRef, (visit, { goal }) => openForm(visit, goal, 'drop', dropModal));
  door.submit(dropForm, async (act, { values, subject }) => {
    await dropGoal(act, subject.goal, { reason: requireReason(values.reason) });
    return undefined;
  });
}
