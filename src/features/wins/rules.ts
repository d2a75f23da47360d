import { Refusal } from '../../core/errors.ts';
import type { ChannelId, PersonId } from '../../core/ids.ts';
import type { Mentorship } from '../mentorships/types.ts';
import type { DecideFields } from './inputs.ts';
import type { Choice, Win } from './types.ts';

/** In characters. */
export const longestWords = 1000;

/** What Cairn suggests to post; the mentee changes it as they like. */
export function suggestedWords(win: Pick<Win, 'stepId' | 'title'>, goalTitle: string, mentorName: string): string {
  return win.stepId === null
    ? `I reached my goal: ${win.title}. Thank you, ${mentorName}!`
    : `I reached a milestone: ${win.title} (on the way to “${goalTitle}”). Thank you, ${mentorName}!`;
}

const channelChoicePrefix = 'channel:';

/** The choice of a channel names it: consent to one channel is none to another. */
export function channelChoice(channelId: ChannelId): string {
  return `${channelChoicePrefix}${channelId}`;
}

/** @throws Refusal naming the field */
export function readDecision(
  chosen: string | undefined,
  words: string | undefined,
  channelId: ChannelId | null,
): { choice: Choice; words: string } {
  const choice = chosen?.startsWith(channelChoicePrefix) ? 'channel' : chosen;
  if (choice !== 'channel' && choice !== 'pair' && choice !== 'none') {
    throw new Refusal<DecideFields>('no_choice', 'Choose what happens with it.', 'choice');
  }
  if (choice === 'channel' && (channelId === null || chosen !== channelChoice(channelId))) {
    throw new Refusal<DecideFields>(
      'other_channel',
      'The celebration channel was changed while this form was open. Close it and choose again; the win waits for you on Cairn’s Home.',
      'choice',
    );
  }
  if (choice !== 'none' && !words)
    throw new Refusal<DecideFields>('no_words', 'Say in a few words what there is to celebrate.', 'words');
  if (words && words.length > longestWords) {
    throw new Refusal<DecideFields>(
      'too_long',
      `Please keep it under ${longestWords} characters (now ${words.length}).`,
      'words',
    );
  }
  return { choice, words: words ?? '' };
}

/** Why this person cannot decide about the win; undefined where they can. */
export function whyNotDecide(win: Win, mentorship: Mentorship, personId: PersonId): Refusal | undefined {
  if (mentorship.mentee.id !== personId) {
    return new Refusal('not_your_win', `Whether this is celebrated is ${mentorship.mentee.name}’s to decide.`);
  }
  if (win.status !== 'offered') {
    return new Refusal('decided', 'You have already decided what happens with this win; nothing was changed.');
  }
  return undefined;
}

export function isOfPair({ mentor, mentee }: Mentorship, personId: PersonId): boolean {
  return mentor.id === personId || mentee.id === personId;
}
