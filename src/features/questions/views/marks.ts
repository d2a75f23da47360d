import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import type { Question } from '../types.ts';

/** How a question is answered and what is special about it: `one of five · must be answered`. */
export function marksOf({ kind, options, isRequired, rotates, visibleTo }: Question): string {
  return [
    kind === 'words' ? 'words' : kind === 'scale' ? 'a scale' : `one of ${options.length}`,
    ...(isRequired ? ['must be answered'] : []),
    ...(rotates ? ['rotates'] : []),
    ...(visibleTo === 'self' ? ['only its author sees it'] : []),
  ].join(' · ');
}

/** `😞 stuck / 🙂 steady`; nothing where words are asked for. */
export function optionsOf({ options }: Pick<Question, 'options'>): Mrkdwn[] {
  return options.length > 0 ? [mrkdwn`${options.join(' / ')}`] : [];
}

export const ofRole: Readonly<Record<Role, string>> = { mentee: 'The mentee’s', mentor: 'The mentor’s' };
