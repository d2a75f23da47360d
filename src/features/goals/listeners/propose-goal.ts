import type { ModalView } from '@slack/types';
import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import { findKnownVisitor } from '../../people/actions.ts';
import { meetVisitor } from '../../people/lookups.ts';
import type { Person } from '../../people/types.ts';
import { notTheMentee, proposeGoal } from '../actions/propose-goal.ts';
import { goalButtons, goalRef, newGoalShortcut, nothing } from '../inputs/buttons.ts';
import { type ProposeFields, proposeForm } from '../inputs/goal-forms.ts';
import { findGoal, listGoals } from '../queries/goals.ts';
import { readGoalDraft } from '../rules/draft.ts';
import { readGoalSentence } from '../rules/sentence.ts';
import { filledFrom, proposeModal } from '../views/goal-modal.ts';
import { startModal } from '../views/start.ts';
import { requireMentees } from './require-mentees.ts';

export function registerProposing(door: Door): void {
  door.sentence('/goal', {
    usage: '[what you want to reach, by when]',
    does: 'sets a goal; opens a form, filled in with what you wrote',
    run: openProposal,
  });
  door.shortcut(newGoalShortcut, (visit) => openProposal(visit, ''));
  door.button(goalButtons.newGoal, nothing, (visit) => openProposal(visit, ''));

  door.button(goalButtons.whatIsNext, goalRef, async (visit, { goal: id }) => {
    const view = await visit.act(async (act) => {
      const goal = await findGoal(act.tx, id);
      if (!goal) throw notYours();
      const { mentorship, role } = await requireActivePartner(act, goal.mentorshipId);
      if (role !== 'mentee') throw notTheMentee(mentorship);
      return proposeModal([mentorship], act.personId, {}, { buildsOn: goal });
    });
    await visit.showModal(view, 'instead');
  });

  door.submit(proposeForm, async (act, { values, subject: { buildsOn, ...subject } }) => {
    const chosen = subject.mentorship ?? values.mentorship;
    if (!chosen) {
      throw new Refusal<ProposeFields>('no_mentorship', 'Choose the mentorship this goal belongs to.', 'mentorship');
    }
    const { mentorship } = await requireActivePartner(act, chosen);
    const draft = readGoalDraft(values, localDateOf(act.now, mentorship.mentee.timeZone));
    await proposeGoal(act, { mentorshipId: chosen, draft, buildsOn });
    return undefined;
  });
}

async function openProposal(visit: Visit, text: string): Promise<void> {
  // A trigger lives for three seconds: what can be asked of Postgres at once is not asked twice.
  const known = await visit.act(async (act) => {
    const person = await findKnownVisitor(act);
    return person && buildProposal(act, person, text);
  });
  if (known) return visit.showModal(known);
  const person = await meetVisitor(visit);
  await visit.showModal(await visit.act((act) => buildProposal(act, person, text)));
}

async function buildProposal(act: PersonalAct, person: Person, text: string): Promise<ModalView> {
  const mentorships = await requireMentees(act);
  if (text !== '')
    return proposeModal(mentorships, act.personId, filledFrom(readGoalSentence(text, act.now, person.timeZone)));
  const ids = mentorships.map(({ id }) => id);
  const isFirst = (await listGoals(act.tx, ids)).length === 0;
  return isFirst ? startModal() : proposeModal(mentorships, act.personId);
}
