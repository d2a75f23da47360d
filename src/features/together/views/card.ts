import type { KnownBlock, ModalView } from '@slack/types';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, divider, modal, section, sections } from '../../../slack/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { RevisionWords } from '../../pair-records/views.ts';
import { togetherButtons } from '../inputs.ts';
import { isOpen } from '../rules/rights.ts';
import type {
  ChangeKind,
  Undertaking,
  UndertakingKind,
  UndertakingShape,
  UndertakingStatus,
  UndertakingStep,
} from '../types.ts';

export interface CardParts {
  readonly undertaking: Undertaking;
  readonly steps: readonly UndertakingStep[];
  readonly mentorship: Mentorship;
  /** The two share this DM with another mentorship: the card says which it is of. */
  readonly namesMentorship: boolean;
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

export const kindWords: Readonly<Record<UndertakingKind, string>> = { lab: 'Learning lab', project: 'Joint project' };
const kindEmoji: Readonly<Record<UndertakingKind, string>> = { lab: ':test_tube:', project: ':hammer_and_wrench:' };

export const statusWords: Readonly<Record<UndertakingStatus, string>> = {
  planned: ':seedling: planned',
  under_way: ':hiking_boot: under way',
  done: ':mountain: done',
  let_go: ':leaves: let go',
};

/** The lab or project as it stands, in the group DM of the two. */
export function undertakingCard(parts: CardParts): Message {
  const { undertaking } = parts;
  const { kind, title, status } = undertaking;
  return {
    text: `${kindWords[kind]}: ${title} (${status.replace('_', ' ')})`,
    blocks: undertakingBlocks(parts, {}),
  };
}

/** The same in a modal, for whoever comes from a list. */
export function undertakingModal(parts: CardParts): ModalView {
  return modal({
    title: kindWords[parts.undertaking.kind],
    blocks: [
      ...undertakingBlocks(parts, { back: 'modal' }),
      divider,
      actions(
        button('Back to the list', {
          action: togetherButtons.list,
          value: { mentorship: parts.undertaking.mentorshipId },
        }),
      ),
    ],
  });
}

function undertakingBlocks(parts: CardParts, origin: Record<string, string>): KnownBlock[] {
  const { undertaking, steps, mentorship, namesMentorship, today } = parts;
  const { kind, title, status, whatFor, outcome, menteeLearned, mentorLearned } = undertaking;
  const pair = namesMentorship ? mrkdwn` · ${pairInWords(mentorship)}` : mrkdwn``;
  const said: [string, string][] = [
    ['What for', whatFor],
    ['What came of it', outcome],
    [`What ${mentorship.mentee.name} learned`, menteeLearned],
    [`What ${mentorship.mentor.name} learned`, mentorLearned],
  ];
  return [
    section(mrkdwn`${kindEmoji[kind]} *${title}*`),
    context(mrkdwn`${kindWords[kind]} · ${statusWords[status]} · visible to the two of you${pair}`),
    ...said.flatMap(([label, words]) => (words === '' ? [] : sections([mrkdwn`*${label}:* ${words}`]))),
    ...(steps.length > 0 ? sections(steps.map((step) => stepLine(step, today))) : []),
    ...cardActions(undertaking, origin),
  ];
}

function stepLine({ title, dueOn, tickedAt }: UndertakingStep, today: LocalDate): Mrkdwn {
  if (tickedAt) return mrkdwn`☑ ${title}`;
  const due = dueOn ? mrkdwn`, by ${dateInWords(dueOn)}` : mrkdwn``;
  return mrkdwn`☐ ${title}${due}${dueOn && dueOn < today ? ' (overdue)' : ''}`;
}

function cardActions({ id, mentorshipId, title, status }: Undertaking, origin: Record<string, string>): KnownBlock[] {
  const value = { mentorship: mentorshipId, undertaking: id, ...origin };
  const press = (label: string, action: string, style?: 'primary') =>
    button(label, { action, value, description: `${label}: ${title}`, style });
  if (status === 'done') return [actions(press('What I learned', togetherButtons.learn))];
  if (!isOpen({ status })) return [];
  return [
    actions(
      status === 'planned'
        ? press('Start', togetherButtons.start, 'primary')
        : press('Finish', togetherButtons.finish, 'primary'),
      press('Steps', togetherButtons.steps),
      press('Edit', togetherButtons.edit),
      press('Let go', togetherButtons.letGo),
    ),
  ];
}

const did: Readonly<Record<ChangeKind, string>> = {
  planned: 'planned it',
  started: 'says it begins',
  edited: 'changed the plan',
  steps_added: 'added steps',
  step_ticked: 'ticked a step',
  step_unticked: 'opened a step again',
  done: 'says it is done',
  learned: 'says what there was to learn',
  let_go: 'let it go',
};

/** The revisions of a lab or project in words. */
export const undertakingWords: RevisionWords<UndertakingShape> = {
  did,
  said: ({ words }) => (words === '' ? [] : words.split('\n').map((line) => mrkdwn`> ${line}`)),
  titleOf: ({ title }) => title,
  about: ({ kind, title }) => mrkdwn`_${kindWords[kind]}: ${title}_`,
};
