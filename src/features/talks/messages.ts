import type { PersonId } from '../../core/ids.ts';
import type { MessageKind } from '../../delivery/message.ts';
import { findMentorship, sharesDm } from '../mentorships/queries.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import { proposalOf } from './rules.ts';
import { proposedMessage } from './views.ts';

export const talkMessages: readonly MessageKind[] = [
  {
    kind: 'talk.proposed',
    title: 'Proposed time to talk',
    async render(act, subject) {
      const { mentorshipId, personId, at } = proposalOf(subject);
      const mentorship = await findMentorship(act.tx, mentorshipId as MentorshipId);
      if (!mentorship || mentorship.status === 'ended') return { do: 'skip', because: 'the mentorship has ended' };
      if (at <= act.now) return { do: 'skip', because: 'the time has passed' };
      const named = await sharesDm(act.tx, mentorship);
      return { do: 'send', message: proposedMessage(mentorship, personId as PersonId, at, named) };
    },
  },
];
