import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../delivery/message.ts';
import { actions, button, context, fitting, modal, section } from '../../slack/blocks.ts';
import { instantForReader, joined, mention, mrkdwn } from '../../slack/text.ts';
import { quarantineButtons } from './inputs.ts';
import { explainSetAside } from './rules.ts';
import type { SetAside, SetAsidePage } from './types.ts';

/** On a lead's Home; nothing where nothing is set aside. */
export function setAsideSection(count: number): KnownBlock[] {
  if (count === 0) return [];
  return [
    section(
      mrkdwn`:construction: *Set aside*\nCairn can’t handle ${count === 1 ? 'one record' : `${count} records`}. Everything else goes on.`,
      button('Show', { action: quarantineButtons.show, value: {}, description: 'Show what Cairn has set aside' }),
    ),
  ];
}

/** A view holds 100 blocks; head and foot need some of them. */
const maxBlocks = 94;

/** What is set aside: whom it concerns, what does not happen, and why. */
export function setAsideModal({ rows, skip, total }: SetAsidePage, isTriedAgain = false): ModalView {
  const entries = fitting(
    rows.map((each) => [entry(each)]),
    maxBlocks,
  );
  const next = skip + entries.length;
  return modal({
    title: 'Set aside',
    blocks: [
      ...(total === 0 ? [section('Nothing is set aside.')] : head(isTriedAgain)),
      ...entries.flat(),
      ...(next < total ? foot(next, total) : []),
    ],
  });
}

function head(isTriedAgain: boolean): KnownBlock[] {
  const help = 'If it stays, ask whoever runs Cairn to look: `npx cairn quarantine` shows each record.';
  if (isTriedAgain) return [section(mrkdwn`Cairn tries again now. Look here again in a minute. ${help}`)];
  return [
    section(mrkdwn`Cairn tries again every ten minutes. ${help}`),
    actions(button('Try again now', { action: quarantineButtons.retry, style: 'primary', value: {} })),
  ];
}

function foot(next: number, total: number): KnownBlock[] {
  const more = button('More', { action: quarantineButtons.show, value: { skip: String(next) } });
  return [context(`… and ${total - next} more.`), actions(more)];
}

function entry({ people, effect, reason, since }: SetAside): KnownBlock {
  const whom = people.length > 0 ? joined(people.map(mention), ' and ') : mrkdwn`This workspace`;
  return section(
    mrkdwn`*${whom}*: ${effect}\n${instantForReader(since, since.toISOString())}: ${explainSetAside(reason)}.`,
  );
}

/** To a lead, in their own DM. */
export function setAsideNotice(): Message {
  const words = 'Cairn can’t handle a record and has set it aside. Open Cairn’s Home to see whom it concerns.';
  return { text: words, blocks: [section(mrkdwn`:construction: ${words}`), context('I say this once a day at most.')] };
}
