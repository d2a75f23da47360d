import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, modal, section } from '../../../slack/blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import { questionButtons } from '../inputs.ts';
import { askedOfRole, isAsked } from '../rules/arrange.ts';
import type { KeptQuestion } from '../types.ts';
import { marksOf, ofRole, optionsOf } from './marks.ts';

export const retiredPerPage = 30;
const roles: readonly Role[] = ['mentee', 'mentor'];

/** The questions of one role, with what leads can do about them. A role has at most twenty. */
export function questionsModal(set: readonly KeptQuestion[], role: Role): ModalView {
  const own = askedOfRole(set, role);
  const retired = set.filter((each) => each.role === role && !isAsked(each)).length;
  return modal({
    title: 'Questions',
    blocks: [
      section(
        'What a check-in asks. Answers are visible to the two of a pair only; you never see them. Of the questions that rotate, each check-in asks one, in turn.',
      ),
      actions(...roles.map((each) => roleButton(each, role))),
      header(`${ofRole[role]} questions`),
      ...own.flatMap((question, index) => [
        section(joined([mrkdwn`*${index + 1}. ${question.label}*\n_${marksOf(question)}_`, ...optionsOf(question)])),
        actions(...entryButtons(question, own[index - 1], own[index + 1])),
      ]),
      actions(
        button('Add a question', { action: questionButtons.add, style: 'primary', value: { role } }),
        button('Preview', { action: questionButtons.preview, value: { role } }),
        ...(retired > 0
          ? [button(`Retired (${retired})`, { action: questionButtons.retired, value: { role, skip: '0' } })]
          : []),
        resetButton(role),
      ),
      context(
        'Visible to program leads and workspace admins. A check-in whose form somebody has opened keeps its questions; what you change counts from the next one on.',
      ),
    ],
  });
}

function roleButton(role: Role, shown: Role) {
  return button(`${ofRole[role]} questions`, {
    action: role === 'mentee' ? questionButtons.ofMentee : questionButtons.ofMentor,
    value: { role },
    ...(role === shown ? { style: 'primary' as const, description: `${ofRole[role]} questions, shown below` } : {}),
  });
}

function entryButtons(question: KeptQuestion, before: KeptQuestion | undefined, after: KeptQuestion | undefined) {
  const value = { role: question.role, question: question.id };
  const labelled = (label: string) => ({ description: `${label}: ${question.label}` });
  return [
    button('Change', { action: questionButtons.change, value, ...labelled('Change') }),
    ...(before
      ? [button('Up', { action: questionButtons.up, value: { ...value, past: before.id }, ...labelled('Up') })]
      : []),
    ...(after
      ? [button('Down', { action: questionButtons.down, value: { ...value, past: after.id }, ...labelled('Down') })]
      : []),
    ...(before || after ? [button('Retire', { action: questionButtons.retire, value, ...labelled('Retire') })] : []),
  ];
}

function resetButton(role: Role) {
  return button('Back to Cairn’s own', {
    action: questionButtons.reset,
    value: { role },
    confirm: {
      title: 'Back to Cairn’s own questions?',
      text: 'Both roles get the questions that Cairn starts with, in its words and order. Your own questions are retired and can be brought back; changed wordings of Cairn’s questions are not kept. Answers stay as they were given.',
      yes: 'Back to Cairn’s own',
      no: 'Keep ours',
    },
  });
}

/** Those that are asked no more, the newest first. */
export function retiredModal(set: readonly KeptQuestion[], role: Role, skip = 0): ModalView {
  const retired = set.filter((each) => each.role === role && !isAsked(each));
  const more = retired.length - skip - retiredPerPage;
  return modal({
    title: 'Retired questions',
    blocks: [
      section(
        mrkdwn`${ofRole[role]} questions that check-ins ask no more. Answers that were given to them stay with their check-ins.`,
      ),
      ...(retired.length === 0 ? [section('None is retired.')] : []),
      ...retired.slice(skip, skip + retiredPerPage).flatMap(retiredEntry),
      actions(
        ...(more > 0
          ? [button('More', { action: questionButtons.retired, value: { role, skip: String(skip + retiredPerPage) } })]
          : []),
        button('Back to the questions', { action: questionButtons.list, value: { role } }),
      ),
      context('Visible to program leads and workspace admins.'),
    ],
  });
}

function retiredEntry(question: KeptQuestion): KnownBlock[] {
  return [
    section(joined([mrkdwn`*${question.label}*\n_${marksOf(question)}_`, ...optionsOf(question)])),
    actions(
      button('Bring back', {
        action: questionButtons.bringBack,
        value: { role: question.role, question: question.id },
        description: `Bring back: ${question.label}`,
      }),
    ),
  ];
}
