import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Cadence } from '../../core/cadence.ts';
import type { PersonId } from '../../core/ids.ts';
import { weekdays } from '../../core/local-time.ts';
import { context, modal, option, section } from '../../slack/blocks.ts';
import { channelField, peopleField, selectField, textField, timeField } from '../../slack/input-blocks.ts';
import { programButtons, setUpCallback } from './inputs.ts';
import {
  byDate,
  byWeekday,
  defaultRhythm,
  longestEveryWeeks,
  weekdayNames,
  weekOfMonthNames,
  weeksOfMonth,
} from './rules.ts';
import type { Program, Rhythm } from './types.ts';

/** The fields in which a rhythm is chosen; `readRhythm` reads them back. */
export function rhythmFields(rhythm: Rhythm, tells: string): InputBlock[] {
  return [...cadenceFields(rhythm, tells), ...clockFields(rhythm)];
}

/** What another choice of “How often” asks instead: the same form, its fields about the days changed. */
export function reshapeCadence(blocks: readonly KnownBlock[], chosen: string | undefined, tells: string): KnownBlock[] {
  const kind: Cadence =
    chosen === byDate
      ? { dayOfMonth: 1 }
      : chosen === byWeekday
        ? { weekOfMonth: 1, weekday: 'TU' }
        : { everyWeeks: Math.min(Number(chosen) || 1, longestEveryWeeks), weekday: 'TU' };
  const [often, ...days] = cadenceFields(kind, tells);
  const own: readonly (string | undefined)[] = ['weekday', 'week_of_month', 'day_of_month'];
  return blocks.flatMap((block) => {
    if (own.includes(block.block_id)) return [];
    // What stays keeps what was chosen in it, since Slack goes by the block id.
    return block.block_id === often?.block_id ? [block, ...days] : [block];
  });
}

function cadenceFields(cadence: Cadence, tells: string): InputBlock[] {
  const weeks = Array.from({ length: longestEveryWeeks }, (_, index) => index + 1);
  return [
    selectField({
      name: 'every_weeks',
      label: 'How often',
      options: [
        ...weeks.map((n) => option(n === 1 ? 'Every week' : `Every ${n} weeks`, String(n))),
        option('Every month, on a date', byDate),
        option('Every month, on a weekday', byWeekday),
      ],
      value: 'everyWeeks' in cadence ? String(cadence.everyWeeks) : 'dayOfMonth' in cadence ? byDate : byWeekday,
      tells,
    }),
    ...('weekOfMonth' in cadence
      ? [
          selectField({
            name: 'week_of_month',
            label: 'Which one',
            options: weeksOfMonth.map((week) => option(`The ${weekOfMonthNames[week]} of the month`, String(week))),
            value: String(cadence.weekOfMonth),
          }),
        ]
      : []),
    ...('dayOfMonth' in cadence
      ? [
          selectField({
            name: 'day_of_month',
            label: 'Day of the month',
            hint: 'A shorter month has it on its last day.',
            options: Array.from({ length: 31 }, (_, index) => option(String(index + 1), String(index + 1))),
            value: String(cadence.dayOfMonth),
          }),
        ]
      : [
          selectField({
            name: 'weekday',
            label: 'Day',
            options: weekdays.map((day) => option(weekdayNames[day], day)),
            value: cadence.weekday,
          }),
        ]),
  ];
}

function clockFields(rhythm: Rhythm): InputBlock[] {
  return [
    timeField({ name: 'local_time', label: 'Time', value: rhythm.localTime }),
    selectField({
      name: 'zone_of',
      label: 'Time zone',
      options: [
        option('The mentee’s', 'mentee'),
        option('The mentor’s', 'mentor'),
        option('A named one (below)', 'fixed'),
      ],
      value: rhythm.zoneOf,
    }),
    textField({
      name: 'fixed_zone',
      label: 'Named time zone',
      hint: 'Only for “A named one”: a region and a city.',
      placeholder: 'Europe/London',
      optional: true,
      longest: 60,
      ...(rhythm.fixedZone ? { value: rhythm.fixedZone } : {}),
    }),
  ];
}

export function setUpModal(program: Program | undefined, leads: readonly PersonId[]): ModalView {
  return modal({
    callback: setUpCallback,
    title: 'Set up the program',
    submit: 'Save',
    subject: {},
    blocks: [
      section('Where wins are celebrated, who leads the program, and the rhythm a new mentorship starts with.'),
      channelField({
        name: 'channel',
        label: 'Channel',
        hint: 'For celebrations. Afterwards, type /invite @Cairn there: Cairn never joins by itself.',
        optional: true,
        ...(program?.celebrationChannelId ? { value: program.celebrationChannelId } : {}),
      }),
      peopleField({
        name: 'leads',
        label: 'Program leads',
        hint: 'They pair people, see every pair, and are told when a message cannot be delivered; they never see what a pair writes. Workspace admins can do the same.',
        optional: true,
        value: leads,
        most: 20,
      }),
      ...rhythmFields(program?.rhythm ?? defaultRhythm, programButtons.chooseCadence),
      context(
        'New pairs begin with this. Where it would be night for one of the two, they begin at the nearest time that is day for both.',
      ),
    ],
  });
}
