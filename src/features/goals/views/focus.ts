import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, fitting, header, modal, option, section } from '../../../slack/blocks.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { weighForm } from '../inputs/small-forms.ts';
import { byWeight, focusSize, isInFocus, weightInWords } from '../rules/focus.ts';
import { progressBar } from '../rules/progress.ts';
import type { Goal } from '../types.ts';
import { standing } from './standing.ts';

export interface FocusParts {
  readonly mentorship: Mentorship;
  readonly role: Role;
  /** The open goals of the mentorship. */
  readonly goals: readonly Goal[];
}

/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 90;

/** What the mentee works on now, what waits, and how the two weigh it. @param parked a goal that was parked just now */
export function focusModal(parts: readonly FocusParts[], parked?: Goal): ModalView {
  return modal({
    title: 'Focus',
    blocks: [
      ...(parked
        ? [
            section(
              mrkdwn`:parking: *${parked.title}* is parked for now: ${focusSize} goals are in focus already. Work on two or three at a time; park one of them to bring it in.`,
            ),
          ]
        : []),
      ...fitting(parts.flatMap(ofMentorship), mostBlocks).flat(),
      context(
        'Visible to the two of you. The most important and urgent goal comes first; parked goals do not come up in check-ins.',
      ),
    ],
  });
}

function ofMentorship({ mentorship, role, goals }: FocusParts): KnownBlock[][] {
  const inFocus = byWeight(goals.filter(isInFocus));
  const parked = byWeight(goals.filter((goal) => !isInFocus(goal)));
  return [
    [header(`In focus: ${inFocus.length} of ${focusSize}`), context(pairInWords(mentorship))],
    ...(inFocus.length === 0
      ? [[section('Nothing is in focus yet.')]]
      : inFocus.map((goal) => entry(goal, mentorship, role))),
    ...(parked.length > 0 ? [[header('Parked')], ...parked.map((goal) => entry(goal, mentorship, role))] : []),
  ];
}

function entry(goal: Goal, mentorship: Mentorship, role: Role): KnownBlock[] {
  const value = { mentorship: goal.mentorshipId, goal: goal.id };
  const named = (label: string) => ({ value, description: `${label}: ${goal.title}` });
  const move = goal.isParked
    ? button('Bring into focus', { action: goalButtons.focus, ...named('Bring into focus') })
    : button('Park', { action: goalButtons.park, ...named('Park') });
  return [
    section(
      joined([
        mrkdwn`*${goal.title}*`,
        mrkdwn`${progressBar(goal)} · ${standing(goal)}`,
        ...weightLines(goal, mentorship),
      ]),
    ),
    actions(...(role === 'mentee' ? [move] : []), button('Weigh', { action: goalButtons.weigh, ...named('Weigh') })),
  ];
}

/** `Bibek: high importance, low urgency`, and the mentor's beside it. */
export function weightLines(goal: Goal, { mentor, mentee }: Mentorship): Mrkdwn[] {
  const own = weightInWords(goal);
  const others = weightInWords({ importance: goal.mentorImportance, urgency: goal.mentorUrgency });
  const said = [own && `${mentee.name}: ${own}`, others && `${mentor.name}: ${others}`].filter((each) => each !== null);
  return said.length > 0 ? [mrkdwn`_${said.join(' · ')}_`] : [];
}

export function weighModal(goal: Goal, role: Role): ModalView {
  const [importance, urgency] =
    role === 'mentee' ? [goal.importance, goal.urgency] : [goal.mentorImportance, goal.mentorUrgency];
  return weighForm.modal({
    title: 'Weigh a goal',
    submit: 'Save',
    subject: { mentorship: goal.mentorshipId, goal: goal.id },
    blocks: [
      section(mrkdwn`*${goal.title}*`),
      weighForm.fields.importance.input({
        options: [
          option('High', '3', 'Much depends on it'),
          option('Medium', '2', 'It would help'),
          option('Low', '1', 'It would be nice'),
        ],
        value: String(importance ?? 2),
      }),
      weighForm.fields.urgency.input({
        options: [
          option('High', '3', 'It cannot wait'),
          option('Medium', '2', 'In the next months'),
          option('Low', '1', 'It can wait'),
        ],
        value: String(urgency ?? 2),
      }),
      context(
        `Visible to the two of you. ${role === 'mentee' ? 'The goals in focus stand in this order.' : 'It stands beside your mentee’s own.'}`,
      ),
    ],
  });
}
