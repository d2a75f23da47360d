import type { ModalView } from '@slack/types';
import { actions, button, context, modal, section } from '../../../slack/blocks.ts';
import { pageOf } from '../../../slack/page.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { togetherButtons } from '../inputs.ts';
import type { Undertaking } from '../types.ts';
import { kindWords, statusWords } from './card.ts';

export const undertakingsPerPage = 30;

export interface TogetherList {
  /** Those of the page, and one more where there are more. */
  readonly undertakings: readonly Undertaking[];
  readonly skip: number;
  /** The one that the list is of; undefined for all of the reader's. */
  readonly mentorshipId: MentorshipId | undefined;
  readonly mentorships: readonly Mentorship[];
  /** Whether the reader has an active mentorship here, and one as mentor. */
  readonly canPlan: boolean;
  readonly canShare: boolean;
}

/** What the two do together, and the ways to begin something. */
export function togetherModal(list: TogetherList): ModalView {
  const { undertakings, skip, mentorshipId, canPlan, canShare } = list;
  const of: Record<string, string> = mentorshipId ? { mentorship: mentorshipId } : {};
  const limits = { perPage: undertakingsPerPage, maxBlocks: undertakingsPerPage };
  const page = pageOf(undertakings, limits, (each) => [entry(each, list)]);
  const next = { ...of, skip: String(skip + page.shown.length) };
  const begin = (label: string, what: 'lab' | 'project' | 'insight' | 'opportunity') =>
    button(label, { action: togetherButtons[what], value: { ...of, back: 'modal' } });
  const ways = [
    ...(canPlan ? [begin('Plan a learning lab', 'lab'), begin('Plan a joint project', 'project')] : []),
    ...(canShare ? [begin('Share an insight', 'insight'), begin('Share an opportunity', 'opportunity')] : []),
  ];
  return modal({
    title: 'Together',
    blocks: [
      context('Learning labs and joint projects. Visible to the two of you.'),
      ...(ways.length > 0 ? [actions(...ways)] : []),
      ...(undertakings.length === 0
        ? [section('Nothing here yet. What would the two of you like to try, or to make?')]
        : []),
      ...page.blocks,
      ...(page.hasMore ? [actions(button('More', { action: togetherButtons.list, value: next }))] : []),
    ],
  });
}

function entry(undertaking: Undertaking, { mentorships, mentorshipId }: TogetherList) {
  const { id, kind, title, status } = undertaking;
  const pair = mentorships.find((each) => each.id === undertaking.mentorshipId);
  const whose = pair && mentorshipId === undefined && mentorships.length > 1 ? ` · ${pairInWords(pair)}` : '';
  return section(
    mrkdwn`*${title}*\n${kindWords[kind]} · ${statusWords[status]}${whose}`,
    button('Open', {
      action: togetherButtons.open,
      value: { mentorship: undertaking.mentorshipId, undertaking: id },
      description: `Open: ${title}`,
    }),
  );
}
