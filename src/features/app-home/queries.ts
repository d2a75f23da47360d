import type { PersonId } from '../../core/ids.ts';
import type { LocalDate } from '../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { ScheduleState } from '../check-ins/types.ts';
import type { Goal, Step } from '../goals/types.ts';
import type { Mentorship, MentorshipId } from '../mentorships/types.ts';

// A Home is drawn anew after every action: what it shows of several features is read at once, and nothing of the past.

/** A person's active mentorships in either role, oldest first, with when each is asked. */
export async function listScheduledMentorships(
  tx: WorkspaceTransaction,
  personId: PersonId,
): Promise<{ mentorship: Mentorship; schedule: ScheduleState }[]> {
  const rows = await tx
    .selectFrom('mentorships as m')
    .innerJoin('people as mentor', (join) =>
      join.onRef('mentor.workspaceId', '=', 'm.workspaceId').onRef('mentor.id', '=', 'm.mentorId'),
    )
    .innerJoin('people as mentee', (join) =>
      join.onRef('mentee.workspaceId', '=', 'm.workspaceId').onRef('mentee.id', '=', 'm.menteeId'),
    )
    // Pairing makes the schedule in the same transaction.
    .innerJoin('checkInSchedules as s', (join) =>
      join.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.mentorshipId', '=', 'm.id'),
    )
    .select(['m.id', 'm.programId', 'm.status', 'm.startsOn', 'm.endsOn'])
    .select(['mentor.id as mentorId', 'mentor.name as mentorName', 'mentor.timeZone as mentorZone'])
    .select(['mentee.id as menteeId', 'mentee.name as menteeName', 'mentee.timeZone as menteeZone'])
    .select(['s.status as scheduleStatus'])
    .select(['rrule', 'localTime', 'zone', 'pausedUntil', 'nextOccursOn', 'nextDueAt'])
    .where('m.status', '=', 'active')
    .where((eb) => eb.or([eb('m.mentorId', '=', personId), eb('m.menteeId', '=', personId)]))
    .orderBy('m.pairedAt')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => {
    const { id, programId, status, startsOn, endsOn, scheduleStatus } = row;
    const { rrule, localTime, zone, pausedUntil, nextOccursOn, nextDueAt } = row;
    const mentor = { id: row.mentorId, name: row.mentorName, timeZone: row.mentorZone };
    const mentee = { id: row.menteeId, name: row.menteeName, timeZone: row.menteeZone };
    return {
      mentorship: { id, programId, status, startsOn, endsOn, mentor, mentee },
      schedule: { rrule, localTime, zone, status: scheduleStatus, pausedUntil, nextOccursOn, nextDueAt },
    };
  });
}

/** Open goals of these mentorships, oldest first, and their open steps that are due by then, in their order. */
export async function listOpenGoals(
  tx: WorkspaceTransaction,
  mentorshipIds: readonly MentorshipId[],
  stepsDueBy: LocalDate,
): Promise<{ goals: Goal[]; steps: Step[] }> {
  if (mentorshipIds.length === 0) return { goals: [], steps: [] };
  const rows = await tx
    .selectFrom('goals as g')
    .leftJoin('steps as s', (join) =>
      join
        .onRef('s.workspaceId', '=', 'g.workspaceId')
        .onRef('s.goalId', '=', 'g.id')
        .on('s.tickedAt', 'is', null)
        .on('s.dueOn', '<=', stepsDueBy),
    )
    .select(['g.id', 'g.mentorshipId', 'g.status', 'g.title', 'evidence', 'achievable', 'relevant', 'deadlineOn'])
    .select(['horizon', 'measure', 'baseline', 'target', 'unit', 'progress', 'revision', 'agreedAt'])
    .select([
      'frame',
      'experimental',
      'aspirational',
      'learning',
      'heldFrom',
      'isParked',
      'isShared',
      'deadlineRevision',
    ])
    .select(['importance', 'urgency', 'mentorImportance', 'mentorUrgency'])
    .select(['steppingStoneOf', 'buildsOn', 'replacedBy', 'objectiveId'])
    .select('s.assignee as stepAssignee')
    .select(['s.id as stepId', 's.title as stepTitle', 's.dueOn as stepDueOn', 's.isMilestone as stepIsMilestone'])
    .where('g.mentorshipId', 'in', mentorshipIds)
    .where('g.status', 'in', ['proposed', 'agreed'])
    .orderBy('g.createdAt')
    .orderBy('g.id')
    .orderBy('s.position')
    .execute();
  const goals = new Map<string, Goal>();
  const steps: Step[] = [];
  for (const { stepId, stepTitle, stepDueOn, stepIsMilestone, stepAssignee, ...goal } of rows) {
    goals.set(goal.id, goal);
    if (stepId === null || stepTitle === null || stepIsMilestone === null || stepAssignee === null) continue;
    const step = {
      title: stepTitle,
      dueOn: stepDueOn,
      isMilestone: stepIsMilestone,
      assignee: stepAssignee,
      tickedAt: null,
    };
    steps.push({ id: stepId, goalId: goal.id, ...step });
  }
  return { goals: [...goals.values()], steps };
}
