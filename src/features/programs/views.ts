import type { InputBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../core/ids.ts';
import { weekdays } from '../../core/local-time.ts';
import {
  channelField,
  modal,
  option,
  peopleField,
  section,
  selectField,
  textField,
  timeField,
} from '../../slack/blocks.ts';
import { setUpCallback } from './inputs.ts';
import { defaultRhythm, longestEveryWeeks, weekdayNames } from './rules.ts';
import type { Program, Rhythm } from './types.ts';

/** The fields in which a rhythm is chosen; `readRhythm` reads them back. */
export function rhythmFields(rhythm: Rhythm): InputBlock[] {
  const weeks = Array.from({ length: longestEveryWeeks }, (_, index) => index + 1);
  return [
    selectField({
      name: 'every_weeks',
      label: 'How often',
      options: weeks.map((n) => option(n === 1 ? 'Every week' : `Every ${n} weeks`, String(n))),
      value: String(rhythm.everyWeeks),
    }),
    selectField({
      name: 'weekday',
      label: 'Day',
      options: weekdays.map((day) => option(weekdayNames[day], day)),
      value: rhythm.weekday,
    }),
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
      ...rhythmFields(program?.rhythm ?? defaultRhythm),
    ],
  });
}
