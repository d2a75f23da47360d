import { localDateOf } from '../../core/local-time.ts';
import { messageKind, type Rendered } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { id, integer, parts } from '../../delivery/subject.ts';
import { findGoal } from '../goals/queries/goals.ts';
import { findNote } from '../journal/queries/notes.ts';
import type { NoteId } from '../journal/types.ts';
import { getMentorship, sharesDm } from '../mentorships/queries.ts';
import { cardOf, newsOf } from '../pair-records/messages.ts';
import { undertakingRecord } from './pair-record.ts';
import { listSteps } from './queries/steps.ts';
import type { UndertakingId } from './types.ts';
import { undertakingCard, undertakingWords } from './views/card.ts';
import { insightMessage, takenBackMessage, thanksMessage } from './views/insight.ts';

const gone: Rendered = { do: 'skip', because: 'there is nothing to say any more' };

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    'together.card': UndertakingId;
    'together.news': readonly [undertaking: UndertakingId, change: number];
    'together.insight': NoteId;
    'together.thanks': NoteId;
  }
}

export const togetherMessages = [
  messageKind(
    'together.card',
    id(),
    cardOf(undertakingRecord, {
      title: 'Card of a lab or project',
      message: async (act, undertaking, mentorship) =>
        undertakingCard({
          undertaking,
          mentorship,
          steps: await listSteps(act.tx, undertaking.id),
          namesMentorship: await sharesDm(act.tx, mentorship),
          today: localDateOf(act.now, mentorship.mentee.timeZone),
        }),
    }),
  ),
  messageKind(
    'together.news',
    parts(id<UndertakingId>(), integer),
    newsOf(undertakingRecord, { title: 'News about a lab or project', words: undertakingWords }),
  ),
  messageKind('together.insight', id(), {
    title: 'Insight or opportunity',
    async render(act, noteId, operation) {
      const note = await findNote(act.tx, noteId);
      if (!note?.isShared) {
        return operation === 'post' ? gone : { do: 'send', message: takenBackMessage() };
      }
      const mentorship = await getMentorship(act.tx, note.mentorshipId);
      const message = insightMessage({
        note,
        mentorship,
        namesMentorship: await sharesDm(act.tx, mentorship),
        goalTitle: note.goalId ? (await findGoal(act.tx, note.goalId))?.title : undefined,
      });
      return { do: 'send', message };
    },
  }),
  messageKind('together.thanks', id(), {
    title: 'Thanks for an insight',
    async render(act, noteId) {
      const note = await findNote(act.tx, noteId);
      if (!note?.isShared) return gone;
      const post = await findPost(act.tx, 'together.insight', note.id);
      if (!post || post.state === 'dead' || post.state === 'moot') return gone;
      if (!post.ts) return { do: 'wait', because: 'the post is not out' };
      return { do: 'send', message: thanksMessage(await getMentorship(act.tx, note.mentorshipId), post.ts) };
    },
  }),
];
