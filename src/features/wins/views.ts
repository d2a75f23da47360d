import type { KnownBlock, ModalView } from '@slack/types';
import type { ChannelId } from '../../core/ids.ts';
import type { Message } from '../../delivery/message.ts';
import { actions, button, context, markedOption, option, section, sections } from '../../slack/blocks.ts';
import { channelLink, mention, mrkdwn } from '../../slack/text.ts';
import type { Mentorship } from '../mentorships/types.ts';
import { decideForm, winButtons } from './inputs.ts';
import { channelChoice, suggestedWords } from './rules.ts';
import type { Win } from './types.ts';

/** On the mentee's Home: a win they have yet to decide about. */
export function offeredWinSection(win: Win): KnownBlock {
  return section(
    mrkdwn`:mountain: *${win.title}*: celebrate it?`,
    button('Choose how', {
      action: winButtons.decide,
      value: { mentorship: win.mentorshipId, win: win.id },
      description: `Choose how to celebrate: ${win.title}`,
    }),
  );
}

/** Shows the mentee exactly what would be posted, to edit and to decide about. */
export function celebrateModal(parts: {
  win: Win;
  mentorship: Mentorship;
  goalTitle: string;
  channelId: ChannelId | null;
}): ModalView {
  const { win, mentorship, goalTitle, channelId } = parts;
  const channel = channelId
    ? [
        markedOption(
          mrkdwn`Celebrate in ${channelLink(channelId)}`,
          channelChoice(channelId),
          'Everybody there can read it and give kudos',
        ),
      ]
    : [];
  const where = channelId
    ? mrkdwn`The channel is ${channelLink(channelId)}. Nothing is posted until you choose.`
    : mrkdwn`There is no celebration channel here; an admin sets one with \`/mentorship setup\`. Nothing is posted until you choose.`;
  const { words, choice } = decideForm.fields;
  return decideForm.modal({
    title: 'Celebrate?',
    submit: 'Confirm',
    close: 'Later',
    subject: { mentorship: mentorship.id, win: win.id },
    blocks: [
      section(mrkdwn`:mountain: *${win.title}*\nWell done! Would you like to celebrate it?`),
      words.input({
        hint: `Cairn adds your name and ${mentorship.mentor.name}’s, and nothing else.`,
        value: win.words ?? suggestedWords(win, goalTitle, mentorship.mentor.name),
      }),
      choice.input({
        options: [
          ...channel,
          option('Just the two of us', 'pair', `Posted in your group DM with ${mentorship.mentor.name}`),
          option('Not this time', 'none', 'Posted nowhere; kept in your history'),
        ],
      }),
      context(where),
    ],
  });
}

function kudosLabel(count: number): string {
  return count === 0 ? '👏 Kudos' : `👏 Kudos (${count})`;
}

/** The post in the celebration channel: the mentee's words and the two names. */
export function winPost(win: Win, mentorship: Mentorship, kudos: number): Message {
  const { mentee, mentor } = mentorship;
  return {
    text: `${mentee.name} celebrates: ${win.words ?? win.title}`,
    blocks: [
      ...sections([mrkdwn`:tada: ${mention(mentee.id)}: ${win.words ?? win.title}`]),
      context(mrkdwn`${mentee.name}, mentored by ${mentor.name}`),
      actions(
        button(kudosLabel(kudos), {
          action: winButtons.kudos,
          value: { mentorship: mentorship.id, win: win.id },
          description: `Give ${mentee.name} kudos, or take them back`,
        }),
      ),
    ],
  };
}

export function pairPost(win: Win, { mentee, mentor }: Mentorship): Message {
  return {
    text: `${mentee.name} celebrates with you: ${win.words ?? win.title}`,
    blocks: [
      ...sections([mrkdwn`:tada: ${mention(mentee.id)}: ${win.words ?? win.title}`]),
      context(mrkdwn`Just between ${mentee.name} and ${mentor.name}.`),
    ],
  };
}

/** In the mentee's own DM with Cairn, where the modal was closed without a decision. */
export function offerMessage(win: Win, mentorship: Mentorship): Message {
  return {
    text: `You reached: ${win.title}. Would you like to celebrate it?`,
    blocks: [
      section(
        mrkdwn`:mountain: You reached *${win.title}*. Would you like to celebrate it? Nothing is posted unless you say so.`,
      ),
      actions(
        button('Choose how', {
          action: winButtons.decide,
          style: 'primary',
          value: { mentorship: mentorship.id, win: win.id },
        }),
      ),
      context('Visible to you only. I ask this once.'),
    ],
  };
}

/** To those who can invite Cairn: what to do, and nothing of what the win is about. */
export function inviteNotice(channelId: ChannelId): Message {
  return {
    text: 'A win is waiting: Cairn is not in the celebration channel. Type /invite @Cairn there.',
    blocks: [
      section(
        mrkdwn`A win is waiting to be celebrated in ${channelLink(channelId)}, and I am not in that channel. Please type \`/invite @Cairn\` there; I post it within two minutes after that.`,
      ),
      context('If that channel is gone, choose another with `/mentorship setup`.'),
    ],
  };
}

/** To the mentee, while Cairn cannot post where they agreed to. */
export function waitingNotice(win: Win, channelId: ChannelId): Message {
  return {
    text: `Your win waits: ${win.title}. Cairn is not in the celebration channel yet.`,
    blocks: [
      section(
        mrkdwn`Your win *${win.title}* waits for now: I am not in ${channelLink(channelId)} yet. I have asked those who can invite me, and post it when they have.`,
      ),
      context('Visible to you only.'),
    ],
  };
}
