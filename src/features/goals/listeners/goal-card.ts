import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { addSteps } from '../actions/add-steps.ts';
import { agreeGoal } from '../actions/agree-goal.ts';
import { dropGoal } from '../actions/close-goal.ts';
import { commentGoal } from '../actions/comment-goal.ts';
import { editGoal } from '../actions/edit-goal.ts';
import { logProgress } from '../actions/log-progress.ts';
import { tickStep } from '../actions/tick-step.ts';
import { agreeRef, editSubject, goalButtons, goalCallbacks, goalFieldsOf, goalRef, stepRef } from '../inputs.ts';
import { findGoal } from '../queries/goals.ts';
import { readGoalDraft, readNumber } from '../rules/draft.ts';
import { editConflictModal } from '../views/edit-conflict.ts';
import { editModal } from '../views/goal-modal.ts';
import { addStepsModal, commentModal, dropModal, logProgressModal } from '../views/small-modals.ts';
import { openForm } from './open-form.ts';

export function registerCard(door: Door): void {
  const { agree, comment, edit, addSteps: addStepsButton, tick, logProgress: logButton, drop } = goalButtons;

  door.button(agree, agreeRef, (visit, { goal, base }) => visit.act((act) => agreeGoal(act, goal, base)));
  door.button(tick, stepRef, (visit, { goal, step }) => visit.act((act) => tickStep(act, goal, step)));

  door.button(comment, goalRef, (visit, { goal }) => openForm(visit, goal, 'comment', commentModal));
  door.submitFields(goalCallbacks.comment, goalRef, async (visit, fields, { goal }) => {
    const words = oneOf(fields, 'words');
    if (!words) throw new Refusal('no_words', 'Write your comment here.', 'words');
    await visit.act((act) => commentGoal(act, goal, { words, requestKey: visit.viewId }));
    return undefined;
  });

  door.button(edit, goalRef, (visit, { goal }) => openForm(visit, goal, 'edit', editModal));
  door.submitFields(goalCallbacks.edit, editSubject, async (visit, fields, { goal, mentorship, base }) => {
    const reason = oneOf(fields, 'reason');
    const meanwhile = await visit.act(async (act) => {
      const { mentee } = (await requireActivePartner(act, mentorship)).mentorship;
      const kept = await findGoal(act.tx, goal);
      const draft = readGoalDraft(goalFieldsOf(fields), localDateOf(act.now, mentee.timeZone), kept);
      return editGoal(act, goal, { draft, base, reason, requestKey: visit.viewId });
    });
    return meanwhile && { show: editConflictModal(meanwhile.goal, meanwhile, reason) };
  });

  door.button(addStepsButton, goalRef, (visit, { goal }) => openForm(visit, goal, 'add_steps', addStepsModal));
  door.submitFields(goalCallbacks.addSteps, goalRef, async (visit, fields, { goal }) => {
    const lines = oneOf(fields, 'steps') ?? '';
    await visit.act((act) => addSteps(act, goal, { lines, requestKey: visit.viewId }));
    return undefined;
  });

  door.button(logButton, goalRef, (visit, { goal }) => openForm(visit, goal, 'log_progress', logProgressModal));
  door.submitFields(goalCallbacks.logProgress, goalRef, async (visit, fields, { goal }) => {
    const progress = readNumber(oneOf(fields, 'progress'));
    if (progress === undefined) throw new Refusal('no_number', 'Write a number, such as 2 or 2.5.', 'progress');
    const note = oneOf(fields, 'note');
    await visit.act((act) => logProgress(act, goal, { progress, note, requestKey: visit.viewId }));
    return undefined;
  });

  door.button(drop, goalRef, (visit, { goal }) => openForm(visit, goal, 'drop', dropModal));
  door.submitFields(goalCallbacks.drop, goalRef, async (visit, fields, { goal }) => {
    const reason = oneOf(fields, 'reason');
    if (!reason) throw new Refusal('no_reason', 'Say in a few words why; you will be glad to read it later.', 'reason');
    await visit.act((act) => dropGoal(act, goal, { reason, requestKey: visit.viewId }));
    return undefined;
  });
}
