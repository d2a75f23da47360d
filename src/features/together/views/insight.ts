import type { ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, option, section, sections } from '../../../slack/blocks.ts';
import { link, mention, mrkdwn } from '../../../slack/text.ts';
import type { GoalId } from '../../goals/types.ts';
import type { Note } from '../../journal/types.ts';
import { linkWords } from '../../journal/views/note-modals.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { shareForm, togetherButtons } from '../inputs.ts';

export type InsightKind = 'insight' | 'opportunity';
/** A menu holds 100 options. */
export const mostGoals = 99;

const words: Readonly<Record<InsightKind, { title: string; label: string; example: string; shares: string }>> = {
  insight: {
    title: 'Share an insight',
    label: 'What would you pass on?',
    example: 'In reviews I stopped proving points and began asking what worries people.',
    shares: 'shares an insight',
  },
  opportunity: {
    title: 'Share an opportunity',
    label: 'What could be worth a try?',
    example: 'The meetup looks for short talks for its spring evening.',
    shares: 'shares an opportunity',
  },
};

export function shareModal(
  start: {
    kind: InsightKind;
    mentorships: readonly Mentorship[];
    goals: readonly { readonly id: GoalId; readonly title: string }[];
    words: string;
  },
  personId: PersonId,
): ModalView {
  const { kind, mentorships, goals } = start;
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const { mentorship, goal, ...fields } = shareForm.fields;
  return shareForm.modal({
    title: words[kind].title,
    submit: 'Share',
    subject: { kind, mentorship: only?.id },
    blocks: [
      ...(only ? [] : [mentorship.input({ options: mentorshipOptions(mentorships, personId) })]),
      fields.words.input({ label: words[kind].label, placeholder: words[kind].example, value: start.words }),
      fields.link.input(),
      ...(goals.length > 0 ? [goal.input({ options: goals.map(({ id, title }) => option(title, id)) })] : []),
      context('Visible to the two of you: posted in your group DM and kept in the journal.'),
    ],
  });
}

export interface InsightParts {
  readonly note: Note;
  readonly mentorship: Mentorship;
  readonly namesMentorship: boolean;
  readonly goalTitle: string | undefined;
}

/** The post in the group DM. */
export function insightMessage({ note, mentorship, namesMentorship, goalTitle }: InsightParts): Message {
  const { mentor, mentee } = mentorship;
  const kind = note.kind === 'opportunity' ? 'opportunity' : 'insight';
  const value = { mentorship: mentorship.id, note: note.id };
  return {
    text: `${mentor.name} ${words[kind].shares} with ${mentee.name}`,
    blocks: [
      section(
        mrkdwn`${kind === 'insight' ? ':bulb:' : ':sunrise:'} ${mention(mentor.id)} ${words[kind].shares} with ${mention(mentee.id)}`,
      ),
      ...sections([
        ...note.words.split('\n').map((line) => mrkdwn`> ${line}`),
        ...(note.link ? [link(note.link, linkWords(note))] : []),
      ]),
      context(
        mrkdwn`${goalTitle === undefined ? '' : `For the goal: ${goalTitle} · `}${note.editedAt ? 'edited · ' : ''}Visible to the two of you, and kept in your journal.${namesMentorship ? ` ${pairInWords(mentorship)}.` : ''}`,
      ),
      ...(note.thankedAt ? [context(mrkdwn`:heart: ${mentee.name} says thank you.`)] : []),
      actions(
        ...(note.thankedAt ? [] : [button('Thank you', { action: togetherButtons.thank, value })]),
        button('Start a goal from this', { action: togetherButtons.startGoal, value }),
      ),
    ],
  };
}

/** What stands in the place of a post whose words were taken back. */
export function takenBackMessage(): Message {
  return {
    text: 'What stood here was taken back.',
    blocks: [context('What stood here was taken back by its author.')],
  };
}

/** In the thread of the post, to the mentor. */
export function thanksMessage({ mentor, mentee }: Mentorship, postTs: string): Message {
  return {
    text: `${mentee.name} says thank you.`,
    blocks: [section(mrkdwn`:heart: ${mention(mentor.id)}: ${mentee.name} says thank you.`)],
    thread: { ts: postTs, alsoInConversation: false },
  };
}
