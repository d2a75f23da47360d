import type { MessageKind } from '../../delivery/message.ts';
import { getMentorship } from './queries.ts';
import type { MentorshipId } from './types.ts';
import { endedMessage, welcomeMessage } from './views.ts';

export const mentorshipMessages: readonly MessageKind[] = [
  {
    kind: 'mentorship.welcome',
    title: 'Welcome of a pair',
    async render(act, subjectId) {
      const mentorship = await getMentorship(act.tx, subjectId as MentorshipId);
      if (mentorship.status === 'ended') return { do: 'skip', because: 'the mentorship has ended' };
      return { do: 'send', message: welcomeMessage(mentorship) };
    },
  },
  {
    kind: 'mentorship.ended',
    title: 'Note that a mentorship has ended',
    async render(act, subjectId) {
      return { do: 'send', message: endedMessage(await getMentorship(act.tx, subjectId as MentorshipId)) };
    },
  },
];
