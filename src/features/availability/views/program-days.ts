import type { KnownBlock, ModalView } from '@slack/types';
import { addDays, dateInWords } from '../../../core/local-time.ts';
import { button, context, dateField, modal, renewed, section, textField } from '../../../slack/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { availabilityButtons, availabilityCallbacks } from '../inputs.ts';
import { longestName } from '../rules/days.ts';
import type { ProgramDays } from '../types.ts';

/** The organisation's days, and a pause where there is one; a day is added below. */
export function programDaysModal(days: readonly ProgramDays[]): ModalView {
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
          textField({ name: 'name', label: 'What is it?', placeholder: 'Company retreat', longest: longestName }),
          dateField({ name: 'first', label: 'First day' }),
          dateField({ name: 'last', label: 'Last day', hint: 'Leave it empty for one day.', optional: true }),
        ],
        days.length,
      ),
      context('`/mentorship pause until 30 June` pauses the whole program; `/mentorship resume` goes on.'),
    ],
  });
}

function dayBlock(days: ProgramDays): KnownBlock {
  return section(
    mrkdwn`*${nameOf(days)}*\n${spanInWords(days)}`,
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

function spanInWords({ firstOn, backOn }: ProgramDays): Mrkdwn {
  if (backOn === null) return mrkdwn`from ${dateInWords(firstOn)} until a lead resumes it`;
  const lastOn = addDays(backOn, -1);
  return lastOn === firstOn
    ? mrkdwn`${dateInWords(firstOn)}`
    : mrkdwn`${dateInWords(firstOn)} to ${dateInWords(lastOn)}`;
}
