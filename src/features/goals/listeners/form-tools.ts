import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { type Door, outdated } from '../../../slack/door.ts';
import { readValues } from '../../../slack/forms.ts';
import type { OpenModal } from '../../../slack/open-modal.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listOwnActive, requireActivePartner } from '../../mentorships/actions.ts';
import { formButtons, nothing } from '../inputs/buttons.ts';
import { goalFieldSet } from '../inputs/goal-fields.ts';
import { formSubject, isGoalForm, proposeForm } from '../inputs/goal-forms.ts';
import { listGoals } from '../queries/goals.ts';
import { isInFocus } from '../rules/focus.ts';
import type { Surroundings } from '../rules/smart-check/finding.ts';
import { smartCheck } from '../rules/smart-check/smart-check.ts';
import { readUnfinished } from '../rules/unfinished.ts';
import { reshapeForm } from './reshape-form.ts';

/** The buttons inside a goal form: they change how much of it is shown, and nothing else. */
export function registerFormTools(door: Door): void {
  door.button(formButtons.unfold, nothing, (visit) =>
    visit.showModal(reshapeForm(formOf(visit), { isWhole: true }), 'reshaped'),
  );
  door.button(formButtons.fold, nothing, (visit) =>
    visit.showModal(reshapeForm(formOf(visit), { isWhole: false }), 'reshaped'),
  );
  for (const choice of [formButtons.chooseMeasure, formButtons.chooseFrame]) {
    door.button(choice, nothing, (visit) => visit.showModal(reshapeForm(formOf(visit), {}), 'reshaped'));
  }
  door.button(formButtons.smartCheck, nothing, async (visit) => {
    const form = formOf(visit);
    const around = await visit.act((act) => readSurroundings(act, form));
    const findings = smartCheck(readUnfinished(readValues(goalFieldSet, form.typed)), around);
    await visit.showModal(reshapeForm(form, { findings }), 'reshaped');
  });
}

function formOf(visit: Visit): OpenModal {
  const { openModal } = visit;
  if (!openModal || !isGoalForm(openModal.view.callback_id)) throw outdated('not_a_goal_form');
  return openModal;
}

async function readSurroundings(act: PersonalAct, { view, typed }: OpenModal): Promise<Surroundings> {
  const subject = formSubject.parse(JSON.parse(view.private_metadata || '{}'));
  const chosen = subject.mentorship ?? proposeForm.read(typed).mentorship;
  const [first] = chosen ? [] : await listOwnActive(act, 'mentee');
  const mentorship = chosen ? (await requireActivePartner(act, chosen)).mentorship : first;
  if (!mentorship) throw outdated('no_mentorship');
  const today = localDateOf(act.now, mentorship.mentee.timeZone);
  // Which of several it will belong to is not said yet: then only the goal itself is looked at.
  if (!chosen) return { today, endsOn: null, othersInFocus: 0 };
  const others = (await listGoals(act.tx, [mentorship.id])).filter(({ id }) => id !== subject.goal);
  return { today, endsOn: mentorship.endsOn, othersInFocus: others.filter(isInFocus).length };
}
