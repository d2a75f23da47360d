import { newId } from '../../core/ids.ts';
import type { Act } from '../../database/act.ts';
import type { MentorshipId } from '../mentorships/types.ts';

/** What happened, in the past tense. Each feature's events stand together. */
export type JournalEvent =
  | 'mentorship.paired'
  | 'mentorship.ended'
  | 'note.kept'
  | 'note.edited'
  | 'note.shared'
  | 'note.unshared'
  | 'note.deleted'
  | 'note.thanked'
  | 'goal.proposed'
  | 'goal.agreed'
  | 'goal.reopened'
  | 'goal.commented'
  | 'goal.edited'
  | 'goal.steps_added'
  | 'goal.step_changed'
  | 'goal.step_ticked'
  | 'goal.step_unticked'
  | 'goal.step_removed'
  | 'goal.milestone_reached'
  | 'goal.milestone_reopened'
  | 'goal.progress_logged'
  | 'goal.suggested'
  | 'goal.suggestion_accepted'
  | 'goal.suggestion_countered'
  | 'goal.suggestion_withdrawn'
  | 'goal.focused'
  | 'goal.parked'
  | 'goal.weighed'
  | 'goal.placed'
  | 'goal.shared'
  | 'goal.unshared'
  | 'goal.held'
  | 'goal.resumed'
  | 'goal.replaced'
  | 'goal.achieved'
  | 'goal.dropped'
  | 'together.planned'
  | 'together.started'
  | 'together.edited'
  | 'together.steps_added'
  | 'together.step_ticked'
  | 'together.step_unticked'
  | 'together.done'
  | 'together.learned'
  | 'together.let_go'
  | 'talk.logged'
  | 'obstacle.raised'
  | 'obstacle.viewed'
  | 'obstacle.planned'
  | 'obstacle.closed'
  | 'obstacle.reflected'
  | 'check_in.scheduled'
  | 'check_in.paused'
  | 'check_in.resumed'
  | 'check_in.opened'
  | 'check_in.snoozed'
  | 'check_in.skipped'
  | 'check_in.quiet'
  | 'check_in.reviewed'
  | 'check_in.closed'
  | 'answer.given'
  | 'answer.edited'
  | 'win.offered'
  | 'win.celebrated'
  | 'win.shared_with_pair'
  | 'win.declined'
  | 'kudos.given'
  | 'kudos.taken_back';

export interface JournalEntry {
  readonly event: JournalEvent;
  readonly mentorshipId: MentorshipId;
  readonly subjectId: string;
  /** What the subject's own rows do not keep. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Adds to the dated history of a mentorship, in the action's transaction, and tells the features that listen to this
 * event. The journal is only ever added to.
 */
export async function record(act: Act, entry: JournalEntry): Promise<void> {
  const { event, mentorshipId, subjectId, detail = {} } = entry;
  await act.tx
    .insertInto('journalEntries')
    .values({
      workspaceId: act.workspaceId,
      id: newId<never>(),
      mentorshipId,
      event,
      subjectId,
      personId: act.personId,
      detail: JSON.stringify(detail),
      at: act.now,
    })
    .execute();
  await act.tell({ name: event, mentorshipId, subjectId });
}
