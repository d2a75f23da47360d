import type { ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { actions, button, context, modal, section, sections } from '../../../slack/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { Talk } from '../../talks/types.ts';
import { talkChoices, talkedLine } from '../../talks/views.ts';
import { checkInButtons } from '../inputs.ts';
import type { CheckIn, Schedule } from '../types.ts';

export interface OverviewParts {
  readonly schedule: Schedule;
  readonly mentorship: Mentorship;
  readonly personId: PersonId;
  /** The one that waits for answers. */
  readonly open: CheckIn | undefined;
  /** What was told of their last conversation. */
  readonly talks: readonly Talk[];
  /** When the next ones come. */
  readonly lines: readonly Mrkdwn[];
}

/** What the commands do, by buttons: each opens on top, so that one comes back here. */
export function overviewModal({ schedule, mentorship, personId, open, talks, lines }: OverviewParts): ModalView {
  const value = { mentorship: mentorship.id };
  const ofOpen = open && { ...value, checkIn: open.id };
  return modal({
    title: 'Check-ins',
    blocks: [
      section(mrkdwn`Your check-ins with *${partnerOf(mentorship, personId).name}*`),
      ...sections(lines),
      ...(ofOpen
        ? [
            actions(
              button('Answer', { action: checkInButtons.answer, style: 'primary', value: ofOpen }),
              button('Snooze', { action: checkInButtons.snooze, value: ofOpen }),
              button('Skip this one', { action: checkInButtons.skip, value: ofOpen }),
            ),
          ]
        : []),
      actions(
        ...(open ? [] : [button('Check in now', { action: checkInButtons.askNow, value })]),
        schedule.status === 'running'
          ? button('Pause', { action: checkInButtons.pause, value })
          : button('Resume', { action: checkInButtons.resume, value }),
        button('Schedule', { action: checkInButtons.schedule, value }),
        button('History', { action: checkInButtons.history, value: {} }),
      ),
      context(talkedLine(talks, mentorship) ?? 'You have not noted a conversation yet.'),
      actions(...talkChoices(mentorship)),
      context('Visible to you. What you choose for both is visible to the two of you.'),
    ],
  });
}
