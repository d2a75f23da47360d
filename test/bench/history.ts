import type pg from 'pg';

/**
 * What the pairs of a workspace have lived by `until`: a check-in a week that both answered, every other month a goal
 * that was reached in five steps, its revisions, its wins and everything Cairn posted about it.
 */
export async function loadHistory(
  client: pg.Client,
  { workspace, weeks, until }: { workspace: number; weeks: number; until: Date },
): Promise<void> {
  await client.query(
    `create temporary table lived as
      select m.workspace_id, m.id as mentorship_id, m.mentor_id, m.mentee_id, s.id as schedule_id,
        $2::timestamptz - (n || ' weeks')::interval as at, n, md5('check-in' || m.id || n)::uuid as check_in_id,
        md5('past goal' || m.id || n)::uuid as goal_id, n % 8 = 0 as ends_goal
      from mentorships as m join check_in_schedules as s on s.workspace_id = m.workspace_id and s.mentorship_id = m.id,
        generate_series(1, $3::int) as n
      where m.workspace_id = 'T' || lpad($1::text, 6, '0')`,
    [workspace, until, weeks],
  );
  const story = [
    `insert into check_ins (workspace_id, id, mentorship_id, schedule_id, occurs_on, state, opened_at, prompt_at, closes_at,
        closed_at, closed_because)
      select workspace_id, check_in_id, mentorship_id, schedule_id, at::date, 'closed', at, at, at + interval '2 days',
        at + interval '1 day', 'both_answered' from lived`,
    `insert into answers (workspace_id, check_in_id, person_id, role, responses, is_late, answered_at)
      select workspace_id, check_in_id, mentee_id, 'mentee',
        '{"moved": "The outline is done and two colleagues have read it.", "in_the_way": "Too many meetings.", "next_step": "Rehearse.", "need": "An hour of yours."}'::jsonb,
        false, at + interval '3 hours' from lived
      union all
      select workspace_id, check_in_id, mentor_id, 'mentor',
        '{"guidance": "Say the first sentence by heart.", "feedback": "Good progress.", "commitment": "Thursday at four."}'::jsonb,
        false, at + interval '5 hours' from lived`,
    `insert into goals (workspace_id, id, mentorship_id, status, title, evidence, achievable, relevant, deadline_on, horizon,
        measure, baseline, target, unit, progress, revision, created_by, created_at, agreed_at, closed_at)
      select workspace_id, goal_id, mentorship_id, 'achieved', 'A goal of the past', 'Seen by both', 'In two months',
        'It led to the next one', at::date, 'short', 'yes_no', 0, 100, '%', 100, 7, mentee_id, at - interval '8 weeks',
        at - interval '7 weeks', at from lived where ends_goal`,
    `insert into goal_revisions (workspace_id, goal_id, number, kind, changes, patch, person_id, at)
      select workspace_id, goal_id, number, 'progress_logged', '[{"field": "progress", "from": 0, "to": 10}]',
        '{"progress": 10}', mentee_id, at
      from lived, generate_series(1, 7) as number where ends_goal`,
    `insert into steps (workspace_id, id, goal_id, position, title, due_on, is_milestone, ticked_at, ticked_by)
      select workspace_id, md5('step' || goal_id || position)::uuid, goal_id, position, 'A step of the past', at::date,
        position = 5, at, mentee_id from lived, generate_series(1, 5) as position where ends_goal`,
    `insert into wins (workspace_id, id, mentorship_id, goal_id, title, status, words, offered_at, decided_at)
      select workspace_id, md5('win' || goal_id)::uuid, mentorship_id, goal_id, 'A goal of the past', 'shared_with_pair',
        'We did it', at, at from lived where ends_goal`,
    `insert into deliveries (workspace_id, id, kind, operation, subject_id, target_kind, target, dedup_key, due_at, state,
        attempts, channel_id, ts, created_at, finished_at)
      select workspace_id, md5(kind || check_in_id)::uuid, kind, 'post', check_in_id::text, 'people',
        array[mentor_id, mentee_id], kind || check_in_id, at, 'sent', 1, 'G1', extract(epoch from at)::text, at, at
      from lived, unnest(array['check_in.prompt', 'check_in.summary']) as kind`,
    `insert into journal_entries (workspace_id, id, mentorship_id, event, subject_id, person_id, detail, at)
      select workspace_id, md5(event || check_in_id)::uuid, mentorship_id, event, check_in_id::text, null, '{}', at
      from lived, unnest(array['check_in.opened', 'check_in.answered', 'check_in.closed', 'goal.progress_logged']) as event`,
  ];
  for (const chapter of story) await client.query(chapter);
  await client.query('drop table lived');
}
