import type { KnownBlock, ModalView } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, context, modal, section, sections } from '../../../slack/blocks.ts';
import { pageOf } from '../../../slack/page.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { checkInButtons } from '../inputs.ts';
import { longestAnswer } from '../rules/answers.ts';
import { seenBy } from '../rules/reveal.ts';
import type { Answer, CheckIn, HistoryFilter, HistoryPlace, Participation } from '../types.ts';
import { saidLines } from './summary.ts';

export const checkInsPerPage = 10;

export interface PastCheckIn {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly answers: readonly Answer[];
  /** Who skipped it. */
  readonly participations: readonly Participation[];
  /** Who looks at it. */
  readonly viewer: Role;
}

export interface HistoryParts {
  /** Those of the page, the nearest to its place first, and one more where there are more. */
  readonly near: readonly PastCheckIn[];
  readonly filter: HistoryFilter;
  /** Where these lie. */
  readonly place: HistoryPlace;
  readonly partnerName?: string;
  /** The goal that the filter names, by its title. */
  readonly goalTitle?: string;
}

/** What both said, newest first: as many as fit, and a way to the older and to the newer ones. */
export function historyModal(parts: HistoryParts): ModalView {
  const { near, filter, place } = parts;
  const isNewer = place.after !== undefined;
  // Those next to the place are shown first, so that turning pages leaves none out.
  const page = pageOf(near, { perPage: checkInsPerPage, maxBlocks: 92, isReversed: isNewer }, entryBlocks);
  const shown = isNewer ? page.shown.toReversed() : page.shown;
  const filtered = filterInWords(parts);
  return modal({
    title: 'Check-in history',
    blocks: [
      context('Visible to the two of you.'),
      ...(filtered.length > 0 ? [context(mrkdwn`Shown: ${filtered.join(' · ')}`)] : []),
      ...headActions(filter, filtered.length > 0, near.length > 0),
      ...(near.length === 0
        ? [section(filtered.length > 0 ? 'No check-in fits this filter.' : 'No check-ins here yet.')]
        : []),
      ...page.blocks,
      ...pageActions(filter, {
        older: isNewer || page.hasMore ? shown.at(-1) : undefined,
        newer: isNewer ? (page.hasMore ? shown[0] : undefined) : place.before && shown[0],
      }),
    ],
  });
}

function headActions(filter: HistoryFilter, isFiltered: boolean, isAny: boolean): KnownBlock[] {
  if (!isFiltered && !isAny) return [];
  const narrow = button('Filter', { action: checkInButtons.filterHistory, value: filterValue(filter) });
  const all = button('Show everything', { action: checkInButtons.history, value: { back: 'newest' } });
  return [isFiltered ? actions(narrow, all) : actions(narrow)];
}

function pageActions(
  filter: HistoryFilter,
  ends: { older: PastCheckIn | undefined; newer: PastCheckIn | undefined },
): KnownBlock[] {
  const turn = (label: string, action: string, place: Record<string, string>) =>
    button(label, { action, value: { ...filterValue(filter), ...place } });
  const turns = [
    ...(ends.newer ? [turn('Newer', checkInButtons.newerHistory, { after: ends.newer.checkIn.id })] : []),
    ...(ends.older ? [turn('Older', checkInButtons.history, { before: ends.older.checkIn.id })] : []),
  ];
  return turns.length > 0 ? [actions(...turns)] : [];
}

/** A filter as a button carries it. */
function filterValue({ partner, goal, from, until }: HistoryFilter) {
  return { partner, goal, from, until };
}

function filterInWords({ filter, partnerName, goalTitle }: HistoryParts): string[] {
  const { partner, goal, from, until } = filter;
  return [
    ...(partner ? [`with ${partnerName ?? 'somebody'}`] : []),
    ...(goal ? [`after which “${goalTitle ?? 'a goal'}” moved`] : []),
    ...(from ? [`from ${dateInWords(from)}`] : []),
    ...(until ? [`until ${dateInWords(until)}`] : []),
  ];
}

function entryBlocks({ checkIn, mentorship, answers, participations, viewer }: PastCheckIn): KnownBlock[] {
  const isOpen = checkIn.state === 'open';
  const isSkipped = checkIn.closedBecause === 'skipped';
  const state = isOpen ? 'open' : isSkipped ? 'skipped' : 'closed';
  return [
    section(mrkdwn`*${dateInWords(checkIn.occursOn)}* · ${pairInWords(mentorship)} · ${state}`),
    ...(['mentee', 'mentor'] as const).flatMap((role) => {
      const answer = answers.find((each) => each.role === role);
      const { name } = mentorship[role];
      if (answer && !seenBy(checkIn, answers, viewer).includes(answer)) {
        return [section(mrkdwn`*${name}* has answered; you see it when you have answered too.`)];
      }
      if (answer) return sections([mrkdwn`*${name}*`, ...saidLines(answer, longestAnswer)]);
      const left = participations.find(
        ({ personId, skippedAt }) => personId === mentorship[role].id && skippedAt !== null,
      );
      if (left) {
        const why = left.skipReason ? mrkdwn`: “${left.skipReason}”` : mrkdwn`.`;
        return [section(mrkdwn`*${name}* skipped this one${why}`)];
      }
      if (isSkipped) return [];
      return [section(mrkdwn`*${name}* ${isOpen ? 'has not answered yet' : 'did not answer'}.`)];
    }),
  ];
}
