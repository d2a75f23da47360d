import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { acceptSuggestion, withdrawSuggestion } from '../actions/answer-suggestion.ts';
import { counterSuggestion, lockSuggestion, type NewSuggestion, suggestChange } from '../actions/suggest-goal.ts';
import { goalButtons, goalRef, suggestionRef } from '../inputs/buttons.ts';
import { counterSuggestionForm, type SuggestionValues, suggestForm } from '../inputs/goal-forms.ts';
import { findGoal } from '../queries/goals.ts';
import { draftOf, readGoalDraft } from '../rules/draft.ts';
import { mergeDrafts } from '../rules/merge.ts';
import type { GoalId } from '../types.ts';
import { suggestModal } from '../views/suggestion.ts';
import { openForm } from './open-form.ts';

export function registerSuggestions(door: Door): void {
  door.button(goalButtons.suggest, goalRef, (visit, { goal }) =>
    openForm(visit, goal, 'suggest', (each) => suggestModal(each, draftOf(each))),
  );
  door.submit(suggestForm, async (act, { values, subject }) => {
    await suggestChange(act, subject.goal, await read(act, subject, values));
    return undefined;
  });

  door.button(goalButtons.acceptSuggestion, suggestionRef, (visit, { suggestion }) =>
    visit.act((act) => acceptSuggestion(act, suggestion)),
  );
  door.button(goalButtons.withdrawSuggestion, suggestionRef, (visit, { suggestion }) =>
    visit.act((act) => withdrawSuggestion(act, suggestion)),
  );

  door.button(goalButtons.counterSuggestion, suggestionRef, async (visit, { suggestion: id }) => {
    const view = await visit.act(async (act) => {
      const { locked, suggestion } = await lockSuggestion(act, id, 'counter');
      // What it would make of the goal as it stands now.
      const { draft } = mergeDrafts(suggestion.before, suggestion.draft, draftOf(locked.row));
      return suggestModal(locked.row, draft, suggestion);
    });
    await visit.showModal(view);
  });
  door.submit(counterSuggestionForm, async (act, { values, subject }) => {
    await counterSuggestion(act, subject.suggestion, await read(act, subject, values));
    return undefined;
  });
}

async function read(
  act: PersonalAct,
  ids: { goal: GoalId; mentorship: MentorshipId },
  values: SuggestionValues,
): Promise<NewSuggestion> {
  const { mentee } = (await requireActivePartner(act, ids.mentorship)).mentorship;
  const kept = await findGoal(act.tx, ids.goal);
  const draft = readGoalDraft(values, localDateOf(act.now, mentee.timeZone), kept);
  return { draft, comment: values.comment ?? '' };
}
