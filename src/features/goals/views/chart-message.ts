import type { KnownBlock, TableBlock } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { button, context, header, section, sections } from '../../../slack/blocks.ts';
import { clip, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { amountInWords, progressBar } from '../rules/progress.ts';
import type { AskedChart, ProgressPoint, ProgressSeries } from '../rules/progress-series.ts';
import type { Goal } from '../types.ts';
import { milestonesOf, progressChart } from './progress-chart.ts';

export interface ChartParts {
  readonly goal: Goal;
  readonly mentorship: Mentorship;
  readonly series: ProgressSeries;
  /** The two share this DM with another mentorship. */
  readonly namesMentorship: boolean;
  /** Where the goal's card stands, if it does. */
  readonly cardTs: string | undefined;
}

/** The newest numbers of a table; the history has them all. */
const rowsShown = 25;

/** The progress of a goal for the two: a picture, and the same numbers as a table. */
export function chartMessage(parts: ChartParts): Message {
  const { goal, mentorship, series, namesMentorship, cardTs } = parts;
  const pair = namesMentorship ? mrkdwn` · ${pairInWords(mentorship)}` : mrkdwn``;
  const earlier = series.points.length - rowsShown;
  return {
    text: clip(`Progress of ${goal.title}: ${progressBar(goal)}`, 1000),
    blocks: [
      section(mrkdwn`*Progress of ${goal.title}*\n${progressBar(goal)}`),
      ...milestoneBlocks(series),
      table(goal, series.points.slice(-rowsShown)),
      context(
        mrkdwn`${earlier > 0 ? mrkdwn`${earlier} earlier numbers are in the goal’s history. ` : mrkdwn``}Deadline: ${dateInWords(series.deadlineOn)}. Visible to the two of you.${pair}`,
      ),
    ],
    picture: {
      svg: progressChart(series, goal.unit),
      alt: altText(goal, series),
      fileName: 'progress.png',
      title: 'Progress of a goal',
      after: 1,
    },
    ...(cardTs === undefined ? {} : { thread: { ts: cardTs, alsoInConversation: true } }),
  };
}

function milestoneBlocks(series: ProgressSeries): KnownBlock[] {
  const lines = milestonesOf(series).map(
    ({ title, on }, index) => mrkdwn`◆ ${index + 1}  ${title}, ${dateInWords(on)}`,
  );
  const steps = series.marks.filter(({ kind }) => kind === 'step').length;
  const holds = series.holds.map(({ from, to }): Mrkdwn => {
    return to
      ? mrkdwn`On hold from ${dateInWords(from)} to ${dateInWords(to)}`
      : mrkdwn`On hold since ${dateInWords(from)}`;
  });
  const ticked = steps > 0 ? [mrkdwn`${steps === 1 ? 'One step' : `${steps} steps`} ticked`] : [];
  const all = [...lines, ...ticked, ...holds.slice(-mostHolds)];
  return all.length > 0 ? sections(all) : [];
}

const mostHolds = 5;

function table(goal: Goal, points: readonly ProgressPoint[]): TableBlock {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { align: 'right', is_wrapped: true }],
    rows: [
      [cell('Day'), cell('Progress')],
      ...points.map(({ on, value }) => [cell(dateInWords(on)), cell(amountInWords(value, goal))]),
    ],
  };
}

/** What the picture shows, for whoever does not see it. */
function altText(goal: Goal, { points, target, deadlineOn, marks, holds }: ProgressSeries): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return `Progress of ${goal.title}`;
  const milestones = marks.filter(({ kind }) => kind === 'milestone').length;
  const said = [
    `Line chart of the progress of “${goal.title}”: from ${amountInWords(first.value, goal)} on ${dateInWords(first.on)} to ${amountInWords(last.value, goal)} on ${dateInWords(last.on)}`,
    `Target: ${amountInWords(target, goal)} by ${dateInWords(deadlineOn)}`,
    ...(milestones > 0 ? [`Milestones reached: ${milestones}`] : []),
    ...(holds.length > 0 ? [`Times on hold: ${holds.length}`] : []),
    'The numbers stand in the table below',
  ];
  return `${said.join('. ')}.`;
}

/** What the one who asked for a picture is told, at once. */
export function chartAnswer(state: AskedChart): string {
  switch (state) {
    case 'asked':
      return 'Your picture is being drawn. It comes to the conversation of the two of you with Cairn, in the thread of the goal’s card.';
    case 'on its way':
      return 'Today’s picture of this goal is on its way to the conversation of the two of you with Cairn.';
    case 'posted':
      return 'Today’s picture of this goal is there already: look into the thread of its card, in the conversation of the two of you with Cairn. There can be a new one tomorrow.';
    case 'not posted':
      return 'Slack did not take today’s picture of this goal; the program leads have been told. Try again tomorrow, or look at the goal’s history.';
  }
}

const goalsListed = 40;

/** The goals of which a picture can be asked for. */
export function chartListBlocks(
  goals: readonly { readonly goal: Goal; readonly mentorship: Mentorship }[],
): KnownBlock[] {
  if (goals.length === 0) return [section('No goals here yet. The mentee types `/goal` to set the first one.')];
  const more = goals.length - goalsListed;
  return [
    header('Which goal shall Cairn draw?'),
    ...goals
      .slice(0, goalsListed)
      .map(({ goal, mentorship }) =>
        section(mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${pairInWords(mentorship)}`, chartButton(goal)),
      ),
    context('The picture goes to the conversation of the two with Cairn. Visible to the two of you.'),
    ...(more > 0 ? [context(`… and ${more} more: open one with \`/goal history\` and draw it from there.`)] : []),
  ];
}

export function chartButton(goal: Goal) {
  return button('Progress picture', {
    action: goalButtons.chart,
    value: { mentorship: goal.mentorshipId, goal: goal.id },
    description: `Progress picture: ${goal.title}`,
  });
}
