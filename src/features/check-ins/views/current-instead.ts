import type { ModalView } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import { actions, button, modal, section } from '../../../slack/blocks.ts';
import { checkInButtons } from '../inputs.ts';
import type { CheckIn } from '../types.ts';

/** A button of an old prompt: it is over, and there is a newer one. */
export function currentInsteadModal(old: CheckIn, newest: CheckIn): ModalView {
  const value = { mentorship: newest.mentorshipId, checkIn: newest.id };
  return modal({
    title: 'A newer check-in',
    blocks: [
      section(
        `The check-in of ${dateInWords(old.occursOn)} is over: a newer one has come since. What was said in it stays in the history.`,
      ),
      actions(
        button(`Answer that of ${dateInWords(newest.occursOn)}`, {
          action: checkInButtons.answer,
          style: 'primary',
          value,
        }),
        button('Check-in history', { action: checkInButtons.history, value: {} }),
      ),
    ],
  });
}
