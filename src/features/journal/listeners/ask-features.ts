import type { Id } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { JournalRow } from '../queries/entries.ts';
import type { JournalContribution } from '../record.ts';

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The titles of what stands on a page and of these goals, by their ids; only whose events stand there is asked. */
export async function readTitles(
  tx: WorkspaceTransaction,
  contributions: readonly JournalContribution[],
  page: {
    readonly mentorshipIds: readonly MentorshipId[];
    readonly rows: readonly JournalRow[];
    readonly goalIds: readonly Id<'goals'>[];
  },
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const contribution of contributions) {
    const subjects = page.rows.filter(({ event }) => Object.hasOwn(contribution.events, event));
    const goalIds = contribution.listGoals ? page.goalIds : [];
    const ids = new Set([...subjects.map(({ subjectId }) => subjectId), ...goalIds]);
    const asked = [...ids].filter((id) => uuidShape.test(id));
    if (asked.length === 0) continue;
    for (const [id, title] of (await contribution.titlesOf?.(tx, page.mentorshipIds, asked)) ?? [])
      titles.set(id, title);
  }
  return titles;
}

/** The subjects that their own features know to be about this goal. */
export async function listAbout(
  tx: WorkspaceTransaction,
  contributions: readonly JournalContribution[],
  goalId: Id<'goals'>,
): Promise<string[]> {
  const found: string[] = [];
  for (const contribution of contributions) found.push(...((await contribution.listAbout?.(tx, goalId)) ?? []));
  return found;
}

/** The goals of these mentorships, newest first, as many as a menu holds. */
export async function listGoals(
  tx: WorkspaceTransaction,
  contributions: readonly JournalContribution[],
  mentorshipIds: readonly MentorshipId[],
  max: number,
): Promise<{ readonly id: Id<'goals'>; readonly title: string }[]> {
  const found: { readonly id: Id<'goals'>; readonly title: string }[] = [];
  for (const contribution of contributions) {
    found.push(...((await contribution.listGoals?.(tx, mentorshipIds, max)) ?? []));
  }
  return found;
}
