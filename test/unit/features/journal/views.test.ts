import { describe, expect, test } from '@jest/globals';
import type { LocalDate, TimeZone } from '../../../../src/core/local-time.ts';
import type { GoalId } from '../../../../src/features/goals/types.ts';
import type { JournalLine, Note, NoteId } from '../../../../src/features/journal/types.ts';
import { collectWords, noteKindsOf } from '../../../../src/features/journal/views/event-words.ts';
import { filterModal, mostGoals } from '../../../../src/features/journal/views/filter-modal.ts';
import { type JournalParts, journalModal, linesPerPage } from '../../../../src/features/journal/views/journal-modal.ts';
import { changeNoteModal, noteModal } from '../../../../src/features/journal/views/note-modals.ts';
import type { MentorshipId } from '../../../../src/features/mentorships/types.ts';
import { features } from '../../../../src/features.ts';
import { aMentorship, menteeId, mentorId, now, uuid } from '../made.ts';
import { expectGoodView, flowing, readable } from '../shown.ts';
import { brief, type Writing, writings } from '../written.ts';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const hands = Object.entries({ 'next to nothing': brief, ...writings });

function aNote(change: Partial<Note> = {}): Note {
  return {
    id: uuid<NoteId>(),
    mentorshipId: uuid<MentorshipId>(),
    authorId: menteeId,
    kind: 'note',
    words: 'I froze',
    isShared: false,
    link: null,
    goalId: null,
    keptAt: now,
    editedAt: null,
    thankedAt: null,
    ...change,
  };
}

function aLine(change: Partial<JournalLine> = {}): JournalLine {
  return {
    seq: 7,
    event: 'goal.agreed',
    mentorshipId: uuid<MentorshipId>(),
    personName: 'Ana',
    at: now,
    title: 'Give three talks',
    note: undefined,
    ...change,
  };
}

const words = collectWords(features.flatMap(({ journal }) => journal ?? []));
const { kinds, toldEvents, wordsOf } = words;

const parts: JournalParts = {
  lines: [],
  hasOlder: false,
  filter: {},
  mentorships: [aMentorship()],
  personId: menteeId,
  zone: 'Asia/Kathmandu' as TimeZone,
  canWrite: true,
  words,
};

const slackLink = 'https://slack.com/archives/D1/p1?thread_ts=1.2&cid=D1';

function views({ words: text, line }: Writing) {
  const mentorship = (id: number) =>
    aMentorship({
      id: uuid<MentorshipId>(id),
      mentor: { ...aMentorship().mentor, name: line(80) },
      mentee: { ...aMentorship().mentee, name: line(80) },
    });
  const note = aNote({
    kind: 'message',
    words: text(3000),
    link: slackLink,
    isShared: true,
    editedAt: now,
    thankedAt: now,
  });
  const lines = times(linesPerPage, (index) =>
    aLine({
      seq: 99 - index,
      personName: line(80),
      title: line(200),
      ...(index % 2 ? { event: 'note.kept', note } : {}),
    }),
  );
  const goals = times(mostGoals, (index) => ({ id: uuid<GoalId>(index), title: line(200) }));
  const filter = {
    mentorship: uuid<MentorshipId>(1),
    person: mentorId,
    kind: 'insights' as const,
    goal: uuid<GoalId>(1),
    from: '2026-01-01' as LocalDate,
    until: '2026-12-31' as LocalDate,
  };
  const many = times(120, mentorship);
  return {
    journal: () => journalModal({ ...parts, lines, hasOlder: true }),
    'journal of many, filtered': () =>
      journalModal({ ...parts, lines, hasOlder: true, filter, mentorships: many, goalTitle: line(200) }),
    'journal of many': () => journalModal({ ...parts, lines, mentorships: times(3, mentorship) }),
    'empty journal': () => journalModal({ ...parts, canWrite: false }),
    'new note': () => noteModal({ mentorships: [mentorship(1)], words: text(4000) }, menteeId),
    'new note of one of many': () => noteModal({ mentorships: many, back: 'journal' }, menteeId),
    'message to keep': () =>
      noteModal(
        { mentorships: [mentorship(1)], words: text(3000), message: { link: slackLink, isCut: true } },
        menteeId,
      ),
    'change a note': () => changeNoteModal(note, mentorship(1)),
    filter: () => filterModal({ filter, mentorships: many, goals, kinds, personId: menteeId }),
    'filter of one': () =>
      filterModal({ filter: {}, mentorships: [mentorship(1)], goals: [], kinds, personId: menteeId }),
  };
}

