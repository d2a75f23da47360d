import { isObject } from '../../src/sandbox/json.ts';
import type { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import type { Eyes } from './trouble-place.ts';

/** What was counted, by name: `goals: 1`. */
export type Effects = ReadonlyMap<string, number>;

/** What the story leaves behind when everything happens once, as a reader of the story would count it. */
export const onceTold: Effects = new Map([
  ['programs', 1],
  ['mentorships', 1],
  ['goals', 1],
  ['steps', 2],
  ['goal proposed', 1],
  ['goal steps_added', 1],
  ['goal agreed', 1],
  ['goal progress_logged', 1],
  ['goal step_ticked', 1],
  ['check_in_schedules', 1],
  ['check_ins', 1],
  ['answers', 2],
  ['wins', 1],
  ['kudos', 1],
  ['journal mentorship.paired', 1],
  ['journal goal.proposed', 1],
  ['journal goal.agreed', 1],
  ['journal goal.milestone_reached', 1],
  ['journal check_in.opened', 1],
  ['journal check_in.closed', 1],
  ['journal answer.given', 2],
  ['journal win.celebrated', 1],
  ['journal kudos.given', 1],
  ['message mentorship.welcome', 1],
  ['message goal.card', 1],
  ['message check_in.prompt', 1],
  ['message check_in.summary', 1],
  ['message win.post', 1],
]);

const tables = [
  'programs',
  'mentorships',
  'goals',
  'steps',
  'check_in_schedules',
  'check_ins',
  'answers',
  'wins',
  'kudos',
];

/** Counts rows in the database, and messages as they stand in Slack. */
export async function countEffects(eyes: Eyes, slack: SandboxSlack): Promise<Effects> {
  const effects = new Map<string, number>();
  const add = (name: string, many = 1) => effects.set(name, (effects.get(name) ?? 0) + many);
  for (const table of tables) {
    const { rows } = await eyes.query<{ many: number }>(`select count(*)::int as many from ${table}`);
    add(table, rows[0]?.many);
  }
  const named = await eyes.query<{ name: string; many: number }>(
    `select 'goal ' || kind as name, count(*)::int as many from goal_revisions group by kind
    union all select 'journal ' || event, count(*)::int from journal_entries group by event`,
  );
  for (const { name, many } of named.rows) add(name, many);
  const posts = await eyes.query<{ id: string; kind: string }>(
    `select id, kind from deliveries where operation = 'post'`,
  );
  const kindOf = new Map(posts.rows.map(({ id, kind }) => [id, kind]));
  for (const workspace of slack.workspaces) {
    for (const { metadata } of workspace.store.all()) {
      const payload = metadata?.['event_payload'];
      if (isObject(payload)) add(`message ${kindOf.get(String(payload['delivery_id']))}`);
    }
  }
  return effects;
}

/** @returns what did not happen, what happened again, and both in words; names that nobody expected are passed over */
export function compareEffects(
  found: Effects,
  expected: Effects,
): { lost: number; doubled: number; differs: string[] } {
  const result = { lost: 0, doubled: 0, differs: [] as string[] };
  for (const [name, wanted] of expected) {
    const many = found.get(name) ?? 0;
    result.lost += Math.max(0, wanted - many);
    result.doubled += Math.max(0, many - wanted);
    if (many !== wanted) result.differs.push(`${name}: ${many} instead of ${wanted}`);
  }
  return result;
}
