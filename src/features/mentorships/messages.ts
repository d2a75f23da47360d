import { messageKind } from '../../delivery/message.ts';
import { id } from '../../delivery/subject.ts';
import { getMentorship } from './queries.ts';
import type { MentorshipId } from './types.ts';
import { endedMessage, welcomeMessage } from './views.ts';

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    'mentorship.welcome': MentorshipId;
    'mentorship.ended': MentorshipId;
  }
}

export const mentorshipMessages = [
  messageKind('mentorship.welcome', id(), {
    title: 'Welcome of a pair',
    async render(act, mentorshipId) {
      const mentorship = await getMentorship(act.tx, mentorshipId);
      if (mentorship.status === 'ended') return { do: 'skip', because: 'the mentorship has ended' };
      return { do: 'send', message: welcomeMessage(mentorship) };
    },
  }),
  messageKind('mentorship.ended', id(), {
    title: 'Note that a mentorship has ended',
    async render(act, mentorshipId) {
      return { do: 'send', message: endedMessage(await getMentorship(act.tx, mentorshipId)) };
    },
  }),
];
