import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { putOnHold, reopenGoal } from '../actions/hold-goal.ts';
import { moveDeadline } from '../actions/move-deadline.ts';
import { replaceGoal } from '../actions/replace-goal.ts';
import { goalButtons, goalRef } from '../inputs/buttons.ts';
import { moveDeadlineForm, replaceForm } from '../inputs/goal-forms.ts';
import { holdForm, reopenForm } from '../inputs/small-forms.ts';
import { readDeadline, readGoalDraft } from '../rules/draft.ts';
import { requireReason } from '../rules/reason.ts';
import { moveDeadlineModal } from '../views/deadline.ts';
import { replaceModal } from '../views/goal-modal.ts';
import { holdModal, reopenModal } from '../views/small-modals.ts';
import { openForm } from './open-form.ts';

/** What becomes of a goal on its way: hold, open again, replace, move its deadline. */
export function registerLiving(door: Door): void {
  door.button(goalButtons.hold, goalRef, (visit, { goal }) => openForm(visit, goal, 'hold', holdModal));
  door.button(goalButtons.reopen, goalRef, (visit, { goal }) => openForm(visit, goal, 'reopen', reopenModal));
  for (const [form, action] of [
    [holdForm, putOnHold],
    [reopenForm, reopenGoal],
  ] as const) {
    door.submit(form, async (act, { values, subject }) => {
      await action(act, subject.goal, { reason: requireReason(values.reason) });
      return undefined;
    });
  }

  door.button(goalButtons.replace, goalRef, (visit, { goal }) => openForm(visit, goal, 'replace', replaceModal));
  door.submit(replaceForm, async (act, { values, subject: { goal, mentorship } }) => {
    const reason = requireReason(values.reason);
    const draft = readGoalDraft(values, await todayOf(act, mentorship));
    await replaceGoal(act, goal, { draft, reason });
    return undefined;
  });

  door.button(goalButtons.moveDeadline, goalRef, (visit, { goal }) => openForm(visit, goal, 'edit', moveDeadlineModal));
  door.submit(moveDeadlineForm, async (act, { values, subject: { goal, mentorship, base } }) => {
    const reason = requireReason(values.reason);
    const deadlineOn = readDeadline(values.deadline, await todayOf(act, mentorship));
    await moveDeadline(act, goal, { deadlineOn, base, reason });
    return undefined;
  });
}

async function todayOf(act: PersonalAct, mentorship: Parameters<typeof requireActivePartner>[1]) {
  const { mentee } = (await requireActivePartner(act, mentorship)).mentorship;
  return localDateOf(act.now, mentee.timeZone);
}
