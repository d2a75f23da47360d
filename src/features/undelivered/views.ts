import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../delivery/message.ts';
import { actions, button, context, fitting, modal, section } from '../../slack/blocks.ts';
import { channelLink, instantForReader, joined, type Mrkdwn, mention, mrkdwn } from '../../slack/text.ts';
import { undeliveredButtons } from './inputs.ts';
import { explainReason } from './rules.ts';
import type { Recipient, UndeliveredMessage, UndeliveredPage } from './types.ts';

const told = 'You see what kind of message it is, for whom, and why: never what it says.';

/** On a lead's Home; nothing where everything has arrived. */
export function undeliveredSection(count: number): KnownBlock[] {
  if (count === 0) return [];
  return [
    section(
      mrkdwn`:warning: *Not delivered*\n${count === 1 ? 'One message' : `${count} messages`} could not be delivered.`,
      button('Show', {
        action: undeliveredButtons.show,
        value: {},
        description: 'Show what could not be delivered',
      }),
    ),
  ];
}

/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 94;

/** What could not be delivered, newest first, each with a way to send it again. */
export function undeliveredModal({ messages, skip, total }: UndeliveredPage, sentAgain = false): ModalView {
  const entries = fitting(
    messages.map((each) => [entry(each)]),
    mostBlocks,
  );
  const next = skip + entries.length;
  return modal({
    title: 'Not delivered',
    blocks: [
      ...(sentAgain
        ? [section(':outbox_tray: It is on its way again. What Slack refuses once more comes back to this list.')]
        : []),
      ...(total === 0 ? [section('Everything has been delivered, or is on its way.')] : head(total)),
      ...entries.flat(),
      ...(next < total ? foot(next, total) : []),
    ],
  });
}

function head(total: number): KnownBlock[] {
  const all = button('Send all again', {
    action: undeliveredButtons.sendAllAgain,
    value: {},
    confirm: {
      title: 'Send all again?',
      text: `${total === 1 ? 'One message is' : `${total} messages are`} tried once more. What nobody needs any more (a check-in that is over) is left out.`,
      yes: 'Send again',
      no: 'Not now',
    },
  });
  return [context(told), actions(all)];
}

function foot(next: number, total: number): KnownBlock[] {
  const more = button('More', { action: undeliveredButtons.show, value: { skip: String(next) } });
  return [context(`… and ${total - next} older ones.`), actions(more)];
}

function entry(message: UndeliveredMessage): KnownBlock {
  const { title, isChange, reason, since } = message;
  const { why, todo } = explainReason(reason, message);
  return section(
    joined([
      mrkdwn`*${title}*${isChange ? ' (a change of it)' : ''} for ${recipients(message)}`,
      mrkdwn`${instantForReader(since, since.toISOString())}: ${why}${reason === null ? '' : ` (${reason})`}.`,
      mrkdwn`${todo}`,
    ]),
    button('Send again', {
      action: undeliveredButtons.sendAgain,
      value: { delivery: message.id },
      description: `Send again: ${title}`,
    }),
  );
}

function recipients({ targetKind, target }: Recipient): Mrkdwn {
  return joined(target.map(targetKind === 'channel' ? channelLink : mention), ' and ');
}

/** To a lead, in their own DM. */
export function undeliveredNotice(): Message {
  const words = 'Some messages could not be delivered: open Cairn’s Home to see which.';
  return { text: words, blocks: [section(mrkdwn`:warning: ${words}`), context('I say this once a day at most.')] };
}
