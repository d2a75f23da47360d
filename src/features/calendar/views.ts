import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, modal, section } from '../../slack/blocks.ts';
import { instantForReader, joined, mrkdwn } from '../../slack/text.ts';
import { calendarButtons } from './inputs.ts';
import type { FeedState } from './types.ts';

export interface CalendarScreen {
  readonly state: FeedState;
  /** Whether there is an address on the web that feeds can have. */
  readonly isReachable: boolean;
  /** The address that was just made. */
  readonly address?: string;
}

/** The one place where a person makes, renews and stops their feed. */
export function calendarModal({ state, isReachable, address }: CalendarScreen): ModalView {
  const isOn = state.madeAt !== null;
  return modal({
    title: 'Your calendar',
    blocks: [
      section(
        mrkdwn`Your check-ins can stand in your own calendar: those of the last 60 days, and those of the coming half year. They follow when something changes.`,
      ),
      ...(isReachable ? addressBlocks(state, address) : [unreachable(isOn)]),
      ...(isReachable && isOn ? [howTo] : []),
      ...buttonsFor(state, isReachable),
      context(
        'Only you see this screen. Whoever has the address sees when your check-ins come and with whom, nothing else.',
      ),
    ],
  });
}

function addressBlocks({ madeAt }: FeedState, address: string | undefined): KnownBlock[] {
  if (address) {
    return [
      section(mrkdwn`*Your address.* Copy it now: I do not keep it, and cannot show it again.\n\`\`\`${address}\`\`\``),
    ];
  }
  if (madeAt === null)
    return [section('Make an address, and give it to your calendar. You can take it back at any time.')];
  return [
    section(
      mrkdwn`Your calendar feed is on since ${instantForReader(madeAt, madeAt.toISOString().slice(0, 10))}. Its address was shown when you made it; if you have lost it, make a new one.`,
    ),
  ];
}

function unreachable(isOn: boolean): KnownBlock {
  const also = isOn ? ' Your feed is on and will answer again then; you can stop it here.' : '';
  return section(
    mrkdwn`This Cairn has no address on the web yet, so it cannot offer you a feed. Whoever runs it sets \`CAIRN_PUBLIC_URL\`; its README says how.${also}`,
  );
}

const howTo = section(
  joined([
    mrkdwn`*Google Calendar* (in a browser): beside _Other calendars_ press *+*, choose _From URL_, paste the address.`,
    mrkdwn`*Apple Calendar*: _File_ → _New Calendar Subscription_. On an iPhone: add a calendar account of the kind _Other_, then _Add Subscribed Calendar_.`,
    mrkdwn`*Outlook*: _Add calendar_ → _Subscribe from web_.`,
    mrkdwn`Calendars look for changes by themselves, some every few hours, Google’s about once a day.`,
  ]),
);

function buttonsFor({ revision, madeAt }: FeedState, isReachable: boolean): KnownBlock[] {
  const value = { after: String(revision) };
  const stop = button('Stop the feed', {
    action: calendarButtons.stop,
    value,
    style: 'danger',
    confirm: {
      title: 'Stop the feed?',
      text: 'The address stops working at once. You can make a new one later.',
      yes: 'Stop it',
      no: 'Keep it',
    },
  });
  if (!isReachable) return madeAt ? [actions(stop)] : [];
  if (!madeAt) return [actions(button('Make my address', { action: calendarButtons.make, value, style: 'primary' }))];
  const renew = button('New address', {
    action: calendarButtons.make,
    value,
    confirm: {
      title: 'Make a new address?',
      text: 'The old one stops working at once: a calendar that uses it hears nothing more.',
      yes: 'New address',
      no: 'Keep the old one',
    },
  });
  return [actions(renew, stop)];
}
