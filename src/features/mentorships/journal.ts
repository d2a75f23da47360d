import type { JournalContribution } from '../journal/record.ts';
import type { MentorshipId } from './types.ts';

interface MentorshipEvents {
  'mentorship.paired': MentorshipId;
  'mentorship.ended': MentorshipId;
}

declare module '../journal/record.ts' {
  interface JournalSubjects extends MentorshipEvents {}
}

export const mentorshipJournal: JournalContribution<keyof MentorshipEvents> = {
  kinds: { mentorship: { title: 'The mentorship itself', position: 80 } },
  events: {
    'mentorship.paired': { kind: 'mentorship', did: 'paired the two' },
    'mentorship.ended': { kind: 'mentorship', did: 'ended the mentorship' },
  },
};