describe.each(Object.keys(views(brief)))('%s', (name) => {
  test.each(hands)('is taken by Slack, and safe, written in %s', (_hand, by) => {
    expectGoodView((views(by) as Record<string, () => unknown>)[name]?.());
  });
});

test.each(hands)('every word of a note is shown, written in %s', (_hand, by) => {
  const note = aNote({ words: by.words(3000) });
  const shown = flowing(journalModal({ ...parts, lines: [aLine({ event: 'note.kept', note })] }));
  for (const each of note.words.split('\n')) expect(shown).toContain(each);
});

describe('what the journal tells', () => {
  test('stands under the days of its reader, each named once', () => {
    const at = (instant: string, seq: number, more: Partial<JournalLine> = {}) =>
      aLine({ at: new Date(instant), seq, ...more });
    const lines = [
      // 18:15 UTC is midnight in Kathmandu.
      at('2026-11-20T18:20:00Z', 9),
      at('2026-11-20T18:10:00Z', 8),
      at('2026-11-20T12:00:00Z', 7, { event: 'note.kept', note: aNote() }),
      at('2026-11-20T11:00:00Z', 6),
    ];
    const days = (zone: string) =>
      readable(journalModal({ ...parts, lines, zone: zone as TimeZone })).match(/\d+ November 2026/g);
    expect(days('Asia/Kathmandu')).toEqual(['21 November 2026', '20 November 2026']);
    expect(days('UTC')).toEqual(['20 November 2026']);
  });

  test('goes on, on the next page, after the last line that was shown', () => {
    const notes = times(60, (index) =>
      aLine({ seq: 99 - index, event: 'note.kept', note: aNote({ words: `${index} ${'w'.repeat(2900)}` }) }),
    );
    const view = JSON.stringify(journalModal({ ...parts, lines: notes }));
    const shown = view.match(/\d+ w{2900}/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(shown).toBeLessThan(60);
    expect(view).toContain(`{\\"before\\":\\"${100 - shown}\\"}`);
  });

  test('is a sentence for each event, by name where somebody did it', () => {
    const lines = toldEvents(undefined).map((event, index) => aLine({ event, seq: 999 - index }));
    for (let rest = lines; rest.length > 0; rest = rest.slice(20)) {
      const shown = readable(journalModal({ ...parts, lines: rest.slice(0, 20) }));
      expect(shown).not.toMatch(/something|undefined/);
    }
    expect(readable(journalModal({ ...parts, lines: [aLine()] }))).toContain(
      '*Ana* agreed to a goal: Give three talks',
    );
    expect(
      readable(
        journalModal({ ...parts, lines: [aLine({ event: 'check_in.opened', personName: null, title: undefined })] }),
      ),
    ).toContain('A check-in began');
  });

  test('keeps questions to one person, and what an author alone may know, to itself', () => {
    for (const event of ['win.offered', 'win.declined', 'note.edited', 'note.unshared', 'note.deleted', 'toString']) {
      expect(wordsOf(event)).toBeUndefined();
      expect(toldEvents(undefined)).not.toContain(event);
    }
  });

  test('is of the kind that was asked for', () => {
    expect(toldEvents('check_ins')).toEqual(expect.arrayContaining(['answer.given', 'check_in.opened']));
    expect(toldEvents('check_ins').some((event) => event.startsWith('goal.'))).toBe(false);
    expect(noteKindsOf('insights')).toEqual(['insight', 'opportunity']);
    expect(noteKindsOf('goals')).toBeUndefined();
  });

  test('offers its author to change a note, and nobody else', () => {
    const lines = [aLine({ event: 'note.kept', note: aNote({ isShared: true }) })];
    const labels = (personId: typeof menteeId) => JSON.stringify(journalModal({ ...parts, lines, personId }));
    expect(labels(menteeId)).toContain('"Change"');
    expect(labels(mentorId)).not.toContain('"Change"');
  });
});
