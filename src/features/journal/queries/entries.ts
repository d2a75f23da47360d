import { type Expression, type SqlBool, sql } from 'kysely';
import type { Id, PersonId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { Note, NoteKind } from '../types.ts';

/** What is asked of the journal. Whether the reader is of these mentorships is asked before. */
export interface JournalQuestion {
  readonly mentorshipIds: readonly MentorshipId[];
  readonly readerId: PersonId;
  readonly events: readonly string[];
  readonly noteKinds?: readonly NoteKind[];
  readonly personId?: PersonId;
  readonly goal?: AskedGoal;
  readonly from?: Date;
  readonly until?: Date;
  readonly before?: number;
  readonly most: number;
}

/** A goal, and those of its subjects that only their own features know to be about it. */
export interface AskedGoal {
  readonly id: Id<'goals'>;
  readonly subjectIds: readonly string[];
}

export interface JournalRow {
  readonly seq: number;
  readonly event: string;
  readonly mentorshipId: MentorshipId;
  readonly subjectId: string;
  readonly personName: string | null;
  readonly at: Date;
  readonly note: Note | undefined;
}

/** A page of the journal, newest first. A note that the reader may not read, or that is gone, leaves no trace. */
export async function listEntries(tx: WorkspaceTransaction, asked: JournalQuestion): Promise<JournalRow[]> {
  const { mentorshipIds, readerId, events, noteKinds, personId, goal, from, until, before, most } = asked;
  if (mentorshipIds.length === 0 || events.length === 0) return [];
  let query = tx
    .selectFrom('journalEntries as e')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspaceId', '=', 'e.workspaceId').onRef('p.id', '=', 'e.personId'),
    )
    .leftJoin('journalNotes as n', (join) =>
      join
        .onRef('n.workspaceId', '=', 'e.workspaceId')
        // Only a note's event names a note: other subjects need not be UUIDs.
        .on('n.id', '=', sql`case when e.event like 'note.%' then e.subject_id::uuid end`),
    )
    .select(['e.seq', 'e.event', 'e.mentorshipId', 'e.subjectId', 'e.at', 'p.name as personName'])
    .select(['n.id', 'n.authorId', 'n.kind', 'n.words', 'n.isShared', 'n.link', 'n.goalId'])
    .select(['n.keptAt', 'n.editedAt', 'n.thankedAt'])
    .where('e.mentorshipId', 'in', mentorshipIds)
    .where('e.event', 'in', events)
    .where((eb) =>
      eb.or([eb('e.event', 'not like', 'note.%'), eb('n.authorId', '=', readerId), eb('n.isShared', '=', true)]),
    );
  if (noteKinds) query = query.where('n.kind', 'in', noteKinds);
  if (personId) query = query.where('e.personId', '=', personId);
  if (goal) query = query.where(isAbout(goal));
  if (from) query = query.where('e.at', '>=', from);
  if (until) query = query.where('e.at', '<', until);
  if (before !== undefined) query = query.where('e.seq', '<', before);
  const rows = await query.orderBy('e.seq', 'desc').limit(most).execute();
  return rows.map(({ seq, event, mentorshipId, subjectId, at, personName, ...note }) => {
    const entry = { seq, event, mentorshipId, subjectId, at, personName };
    return { ...entry, note: isNote(note) ? { ...note, mentorshipId } : undefined };
  });
}

type MaybeNote = { [Key in keyof Omit<Note, 'mentorshipId'>]: Note[Key] | null };

/** A left join leaves all of it out, or nothing. */
function isNote(row: MaybeNote): row is Omit<Note, 'mentorshipId'> {
  return row.id !== null;
}

/** Of a goal: what happened to it, its milestones and its wins, and what serves it. */
function isAbout({ id, subjectIds }: AskedGoal): Expression<SqlBool> {
  return sql<SqlBool>`(e.subject_id = ${id} or e.detail ->> 'goalId' = ${id} or n.goal_id = ${id}
    or e.subject_id = any (${subjectIds}::text[]))`;
}
