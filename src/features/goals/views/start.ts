import type { KnownBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import { actions, button, context, modal, option, section } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { startButtons } from '../inputs/buttons.ts';
import { reflectForm } from '../inputs/goal-forms.ts';
import { measureInWords } from '../rules/draft.ts';
import { reflectionTopics } from '../rules/reflection.ts';
import { templateDraft, templates } from '../rules/templates.ts';

/** Before a first goal: three ways to it. */
export function startModal(): ModalView {
  return modal({
    title: 'Your first goal',
    blocks: [
      section('There are three good ways to a first goal. Each ends in the same form.'),
      actions(
        button('Reflect first', { action: startButtons.reflect, style: 'primary', value: {} }),
        button('Use a template', { action: startButtons.templates, value: {} }),
        button('Write it myself', { action: startButtons.write, value: {} }),
      ),
      context('Next time /goal opens the form at once. Nothing is kept before you send something.'),
    ],
  });
}

/** Worked examples to begin with. */
export function templatesModal(today: LocalDate): ModalView {
  return modal({
    title: 'Goal templates',
    blocks: [
      section('Take the one that is nearest, and make it yours: every word can be changed.'),
      ...templates.flatMap(({ name, label }): KnownBlock[] => {
        const {
          title = '',
          relevant = '',
          deadlineOn,
          measure,
          baseline = 0,
          target = 100,
          unit = '',
        } = templateDraft(name, today);
        const way = measureInWords({ measure: measure ?? 'yes_no', baseline, target, unit });
        return [
          section(
            mrkdwn`*${label}*\n“${title}”`,
            button('Use', {
              action: startButtons.useTemplate,
              value: { template: name },
              description: `Use: ${label}`,
            }),
          ),
          context(mrkdwn`${way} · by ${deadlineOn ? dateInWords(deadlineOn) : ''} · ${relevant}`),
        ];
      }),
      context('Only you see this. Nothing is proposed before you press Propose.'),
    ],
  });
}

/** Four questions on the way to a first goal. */
export function reflectionModal(mentorships: readonly Mentorship[], personId: PersonId): ModalView {
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const { fields } = reflectForm;
  return reflectForm.modal({
    title: 'Reflect first',
    submit: 'On to the goal',
    subject: only ? { mentorship: only.id } : {},
    blocks: [
      context(
        'Answer what speaks to you and leave out the rest. What you write is kept in your journal, visible as you choose below.',
      ),
      ...(only ? [] : [fields.mentorship.input({ options: mentorshipOptions(mentorships, personId) })]),
      ...reflectionTopics.map((topic) => fields[topic].input()),
      fields.visible.input({
        options: [
          option('Only me', 'private', 'You can share it later from the journal'),
          option('Me and my mentor', 'shared', 'It helps to know where you come from'),
        ],
        value: 'private',
      }),
    ],
  });
}

/** What was answered, on top of the form that follows. @param words as they were kept; empty where nothing was */
export function reflectionReminder(words: string, isShared: boolean): KnownBlock[] {
  if (words === '') return [];
  return [
    section(mrkdwn`${words}`),
    context(
      isShared
        ? 'Kept in your journal, visible to you and your mentor. Which of this could become a goal?'
        : 'Kept in your journal, visible to you alone. Which of this could become a goal?',
    ),
  ];
}
