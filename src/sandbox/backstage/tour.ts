import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { Database } from '../../database/connect.ts';
import { withWorkspace } from '../../database/transaction.ts';
import type { JournalEvent } from '../../features/journal/record.ts';
import type { TourStepId, TourView } from '../page-door/backstage-contract.ts';
import type { Cast } from '../seed/cast.ts';

/** What stands in the journal when a step has been done. */
const marks: Readonly<Record<TourStepId, readonly JournalEvent[]>> = {
  pair: ['mentorship.paired'],
  goal: ['goal.proposed'],
  agree: ['goal.agreed'],
  schedule: ['check_in.scheduled'],
  answer: ['answer.given'],
  milestone: ['goal.milestone_reached'],
  celebrate: ['win.celebrated', 'win.shared_with_pair'],
  kudos: ['kudos.given'],
};

/** The steps that a journal with these events shows as done, in the order of the tour. */
export function stepsDone(events: ReadonlySet<string>): TourStepId[] {
  const steps = Object.entries(marks) as [TourStepId, readonly JournalEvent[]][];
  return steps.filter(([, marked]) => marked.some((event) => events.has(event))).map(([step]) => step);
}

/** How far the tour's own pair has come. */
export async function readTour(
  database: Database,
  { workspace, tour }: Pick<Cast, 'workspace' | 'tour'>,
): Promise<TourView> {
  const { lead, mentor, mentee, colleague, channel } = tour;
  const events = await withWorkspace(database, workspace.id as WorkspaceId, async (tx) => {
    const rows = await tx
      .selectFrom('journalEntries as entry')
      .innerJoin('mentorships as pair', (join) =>
        join.onRef('pair.workspaceId', '=', 'entry.workspaceId').onRef('pair.id', '=', 'entry.mentorshipId'),
      )
      .select('entry.event')
      .distinct()
      .where('pair.mentorId', '=', mentor.id as PersonId)
      .where('pair.menteeId', '=', mentee.id as PersonId)
      .execute();
    return new Set(rows.map(({ event }) => event));
  });
  const done = stepsDone(events);
  return {
    cast: { leadId: lead.id, mentorId: mentor.id, menteeId: mentee.id, colleagueId: colleague.id },
    channelId: channel.id,
    conversationId: done.includes('pair') ? (workspace.conversationBetween(mentor, mentee) ?? null) : null,
    done,
  };
}
