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
  readonly noteKinds?: readonly NoteKind[] | undefined;
  readonly personId?: PersonId | undefined;
  readonly goalId?: Id<'goals'> | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly before?: number | undefined;
  readonly most: number;
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
  const { mentorshipIds, readerId, events, noteKinds, personId, goalId, from, until, before, most } = asked;
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
  if (goalId) query = query.where(isAbout(goalId));
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
function isAbout(goalId: Id<'goals'>): Expression<SqlBool> {
  return sql<SqlBool>`(e.subject_id = ${goalId} or e.detail ->> 'goalId' = ${goalId} or n.goal_id = ${goalId}
    or e.subject_id in (select w.id::text from wins w where w.goal_id = ${goalId}))`;
}

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The titles of the goals, steps, wins, labs and projects among these subjects; of other mentorships none. */
export async function listTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(subjectIds.filter((id) => uuidShape.test(id)))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string }>`
    with asked as (select unnest(${ids}::uuid[]) as id), ours as (select unnest(${[...mentorshipIds]}::uuid[]) as id)
    select g.id::text, g.title from goals g join asked using (id) where g.mentorship_id in (select id from ours)
    union all
    select s.id::text, s.title from steps s join asked using (id)
      join goals g on g.workspace_id = s.workspace_id and g.id = s.goal_id where g.mentorship_id in (select id from ours)
    union all
    select w.id::text, w.title from wins w join asked using (id) where w.mentorship_id in (select id from ours)
    union all
    select o.id::text, left(o.challenge, 100) from obstacles o join asked using (id) where o.mentorship_id in (select id from ours)
    union all
    select u.id::text, u.title from undertakings u join asked using (id) where u.mentorship_id in (select id from ours)`.execute(
    tx,
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The goals of these mentorships by their titles, newest first, as many as a menu holds. */
export async function listGoalTitles(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  most: number,
): Promise<{ id: Id<'goals'>; title: string }[]> {
  if (mentorshipIds.length === 0) return [];
  return tx
    .selectFrom('goals')
    .select(['id', 'title'])
    .where('mentorshipId', 'in', mentorshipIds)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}
