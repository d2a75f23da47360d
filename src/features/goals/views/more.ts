import type { ModalView } from '@slack/types';
import { type ButtonOptions, button, context, modal, section } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { progressBar } from '../rules/progress.ts';
import { whyNot } from '../rules/rights.ts';
import type { Goal, GoalVerb } from '../types.ts';
import { standing } from './standing.ts';

/** Something that can be done with a goal, as its menu shows it. */
export interface MenuEntry {
  readonly action: string;
  readonly label: string;
  /** What it does, in half a sentence. */
  readonly hint: string;
  /** Shown to whom may do this, in the state in which they may; else to both of the two, always. */
  readonly verb?: GoalVerb;
  readonly when?: (goal: Goal) => boolean;
  readonly confirm?: ButtonOptions['confirm'];
}

/** Asked before a goal is closed as achieved. */
export const achieveConfirm = {
  title: 'Goal achieved?',
  text: 'The goal is closed as achieved. You then choose whether and how to celebrate it.',
  yes: 'Yes, achieved',
  no: 'Not yet',
};

const entries: readonly MenuEntry[] = [
  { action: goalButtons.logProgress, label: 'Log progress', hint: 'Say where you stand', verb: 'log_progress' },
  { action: goalButtons.steps, label: 'Steps', hint: 'All of them: tick, order, change' },
  { action: goalButtons.edit, label: 'Edit', hint: 'Adjust title, measure, deadline or words', verb: 'edit' },
  { action: goalButtons.suggest, label: 'Suggest a change', hint: 'The mentee accepts it or answers', verb: 'suggest' },
  {
    action: goalButtons.achieve,
    label: 'Achieved',
    hint: 'Close it as reached',
    verb: 'achieve',
    confirm: achieveConfirm,
  },
  { action: goalButtons.resume, label: 'Take up again', hint: 'Go on with it', verb: 'resume' },
  { action: goalButtons.showFocus, label: 'Focus', hint: 'What you work on now, and what is parked', verb: 'weigh' },
  { action: goalButtons.weigh, label: 'Weigh', hint: 'How important and how urgent it is', verb: 'weigh' },
  {
    action: goalButtons.place,
    label: 'Where it leads',
    hint: 'Which long-term goal it is a stepping stone of, and what it serves',
    verb: 'place',
  },
  {
    action: goalButtons.share,
    label: 'Share with the program',
    hint: 'Program leads see its title, its progress and whose it is, nothing else',
    verb: 'share',
    when: ({ isShared }) => !isShared,
  },
  {
    action: goalButtons.unshare,
    label: 'Stop sharing',
    hint: 'Program leads see numbers only, from now on',
    verb: 'unshare',
    when: ({ isShared }) => isShared,
  },
  { action: goalButtons.hold, label: 'Put on hold', hint: 'Let it rest; nothing asks about it', verb: 'hold' },
  { action: goalButtons.reopen, label: 'Open again', hint: 'Talk about what was agreed once more', verb: 'reopen' },
  { action: goalButtons.replace, label: 'Replace', hint: 'Put another goal in its place', verb: 'replace' },
  { action: goalButtons.drop, label: 'Drop', hint: 'Let it go, with a reason', verb: 'drop' },
  {
    action: goalButtons.whatIsNext,
    label: 'What is next?',
    hint: 'A new goal that builds on this one',
    when: ({ status }) => status === 'achieved',
  },
  { action: goalButtons.history, label: 'History', hint: 'Who changed what, when and why' },
];

/** Everything that this person can do with the goal now. @param others what higher features add */
export function moreModal(
  goal: Goal,
  mentorship: Mentorship,
  role: Role,
  others: readonly MenuEntry[] = [],
): ModalView {
  const value = { mentorship: goal.mentorshipId, goal: goal.id };
  const isActive = mentorship.status === 'active';
  const shown = [...entries.slice(0, -1), ...others, ...entries.slice(-1)].filter(({ verb, when, action }) => {
    if (!isActive && action !== goalButtons.history && action !== goalButtons.unshare) return false;
    return (!verb || !whyNot(verb, goal, role, mentorship)) && (when?.(goal) ?? true);
  });
  return modal({
    title: 'Goal',
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${standing(goal)}`),
      ...shown.map(({ action, label, hint, confirm }) =>
        section(mrkdwn`${hint}`, button(label, { action, value, description: `${label}: ${goal.title}`, confirm })),
      ),
      context('Visible to the two of you. You see what you can do with it now.'),
    ],
  });
}
