import type { InputBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { actions, button, context, option, section } from '../../../slack/blocks.ts';
import { link, mrkdwn } from '../../../slack/text.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { type ChangeFields, changeForm, journalButtons, keepForm } from '../inputs.ts';
import type { Note } from '../types.ts';
import { noteWords } from './event-words.ts';

/** What a new note begins with. */
export interface NoteStart {
  /** Those that it may belong to; of several, the form asks. */
  readonly mentorships: readonly Mentorship[];
  readonly words?: string;
  /** The message that it keeps. */
  readonly message?: { readonly link: string; readonly isCut: boolean };
  readonly back?: 'journal';
}

export function noteModal(start: NoteStart, personId: PersonId): ModalView {
  const { mentorships, words, message, back } = start;
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const { fields } = keepForm;
  return keepForm.modal({
    title: message ? 'Save to journal' : 'Note',
    submit: 'Keep',
    subject: { mentorship: only?.id, link: message?.link, back },
    blocks: [
      ...(only ? [] : [fields.mentorship.input({ options: mentorshipOptions(mentorships, personId) })]),
      fields.words.input({
        value: words,
        hint: message?.isCut
          ? 'The message is longer than a note holds: this is its beginning. The link leads to all of it.'
          : message
            ? 'Kept with a link to the message.'
            : undefined,
      }),
      readersInput(fields, only ? partnerOf(only, personId).name : 'the other one', false),
    ],
  });
}

/** The author's own note, to change, to share or to delete. */
export function changeNoteModal(note: Note, mentorship: Mentorship): ModalView {
  const value = { mentorship: note.mentorshipId, note: note.id };
  const { fields } = changeForm;
  return changeForm.modal({
    title: 'Change a note',
    submit: 'Save',
    subject: value,
    blocks: [
      context(`Your ${noteWords[note.kind].name} in the journal. Only you can change it.`),
      ...(note.link ? [section(mrkdwn`${link(note.link, linkWords(note))}`)] : []),
      fields.words.input({ value: note.words }),
      readersInput(fields, partnerOf(mentorship, note.authorId).name, note.isShared),
      actions(
        button('Delete', {
          action: journalButtons.remove,
          value,
          style: 'danger',
          confirm: {
            title: 'Delete this note?',
            text: 'It is gone for good, for both of you.',
            yes: 'Delete',
            no: 'Keep it',
          },
        }),
      ),
    ],
  });
}

/** What the link of a note is called: an address of somebody's choosing is shown by where it leads. */
export function linkWords(note: Pick<Note, 'kind' | 'link'>): string {
  return note.kind === 'message' ? 'Open the message' : (URL.parse(note.link ?? '')?.hostname ?? 'Open the link');
}

function readersInput({ readers }: Pick<ChangeFields, 'readers'>, partner: string, isShared: boolean): InputBlock {
  return readers.input({
    options: [
      option('Only me', 'private', 'You can share it later'),
      option('The two of us', 'shared', `${partner} finds it in the journal`),
    ],
    value: isShared ? 'shared' : 'private',
  });
}
