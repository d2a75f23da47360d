import type { KnownBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../../../core/local-time.ts';
import { button, context, section } from '../../../slack/blocks.ts';
import { renewed } from '../../../slack/input-blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import { availabilityButtons, type TimeOffValues, timeOffForm } from '../inputs.ts';
import type { TimeOff } from '../types.ts';
import { spanInWords } from './spans.ts';

/** A modal holds a hundred blocks. */
const mostShown = 40;

/**
 * What somebody has taken off and not yet passed; more is planned below.
 * @param typed what stands in the fields, where the list changed around them
 */
export function timeOffModal(
  taken: readonly TimeOff[],
  today: LocalDate,
  typed: Partial<TimeOffValues> = {},
): ModalView {
  const { first, back } = timeOffForm.fields;
  return timeOffForm.modal({
    title: 'Time off',
    submit: 'Plan',
    close: 'Close',
    blocks: [
      section(
        'While you are off nothing is asked in any of your mentorships, and nothing counts against you. The people you work with read from when and until when, never why.',
      ),
      ...(taken.length === 0 ? [section('You have planned none.')] : []),
      ...taken.slice(0, mostShown).map((each) => takenBlock(each, today)),
      ...(taken.length > mostShown ? [context(`The next ${mostShown} of ${taken.length} are shown.`)] : []),
      ...renewed(
        [first.input({ value: typed.first ?? today }), back.input({ value: typed.back })],
        // Empty again when something was planned: Slack keeps what is typed under a block id.
        `${taken.length}${taken
          .map(({ id }) => id.slice(-4))
          .join('')
          .slice(0, 160)}`,
      ),
      context('`/checkin off until 30 June` says the same in a line, and `/checkin back` ends it.'),
    ],
  });
}

function takenBlock(off: TimeOff, today: LocalDate): KnownBlock {
  const isNow = off.firstOn <= today;
  const words = spanInWords(off, 'until you are back');
  return section(
    isNow ? mrkdwn`*You are off*\n${words}` : mrkdwn`*Planned*\n${words}`,
    button(isNow ? 'I am back' : 'Call off', {
      action: availabilityButtons.callOff,
      value: { off: off.id },
      description: isNow ? 'I am back: end this time off' : `Call off what is planned: ${words}`,
    }),
  );
}
