import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import type { Submission } from '../../../slack/visit.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { putOnHold, reopenGoal } from '../actions/hold-goal.ts';
import { moveDeadline } from '../actions/move-deadline.ts';
import { replaceGoal } from '../actions/replace-goal.ts';
import { editSubject, goalButtons, goalCallbacks, goalFieldsOf, goalRef } from '../inputs.ts';
import { readDeadline, readGoalDraft } from '../rules/draft.ts';
import { moveDeadlineModal } from '../views/deadline.ts';
import { replaceModal } from '../views/goal-modal.ts';
import { holdModal, reopenModal } from '../views/small-modals.ts';
import { openForm } from './open-form.ts';

/** What becomes of a goal on its way: hold, open again, replace, move its deadline. */
export function registerLiving(door: Door): void {
  door.button(goalButtons.hold, goalRef, (visit, { goal }) => openForm(visit, goal, 'hold', holdModal));
  door.button(goalButtons.reopen, goalRef, (visit, { goal }) => openForm(visit, goal, 'reopen', reopenModal));
  for (const [callback, action] of [
    [goalCallbacks.hold, putOnHold],
    [goalCallbacks.reopen, reopenGoal],
  ] as const) {
    door.submitFields(callback, goalRef, (visit, fields, { goal }) =>
      withReason(visit, oneOf(fields, 'reason'), (act, reason) =>
        action(act, goal, { reason, requestKey: visit.viewId }),
      ),
    );
  }

  door.button(goalButtons.replace, goalRef, (visit, { goal }) => openForm(visit, goal, 'replace', replaceModal));
  door.submitFields(goalCallbacks.replace, goalRef, (visit, fields, { goal, mentorship }) =>
    withReason(visit, oneOf(fields, 'reason'), async (act, reason) => {
      const draft = readGoalDraft(goalFieldsOf(fields), await todayOf(act, mentorship));
      await replaceGoal(act, goal, { draft, reason, requestKey: visit.viewId });
    }),
  );

  door.button(goalButtons.moveDeadline, goalRef, (visit, { goal }) => openForm(visit, goal, 'edit', moveDeadlineModal));
  door.submitFields(goalCallbacks.moveDeadline, editSubject, (visit, fields, { goal, mentorship, base }) =>
    withReason(visit, oneOf(fields, 'reason'), async (act, reason) => {
      const deadlineOn = readDeadline(oneOf(fields, 'deadline'), await todayOf(act, mentorship));
      await moveDeadline(act, goal, { deadlineOn, base, reason, requestKey: visit.viewId });
    }),
  );
}

async function withReason(
  visit: Submission,
  reason: string | undefined,
  run: (act: PersonalAct, reason: string) => Promise<void>,
): Promise<undefined> {
  if (!reason) throw new Refusal('no_reason', 'Say in a few words why; you will be glad to read it later.', 'reason');
  await visit.act((act) => run(act, reason));
  return undefined;
}

async function todayOf(act: PersonalAct, mentorship: Parameters<typeof requireActivePartner>[1]) {
  const { mentee } = (await requireActivePartner(act, mentorship)).mentorship;
  return localDateOf(act.now, mentee.timeZone);
}
