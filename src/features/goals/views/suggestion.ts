import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section, sections } from '../../../slack/blocks.ts';
import { clip, joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { counterSuggestionForm, suggestForm } from '../inputs/goal-forms.ts';
import { changesBetween } from '../rules/draft.ts';
import type { Change, Goal, GoalDraft, Suggestion } from '../types.ts';
import { goalFields } from './goal-fields.ts';

const endWords: Readonly<Record<Suggestion['state'], string>> = {
  open: 'waits for an answer',
  accepted: ':white_check_mark: accepted',
  countered: 'answered with another',
  withdrawn: 'withdrawn',
  outdated: 'out of date',
};

/** Before and after of each field, one under the other. */
export function beforeAndAfter(changes: readonly Change[]): Mrkdwn[] {
  return changes.map(({ field, from, to }) =>
    joined([
      mrkdwn`*${field.charAt(0).toUpperCase()}${field.slice(1)}*`,
      mrkdwn`before: ${oneLine(from ?? '') || '(nothing)'}`,
      mrkdwn`after: ${oneLine(to) || '(nothing)'}`,
    ]),
  );
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** What one of the two suggests, in the card's thread and in the DM; its buttons go when it is answered. */
export function suggestionMessage(parts: {
  suggestion: Suggestion;
  goal: Goal;
  mentorship: Mentorship;
  cardTs: string;
}): Message {
  const { suggestion, goal, mentorship, cardTs } = parts;
  const isMentors = suggestion.personId === mentorship.mentor.id;
  const [author, other] = isMentors ? [mentorship.mentor, mentorship.mentee] : [mentorship.mentee, mentorship.mentor];
  const changes = changesBetween(suggestion.before, suggestion.draft);
  return {
    text: clip(`${author.name} suggests a change to “${goal.title}”`, 1000),
    blocks: [
      section(mrkdwn`*${author.name}* suggests a change to *${goal.title}*`),
      ...sections(beforeAndAfter(changes)),
      ...(suggestion.comment ? sections([mrkdwn`> ${oneLine(suggestion.comment)}`]) : []),
      context(
        suggestion.state === 'open'
          ? mrkdwn`Waits for ${other.name}. Nothing changes before it is accepted.`
          : mrkdwn`${endWords[suggestion.state]}`,
      ),
      ...(suggestion.state === 'open' ? [answers(suggestion, goal)] : []),
    ],
    thread: { ts: cardTs, alsoInConversation: true },
  };
}

function answers(suggestion: Suggestion, goal: Goal): KnownBlock {
  const value = { mentorship: goal.mentorshipId, goal: goal.id, suggestion: suggestion.id };
  const named = (label: string) => ({ value, description: `${label}: ${goal.title}` });
  return actions(
    button('Accept', { action: goalButtons.acceptSuggestion, style: 'primary', ...named('Accept') }),
    button('Answer with another', { action: goalButtons.counterSuggestion, ...named('Answer with another') }),
    button('Withdraw', { action: goalButtons.withdrawSuggestion, ...named('Withdraw') }),
  );
}

/** The goal as its author would have it. @param answered the suggestion that this one answers */
export function suggestModal(goal: Goal, draft: GoalDraft, answered?: Suggestion): ModalView {
  const subject = { mentorship: goal.mentorshipId, goal: goal.id };
  const wanted = { ...goal, ...draft };
  if (!answered) {
    return suggestForm.modal({
      title: 'Suggest a change',
      submit: 'Suggest',
      subject,
      blocks: [
        context('Visible to the two of you. Change what you would change; your mentee accepts it or answers.'),
        suggestForm.fields.comment.input(),
        ...goalFields(wanted),
      ],
    });
  }
  return counterSuggestionForm.modal({
    title: 'Answer with another',
    submit: 'Answer',
    subject: { ...subject, suggestion: answered.id },
    blocks: [
      context('Visible to the two of you. Below stands what was suggested: make of it what you want.'),
      counterSuggestionForm.fields.comment.input(),
      ...goalFields(wanted, { isWhole: true }),
    ],
  });
}
