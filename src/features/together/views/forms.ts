import type { InputBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { context, modal, option, section } from '../../../slack/blocks.ts';
import { checkboxField, selectField, textField } from '../../../slack/input-blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { boxesField, togetherCallbacks } from '../inputs.ts';
import { longest, mostSteps } from '../rules/draft.ts';
import type { Undertaking, UndertakingKind, UndertakingStep } from '../types.ts';
import { kindWords } from './card.ts';

const visible = 'Visible to the two of you.';
/** Slack shows ten boxes in a group. */
const boxesInGroup = 10;

/** Where a form goes when it is submitted: back to the modal it was opened from, or nowhere. */
export type Origin = { readonly back?: 'modal' | undefined };

export interface PlanStart extends Origin {
  readonly kind: UndertakingKind;
  /** Those that it may belong to; of several, the form asks. */
  readonly mentorships: readonly Mentorship[];
  readonly title?: string;
}

export function planModal({ kind, mentorships, title, back }: PlanStart, personId: PersonId): ModalView {
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const which = selectField({
    name: 'mentorship',
    label: 'Mentorship',
    options: mentorshipOptions(mentorships, personId),
  });
  return modal({
    callback: togetherCallbacks.plan,
    title: kindWords[kind],
    submit: 'Plan it',
    subject: { kind, ...(only ? { mentorship: only.id } : {}), ...(back ? { back } : {}) },
    blocks: [
      context(
        kind === 'lab'
          ? `Something the two of you try out, to learn from it. ${visible}`
          : `Something the two of you make. ${visible}`,
      ),
      ...(only ? [] : [which]),
      titleField(kind, title),
      whatForField(),
      stepsField('Who does what, and by when?'),
    ],
  });
}

export function editModal(undertaking: Undertaking, origin: Origin): ModalView {
  return modal({
    callback: togetherCallbacks.edit,
    title: 'Change the plan',
    submit: 'Save',
    subject: { ...about(undertaking, origin), base: String(undertaking.revision) },
    blocks: [titleField(undertaking.kind, undertaking.title), whatForField(undertaking.whatFor), context(visible)],
  });
}

export function stepsModal(undertaking: Undertaking, steps: readonly UndertakingStep[], origin: Origin): ModalView {
  const ticked = steps.filter(({ tickedAt }) => tickedAt !== null);
  const listed = (some: readonly UndertakingStep[]) => some.map(({ position }) => position).join(',');
  const groups = Array.from({ length: Math.ceil(steps.length / boxesInGroup) }, (_, index) =>
    steps.slice(index * boxesInGroup, (index + 1) * boxesInGroup),
  );
  const room = mostSteps - steps.length;
  return modal({
    callback: togetherCallbacks.steps,
    title: 'Steps',
    submit: 'Save',
    subject: { ...about(undertaking, origin), shown: listed(steps), ticked: listed(ticked) },
    blocks: [
      section(mrkdwn`*${undertaking.title}*`),
      ...groups.map((group, index) =>
        checkboxField({
          name: boxesField(index),
          label: index === 0 ? 'Tick what is done' : 'And these',
          optional: true,
          options: group.map(({ title, position }) => option(title, String(position))),
          values: group.filter(({ tickedAt }) => tickedAt !== null).map(({ position }) => String(position)),
        }),
      ),
      room > 0 ? stepsField('What comes next?') : context(`There are ${mostSteps} steps: as many as fit here.`),
      context(`Either of you ticks them. ${visible}`),
    ],
  });
}

export function finishModal(undertaking: Undertaking, origin: Origin): ModalView {
  return modal({
    callback: togetherCallbacks.finish,
    title: 'Finish',
    submit: 'It is done',
    subject: about(undertaking, origin),
    blocks: [
      section(mrkdwn`*${undertaking.title}*`),
      words('outcome', 'What came of it?', 'A checklist that both our teams now use.', ''),
      { ...words('learned', 'What did you learn?', 'That I explain best with a drawing.', ''), optional: true },
      context(`The other one is asked nothing: they add what they learned on the card, if they like. ${visible}`),
    ],
  });
}

/** @param learned what this person said before */
export function learnModal(undertaking: Undertaking, learned: string, origin: Origin): ModalView {
  return modal({
    callback: togetherCallbacks.learn,
    title: 'What I learned',
    submit: 'Save',
    subject: about(undertaking, origin),
    blocks: [
      section(mrkdwn`*${undertaking.title}*`),
      words('learned', 'What did you learn?', 'That I explain best with a drawing.', learned),
      context(visible),
    ],
  });
}

export function letGoModal(undertaking: Undertaking, origin: Origin): ModalView {
  return modal({
    callback: togetherCallbacks.letGo,
    title: 'Let it go',
    submit: 'Let it go',
    subject: about(undertaking, origin),
    blocks: [
      section(
        mrkdwn`*${undertaking.title}*\nNot everything that is begun has to be finished. What you did stays in the journal.`,
      ),
      words('reason', 'What made you let it go?', 'The conference was cancelled.', ''),
      context(visible),
    ],
  });
}

function about({ mentorshipId, id }: Undertaking, { back }: Origin): Record<string, string> {
  return { mentorship: mentorshipId, undertaking: id, ...(back ? { back } : {}) };
}

function titleField(kind: UndertakingKind, value: string | undefined): InputBlock {
  return textField({
    name: 'title',
    label: kind === 'lab' ? 'What will you two try?' : 'What will you two make?',
    placeholder: kind === 'lab' ? 'Run one retrospective each, and watch one another' : 'A guide for new reviewers',
    longest: longest.title,
    ...(value ? { value } : {}),
  });
}

function whatForField(value = ''): InputBlock {
  return { ...words('what_for', 'What for?', 'To find out what makes people speak up.', value), optional: true };
}

function stepsField(label: string): InputBlock {
  return textField({
    name: 'steps',
    label,
    hint: 'Steps, one a line. A date may follow (“by 3 March”, “next Friday”).',
    multiline: true,
    optional: true,
  });
}

function words(name: string, label: string, example: string, value: string): InputBlock {
  return textField({
    name,
    label,
    placeholder: example,
    multiline: true,
    longest: longest.words,
    ...(value ? { value } : {}),
  });
}
