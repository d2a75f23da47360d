import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Cadence } from '../../core/cadence.ts';
import type { PersonId } from '../../core/ids.ts';
import { weekdays } from '../../core/local-time.ts';
import { context, option, section } from '../../slack/blocks.ts';
import { nameFields } from '../../slack/forms.ts';
import { programButtons, type RhythmValues, rhythmFields, setUpForm } from './inputs.ts';
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

const fields = nameFields(rhythmFields);

/** The fields in which a rhythm is chosen; `readRhythm` reads them back. */
export function rhythmBlocks(rhythm: Rhythm, tells: string): InputBlock[] {
  return [...cadenceBlocks(rhythm, tells), ...clockBlocks(rhythm)];
}

/** What another choice of “How often” asks instead: the same form, its fields about the days changed. */
export function reshapeCadence(
  blocks: readonly KnownBlock[],
  chosen: RhythmValues['everyWeeks'],
  tells: string,
): KnownBlock[] {
  const kind: Cadence =
    chosen === byDate
      ? { dayOfMonth: 1 }
      : chosen === byWeekday
        ? { weekOfMonth: 1, weekday: 'TU' }
        : { everyWeeks: chosen ?? 1, weekday: 'TU' };
  const [often, ...days] = cadenceBlocks(kind, tells);
  const own: readonly (string | undefined)[] = [fields.weekday.name, fields.weekOfMonth.name, fields.dayOfMonth.name];
  return blocks.flatMap((block) => {
    if (own.includes(block.block_id)) return [];
    // What stays keeps what was chosen in it, since Slack goes by the block id.
    return block.block_id === often?.block_id ? [block, ...days] : [block];
  });
}

function cadenceBlocks(cadence: Cadence, tells: string): InputBlock[] {
  const weeks = Array.from({ length: longestEveryWeeks }, (_, index) => index + 1);
  return [
    fields.everyWeeks.input({
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
          fields.weekOfMonth.input({
            options: weeksOfMonth.map((week) => option(`The ${weekOfMonthNames[week]} of the month`, String(week))),
            value: String(cadence.weekOfMonth),
          }),
        ]
      : []),
    'dayOfMonth' in cadence
      ? fields.dayOfMonth.input({
          options: Array.from({ length: 31 }, (_, index) => option(String(index + 1), String(index + 1))),
          value: String(cadence.dayOfMonth),
        })
      : fields.weekday.input({
          options: weekdays.map((day) => option(weekdayNames[day], day)),
          value: cadence.weekday,
        }),
  ];
}

function clockBlocks(rhythm: Rhythm): InputBlock[] {
  return [
    fields.localTime.input({ value: rhythm.localTime }),
    fields.zoneOf.input({
      options: [
        option('The mentee’s', 'mentee'),
        option('The mentor’s', 'mentor'),
        option('A named one (below)', 'fixed'),
      ],
      value: rhythm.zoneOf,
    }),
    fields.fixedZone.input({ value: rhythm.fixedZone ?? undefined }),
  ];
}

export function setUpModal(program: Program | undefined, leads: readonly PersonId[]): ModalView {
  return setUpForm.modal({
    title: 'Set up the program',
    submit: 'Save',
    blocks: [
      section('Where wins are celebrated, who leads the program, and the rhythm a new mentorship starts with.'),
      setUpForm.fields.channel.input({ value: program?.celebrationChannelId ?? undefined }),
      setUpForm.fields.leads.input({ value: leads }),
      ...rhythmBlocks(program?.rhythm ?? defaultRhythm, programButtons.chooseCadence),
      context(
        'New pairs begin with this. Where it would be night for one of the two, they begin at the nearest time that is day for both.',
      ),
    ],
  });
}
