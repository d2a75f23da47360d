import { z } from 'zod';
import { mentorshipId } from '../mentorships/inputs.ts';

export const talkButtons = { log: 'talks.log', find: 'talks.find' } as const;

export const talkCallbacks = { log: 'talks.log_submit', propose: 'talks.propose_submit' } as const;

export const talkRef = z.object({ mentorship: mentorshipId });
/** The form of a command does not know of which mentorship it is, where there are several. */
export const talkSubject = talkRef.partial();

export const instant = z.iso.datetime().transform((text) => new Date(text));
