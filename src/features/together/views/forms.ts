import type { InputBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { context, option, section } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { visible } from '../../pair-records/views.ts';
import { type EditFields, editForm, finishForm, learnForm, letGoForm, planForm, stepsForm } from '../inputs.ts';
import { mostSteps } from '../rules/draft.ts';
import type { Undertaking, UndertakingKind, UndertakingStep } from '../types.ts';
import { kindWords } from './card.ts';

/** Slack shows ten boxes in a group. */
const boxesInGroup = 10;

/** Where a form goes when it is submitted: back to the modal it was opened from, or nowhere. */
export type Origin = { readonly back?: 'modal' };

export interface PlanStart extends Origin {
  readonly kind: UndertakingKind;
  /** Those that it may belong to; of several, the form asks. */
  readonly mentorships: readonly Mentorship[];
  readonly title?: string;
}

export function planModal({ kind, mentorships, title, back }: PlanStart, personId: PersonId): ModalView {
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const { mentorship, whatFor, steps } = planForm.fields;
  return planForm.modal({
    title: kindWords[kind],
    submit: 'Plan it',
    subject: { kind, mentorship: only?.id, back },
    blocks: [
      context(
        kind === 'lab'
          ? `Something the two of you try out, to learn from it. ${visible}`
          : `Something the two of you make. ${visible}`,
      ),
      ...(only ? [] : [mentorship.input({ options: mentorshipOptions(mentorships, personId) })]),
      titleInput(planForm.fields, kind, title),
      whatFor.input(),
      steps.input({ label: 'Who does what, and by when?' }),
    ],
  });
}

export function editModal(undertaking: Undertaking, origin: Origin): ModalView {
  const { kind, title, whatFor } = undertaking;
  return editForm.modal({
    title: 'Change the plan',
    submit: 'Save',
    subject: { ...about(undertaking, origin), base: String(undertaking.revision) },
    blocks: [
      titleInput(editForm.fields, kind, title),
      editForm.fields.whatFor.input({ value: whatFor }),
      context(visible),
    ],
  });
}

export function stepsModal(undertaking: Undertaking, steps: readonly UndertakingStep[], origin: Origin): ModalView {
  const ticked = steps.filter(({ tickedAt }) => tickedAt !== null);
  const listed = (some: readonly UndertakingStep[]) => some.map(({ position }) => position).join(',');
  const groups = Array.from({ length: Math.ceil(steps.length / boxesInGroup) }, (_, index) =>
    steps.slice(index * boxesInGroup, (index + 1) * boxesInGroup),
  );
  const room = mostSteps - steps.length;
  const { boxes, steps: newSteps } = stepsForm.fields;
  return stepsForm.modal({
    title: 'Steps',
    submit: 'Save',
    subject: { ...about(undertaking, origin), shown: listed(steps), ticked: listed(ticked) },
    blocks: [
      section(mrkdwn`*${undertaking.title}*`),
      ...groups.map((group, index) =>
        boxes.of(String(index)).input({
          label: index === 0 ? 'Tick what is done' : 'And these',
          options: group.map(({ title, position }) => option(title, String(position))),
          values: group.filter(({ tickedAt }) => tickedAt !== null).map(({ position }) => String(position)),
        }),
      ),
      room > 0
        ? newSteps.input({ label: 'What comes next?' })
        : context(`There are ${mostSteps} steps: as many as fit here.`),
      context(`Either of you ticks them. ${visible}`),
    ],
  });
}

export function finishModal(undertaking: Undertaking, origin: Origin): ModalView {
  const { outcome, learned } = finishForm.fields;
  return finishForm.modal({
    title: 'Finish',
    submit: 'It is done',
    subject: about(undertaking, origin),
    blocks: [
      section(mrkdwn`*${undertaking.title}*`),
      outcome.input(),
      learned.input(),
      context(`The other one is asked nothing: they add what they learned on the card, if they like. ${visible}`),
    ],
  });
}

/** @param learned what this person said before */
export function learnModal(undertaking: Undertaking, learned: string, origin: Origin): ModalView {
  return learnForm.modal({
    title: 'What I learned',
    submit: 'Save',
    subject: about(undertaking, origin),
    blocks: [
      section(mrkdwn`*${undertaking.title}*`),
      learnForm.fields.learned.input({ value: learned }),
      context(visible),
    ],
  });
}

export function letGoModal(undertaking: Undertaking, origin: Origin): ModalView {
  return letGoForm.modal({
    title: 'Let it go',
    submit: 'Let it go',
    subject: about(undertaking, origin),
    blocks: [
      section(
        mrkdwn`*${undertaking.title}*\nNot everything that is begun has to be finished. What you did stays in the journal.`,
      ),
      letGoForm.fields.reason.input(),
      context(visible),
    ],
  });
}

function about({ mentorshipId, id }: Undertaking, { back }: Origin) {
  return { mentorship: mentorshipId, undertaking: id, back };
}

function titleInput(fields: Pick<EditFields, 'title'>, kind: UndertakingKind, value: string | undefined): InputBlock {
  return fields.title.input({
    label: kind === 'lab' ? 'What will you two try?' : 'What will you two make?',
    placeholder: kind === 'lab' ? 'Run one retrospective each, and watch one another' : 'A guide for new reviewers',
    value,
  });
}
