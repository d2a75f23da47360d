import type { PersonId } from '../../core/ids.ts';
import { messageKind } from '../../delivery/message.ts';
import { id, instant, parts } from '../../delivery/subject.ts';
import { findMentorship, sharesDm } from '../mentorships/queries.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import { proposedMessage } from './views.ts';

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    /** Who proposes it to whom, and when. */
    'talk.proposed': readonly [mentorship: MentorshipId, by: PersonId, at: Date];
  }
}

export const talkMessages = [
  messageKind('talk.proposed', parts(id<MentorshipId>(), id<PersonId>(), instant), {
    title: 'Proposed time to talk',
    async render(act, [mentorshipId, personId, at]) {
      const mentorship = await findMentorship(act.tx, mentorshipId);
      if (!mentorship || mentorship.status === 'ended') return { do: 'skip', because: 'the mentorship has ended' };
      if (at <= act.now) return { do: 'skip', because: 'the time has passed' };
      const named = await sharesDm(act.tx, mentorship);
      return { do: 'send', message: proposedMessage(mentorship, personId, at, named) };
    },
  }),
];
