import { Refusal } from '../../../core/errors.ts';
import type { PersonId } from '../../../core/ids.ts';
import type { Door } from '../../../slack/door.ts';
import type { MessageVisit } from '../../../slack/visit.ts';
import { listOwnIn } from '../../mentorships/actions.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { readableText } from '../../people/lookups.ts';
import { saveMessageShortcut } from '../inputs.ts';
import { findNoteOfMessage } from '../queries/notes.ts';
import { messageAsNote, messageLink } from '../rules/notes.ts';
import { noteModal } from '../views/note-modals.ts';

export function registerSavingMessages(door: Door): void {
  door.messageShortcut(saveMessageShortcut, saveMessage);
}

/** Shows the message as a note to keep, with a link to it. */
async function saveMessage(visit: MessageVisit): Promise<void> {
  const { message, channelId } = visit;
  const { mentorships, left } = await visit.act(async (act) => {
    const here = await listOwnIn(act, channelId);
    const link = channelId && messageLink(channelId, message.ts, message.threadTs);
    const unkept: Mentorship[] = [];
    for (const each of here) {
      const of = { mentorshipId: each.id, authorId: act.personId, link: link ?? '' };
      if (!(await findNoteOfMessage(act.tx, of))) unkept.push(each);
    }
    return { mentorships: here, left: unkept };
  });
  if (mentorships.length === 0 || !channelId) {
    throw new Refusal(
      'no_mentorship_here',
      'What is said here belongs to no mentorship of yours. Use this in your group DM with Cairn, or type /mentorship note.',
    );
  }
  if (left.length === 0) {
    throw new Refusal('kept_before', 'You keep this message already: /mentorship journal shows it.');
  }
  const words = await readableText(visit, message.text);
  if (words.trim() === '') {
    throw new Refusal('no_words', 'There are no words in this message to keep. /mentorship note keeps your own.');
  }
  const note = messageAsNote(words, authorIn(mentorships, message.authorId, visit));
  const link = messageLink(channelId, message.ts, message.threadTs);
  await visit.showModal(
    noteModal({ mentorships: left, words: note.words, message: { link, isCut: note.isCut } }, visit.personId),
  );
}

/** The name that goes before somebody else's words; one's own need none. */
function authorIn(
  mentorships: readonly Mentorship[],
  authorId: PersonId | undefined,
  { personId, botUserId }: MessageVisit,
): string | undefined {
  if (authorId === personId) return undefined;
  if (authorId === botUserId) return 'Cairn';
  return mentorships.flatMap(({ mentor, mentee }) => [mentor, mentee]).find(({ id }) => id === authorId)?.name;
}
