import type { KnownBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../../../core/local-time.ts';
import { actions, button, modal, section } from '../../../slack/blocks.ts';
import { dateField, renewed, textField } from '../../../slack/input-blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { availabilityButtons, availabilityCallbacks } from '../inputs.ts';
import { longestName } from '../rules/days.ts';
import type { ProgramDays } from '../types.ts';
import { spanInWords } from './spans.ts';

export interface TypedDays {
  readonly name?: string | undefined;
  readonly first?: string | undefined;
  readonly last?: string | undefined;
}

/**
 * The organisation's days, and a pause where there is one; a day is added below.
 * @param typed what stands in the fields, where the list changed around them
 */
export function programDaysModal(days: readonly ProgramDays[], typed: TypedDays = {}): ModalView {
  return modal({
    callback: availabilityCallbacks.days,
    title: 'Days without check-ins',
    submit: 'Add',
    close: 'Close',
    subject: {},
    blocks: [
      section(
        'On these days no pair is asked. It counts against nobody, and each pair is told what is left out or moved.',
      ),
      ...(days.length === 0 ? [section('None is planned.')] : days.map(dayBlock)),
      // Empty again when something was added: Slack keeps what is typed under a block id.
      ...renewed(
        [
          textField({
            name: 'name',
            label: 'What is it?',
            placeholder: 'Company retreat',
            longest: longestName,
            ...asValue(typed.name),
          }),
          dateField({ name: 'first', label: 'First day', ...asValue(typed.first) }),
          dateField({
            name: 'last',
            label: 'Last day',
            hint: 'Leave it empty for one day.',
            optional: true,
            ...asValue(typed.last),
          }),
        ],
        days.length,
      ),
      ...(days.some(({ kind }) => kind === 'pause')
        ? []
        : [actions(button('Pause the program', { action: availabilityButtons.pause, value: {} }))]),
    ],
  });
}

const asValue = (value: string | undefined) => (value ? { value } : {});

function dayBlock(days: ProgramDays): KnownBlock {
  return section(
    mrkdwn`*${nameOf(days)}*\n${spanInWords(days, 'until a lead resumes it')}`,
    button(days.kind === 'pause' ? 'Resume' : 'Remove', {
      action: availabilityButtons.removeDays,
      value: { days: days.id },
      description: `${days.kind === 'pause' ? 'Resume the program' : `Remove ${nameOf(days)}`}`,
    }),
  );
}

function nameOf({ kind, name }: ProgramDays): string {
  return kind === 'pause' ? 'The program pauses' : name;
}

/** What a pause does is said before it is made. */
export function pauseModal(until: LocalDate | undefined): ModalView {
  return modal({
    callback: availabilityCallbacks.pause,
    title: 'Pause the program',
    submit: 'Pause',
    close: 'Keep it running',
    subject: {},
    blocks: [
      section(
        'No pair is asked and nobody is reminded. Each pair is told, and it counts against nobody. What is open can still be answered.',
      ),
      dateField({
        name: 'until',
        label: 'Until',
        hint: 'The first day on which pairs are asked again. Leave it empty to pause until a lead resumes it.',
        optional: true,
        ...(until ? { value: until } : {}),
      }),
    ],
  });
}
