import type { KnownBlock, ModalView } from '@slack/types';
import { context, divider, modal, section } from '../../../slack/blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import { askedOfRole } from '../rules/arrange.ts';
import type { KeptQuestion, Question } from '../types.ts';
import { ofRole } from './marks.ts';

/** The form of a check-in as the mentee or the mentor sees it; nothing can be typed into it. */
export function previewModal(set: readonly KeptQuestion[], role: Role): ModalView {
  const own = askedOfRole(set, role);
  const rotating = own.filter(({ rotates }) => rotates);
  const [first] = rotating;
  return modal({
    title: 'Preview',
    blocks: [
      section(mrkdwn`${ofRole[role]} form, without the goals and steps of a pair.`),
      context(mrkdwn`Visible to the two of the pair.`),
      ...own.flatMap((question) => {
        if (!question.rotates) return [asked(question)];
        // Where the first of them stands, all are shown: each check-in has one of these in that place or in its own.
        return question === first ? rotation(rotating) : [];
      }),
      context('A preview: nothing can be typed here.'),
    ],
  });
}

function rotation(rotating: readonly Question[]): KnownBlock[] {
  if (rotating.length === 1) return rotating.map(asked);
  return [divider, context('One of these each time, in turn:'), ...rotating.map(asked), divider];
}

function asked({ label, kind, options, isRequired, visibleTo }: Question): KnownBlock {
  const field = kind === 'words' ? [mrkdwn`▭ a few words`] : options.map((each) => mrkdwn`◦ ${each}`);
  return section(
    joined([
      mrkdwn`*${label}*${isRequired ? '' : ' (optional)'}`,
      ...field,
      ...(visibleTo === 'self' ? [mrkdwn`_For you alone._`] : []),
    ]),
  );
}
