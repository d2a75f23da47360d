import { messageKind } from '../../../delivery/message.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { id } from '../../../delivery/subject.ts';
import type { CheckInId } from '../types.ts';
import { summaryMessage } from '../views/summary.ts';
import { againKind, awayKind, movedKind, reviewKind, rhythmKind, silenceKind, skippedKind } from './notices.ts';
import { promptKind } from './prompt.ts';
import { readCheckIns } from './read.ts';
import { readDecisions, readMade } from './read-summary.ts';
import { reminderKind } from './reminder.ts';
import { welcomeKind } from './welcome.ts';

declare module '../../../delivery/message.ts' {
  interface MessageSubjects {
    'check_in.summary': CheckInId;
  }
}

const summaryKind = messageKind('check_in.summary', id(), {
  title: 'Check-in summary',
  async render(act, checkInId) {
    const [read] = await readCheckIns(act, [checkInId]);
    if (!read) return { do: 'skip', because: 'the check-in is gone' };
    const prompt = await findPost(act.tx, 'check_in.prompt', checkInId);
    if (prompt?.state === 'moot' || prompt?.state === 'dead') return { do: 'skip', because: 'it was never asked' };
    if (!prompt?.ts) return { do: 'wait', because: 'the prompt is not out' };
    const made = await readMade(act, read.checkIn.id);
    const decisions = await readDecisions(act, read.mentorship);
    return { do: 'send', message: summaryMessage({ ...read, made, decisions, promptTs: prompt.ts }) };
  },
});

export const checkInMessages = [
  ...[promptKind, summaryKind, reminderKind, againKind, skippedKind],
  ...[silenceKind, movedKind, awayKind, rhythmKind, reviewKind, welcomeKind],
];
