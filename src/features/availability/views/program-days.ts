import type { KnownBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../../../core/local-time.ts';
import { actions, button, section } from '../../../slack/blocks.ts';
import { renewed } from '../../../slack/input-blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { availabilityButtons, type ClosedDaysValues, closedDaysForm, pauseForm } from '../inputs.ts';
import type { ProgramDays } from '../types.ts';
import { spanInWords } from './spans.ts';

/**
 * The organisation's days, and a pause where there is one; a day is added below.
 * @param typed what stands in the fields, where the list changed around them
 */
export function programDaysModal(days: readonly ProgramDays[], typed: Partial<ClosedDaysValues> = {}): ModalView {
  const { name, first, last } = closedDaysForm.fields;
  return closedDaysForm.modal({
    title: 'Days without check-ins',
    submit: 'Add',
    close: 'Close',
    blocks: [
      section(
        'On these days no pair is asked. It counts against nobody, and each pair is told what is left out or moved.',
      ),
      ...(days.length === 0 ? [section('None is planned.')] : days.map(dayBlock)),
      // Empty again when something was added: Slack keeps what is typed under a block id.
      ...renewed(
        [name.input({ value: typed.name }), first.input({ value: typed.first }), last.input({ value: typed.last })],
        days.length,
      ),
      ...(days.some(({ kind }) => kind === 'pause')
        ? []
        : [actions(button('Pause the program', { action: availabilityButtons.pause, value: {} }))]),
    ],
  });
}

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
  return pauseForm.modal({
    title: 'Pause the program',
    submit: 'Pause',
    close: 'Keep it running',
    blocks: [
      section(
        'No pair is asked and nobody is reminded. Each pair is told, and it counts against nobody. What is open can still be answered.',
      ),
      pauseForm.fields.until.input({ value: until }),
    ],
  });
}
