import type { JournalContribution } from '../journal/record.ts';
import type { TalkId } from './types.ts';

interface TalkEvents {
  'talk.logged': TalkId;
}

declare module '../journal/record.ts' {
  interface JournalSubjects extends TalkEvents {}
}

export const talkJournal: JournalContribution<keyof TalkEvents> = {
  // Stands among the check-ins, where the two are asked whether they talked.
  events: { 'talk.logged': { kind: 'check_ins', did: 'noted that the two have talked' } },
};
