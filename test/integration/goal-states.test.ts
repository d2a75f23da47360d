import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MovableClock } from '../../src/core/clock.ts';
import { Refusal } from '../../src/core/errors.ts';
import { newId, type PersonId, type WorkspaceId } from '../../src/core/ids.ts';
import { addDays, type LocalDate, type TimeZone } from '../../src/core/local-time.ts';
import { type Actor, createActor, type PersonalAct } from '../../src/database/act.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import { agreeGoal } from '../../src/features/goals/actions/agree-goal.ts';
import { acceptSuggestion, withdrawSuggestion } from '../../src/features/goals/actions/answer-suggestion.ts';
import { achieveGoal, dropGoal } from '../../src/features/goals/actions/close-goal.ts';
import { commentGoal } from '../../src/features/goals/actions/comment-goal.ts';
import { editGoal } from '../../src/features/goals/actions/edit-goal.ts';
import { focusGoal, parkGoal } from '../../src/features/goals/actions/focus-goal.ts';
import { putOnHold, reopenGoal, resumeGoal } from '../../src/features/goals/actions/hold-goal.ts';
import { logProgress } from '../../src/features/goals/actions/log-progress.ts';
import { proposeGoal } from '../../src/features/goals/actions/propose-goal.ts';
import { replaceGoal } from '../../src/features/goals/actions/replace-goal.ts';
import { counterSuggestion, suggestChange } from '../../src/features/goals/actions/suggest-goal.ts';
import { weighGoal } from '../../src/features/goals/actions/weigh-goal.ts';
import { listGoals } from '../../src/features/goals/queries/goals.ts';
import { listPatches, listRevisions } from '../../src/features/goals/queries/revisions.ts';
import { findOpenSuggestion } from '../../src/features/goals/queries/suggestions.ts';
import { draftOf } from '../../src/features/goals/rules/draft.ts';
import { focusSize, isInFocus } from '../../src/features/goals/rules/focus.ts';
import { replay } from '../../src/features/goals/rules/replay.ts';
import { isOpen, rights } from '../../src/features/goals/rules/rights.ts';
import type { Goal, GoalDraft, GoalVerb, SuggestionId } from '../../src/features/goals/types.ts';
import { pairPeople } from '../../src/features/mentorships/actions.ts';
import type { MentorshipId } from '../../src/features/mentorships/types.ts';
import { wholeLife } from '../../src/features/pair-records/types.ts';
import { upsertPerson } from '../../src/features/people/queries.ts';
import { assertAsyncProperty } from '../support/property.ts';
import { cloneDatabase } from '../support/test-database.ts';

// Any sequence of what people can do, on a real Postgres: it ends in a state of the table, no revision is lost, and what
// the revisions tell, one after the other, is the goal as it stands.

const workspaceId = 'T1' as WorkspaceId;
const clock = new MovableClock('2026-11-23T04:00:00Z');
const draft: GoalDraft = {
  ...{ frame: 'smart', title: 'Give talks', evidence: '', achievable: '', relevant: '', experimental: '' },
  ...{ aspirational: '', learning: '', deadlineOn: '2027-06-30' as LocalDate, horizon: 'short' },
  ...{ measure: 'number', baseline: 0, target: 3, unit: 'talks' },
} as const;

let database: Database;
let drop: () => Promise<void>;
let actor: Actor;

beforeAll(async () => {
  const cloned = await cloneDatabase();
  database = connect(cloned.url);
  actor = createActor(database, clock, []);
  drop = async () => {
    await database.close();
    await cloned.drop();
  };
  await withWorkspace(database, workspaceId, (tx) =>
    tx.insertInto('workspaces').values({ workspaceId, firstSeenAt: clock.now() }).execute(),
  );
});
afterAll(() => drop());

/** Something a person does to one of the goals; what it refuses is as good as what it does. */
interface Deed {
  readonly verb: GoalVerb;
  readonly by: 'mentor' | 'mentee';
  /** Which goal, of however many there are. */
  readonly which: number;
  readonly dice: number;
}

const verbs = Object.keys(rights) as GoalVerb[];
/** Mostly by whoever may; what seldom comes to its turn by chance is offered more often. */
const deeds = fc.array(
  fc
    .record({
      verb: fc.constantFrom(...verbs, ...(['agree', 'agree', 'agree', 'hold', 'resume', 'resume'] as const)),
      isAmiss: fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0),
      which: fc.nat(5),
      dice: fc.nat(1000),
    })
    .map(({ isAmiss, ...deed }): Deed => {
      const { by } = rights[deed.verb];
      const right = by[deed.dice % by.length] ?? 'mentee';
      return { ...deed, by: isAmiss ? (right === 'mentor' ? 'mentee' : 'mentor') : right };
    }),
  { minLength: 10, maxLength: 40 },
);

async function doIt(act: PersonalAct, goal: Goal, { verb, dice }: Deed): Promise<void> {
  const reason = { reason: 'because' };
  const changed: GoalDraft = {
    ...draftOf(goal),
    ...(dice % 2 ? { title: `Title ${dice}` } : { relevant: `Words ${dice}` }),
    ...(dice % 3 === 0 ? { deadlineOn: addDays(draft.deadlineOn, dice) } : {}),
    ...(dice % 5 === 0 ? { target: 4 + (dice % 7) } : {}),
  };
  const suggestion = await findOpenSuggestion(act.tx, goal.id);
  const suggestionId = suggestion?.id ?? newId<SuggestionId>();
  const suggested = { draft: changed, comment: '' };
  const weights = { importance: 1 + (dice % 3), urgency: 1 + (dice % 2) };
  const edit = { draft: changed, base: Math.max(1, goal.revision - (dice % 3)), ...reason };
  const run: Readonly<Record<GoalVerb, () => Promise<unknown>>> = {
    agree: () => agreeGoal(act, goal.id, goal.revision),
    reopen: () => reopenGoal(act, goal.id, reason),
    suggest: () => suggestChange(act, goal.id, suggested),
    accept: () => acceptSuggestion(act, suggestionId),
    counter: () => counterSuggestion(act, suggestionId, suggested),
    withdraw: () => withdrawSuggestion(act, suggestionId),
    comment: () => commentGoal(act, goal.id, { words: 'Hm.' }),
    edit: () => editGoal(act, goal.id, edit),
    log_progress: () => logProgress(act, goal.id, { progress: dice % 4, note: undefined }),
    focus: () => focusGoal(act, goal.id),
    park: () => parkGoal(act, goal.id),
    weigh: () => weighGoal(act, goal.id, weights),
    hold: () => putOnHold(act, goal.id, reason),
    resume: () => resumeGoal(act, goal.id),
    replace: () => replaceGoal(act, goal.id, { draft: { ...draft, title: `Instead ${dice}` }, ...reason }),
    achieve: () => achieveGoal(act, goal.id),
    drop: () => dropGoal(act, goal.id, reason),
    // These have tests of their own.
    add_steps: async () => {},
    change_steps: async () => {},
    tick_step: async () => {},
    place: async () => {},
    share: async () => {},
    unshare: async () => {},
  };
  await run[verb]();
}

/** Two new people, paired by an admin, with one goal. */
async function newPair(number: number): Promise<{ id: MentorshipId; mentor: PersonId; mentee: PersonId }> {
  const made = (['Ana', 'Bibek', 'Olivia'] as const).map((name) => ({
    id: `U${name.toUpperCase()}${number}` as PersonId,
    name,
    timeZone: 'Asia/Kathmandu' as TimeZone,
    locale: null,
    isAdmin: name === 'Olivia',
    isBot: false,
    isDeactivated: false,
    isExternal: false,
  }));
  const [mentor, mentee, admin] = made;
  if (!mentor || !mentee || !admin) throw new Error('three people were made');
  await withWorkspace(database, workspaceId, async (tx) => {
    for (const person of made) await upsertPerson(tx, workspaceId, person, clock.now());
  });
  const { result } = await actor.asPerson(workspaceId, admin.id, (act) =>
    pairPeople(act, { mentor, mentee, endsOn: null }),
  );
  await actor.asPerson(workspaceId, mentee.id, (act) => proposeGoal(act, { mentorshipId: result.id, draft }));
  return { id: result.id, mentor: mentor.id, mentee: mentee.id };
}

/** A way through every state that chance alone may not take: two are enough for all that must have been reached. */
const mentee = { by: 'mentee', which: 0, dice: 1 } as const;
const mentor = { by: 'mentor', which: 0, dice: 1 } as const;
const walked: [Deed[]][] = [
  [
    [
      { verb: 'agree', ...mentor },
      { verb: 'hold', ...mentee },
      { verb: 'resume', ...mentee },
      { verb: 'reopen', ...mentor },
    ],
  ],
  [[{ verb: 'drop', ...mentee }]],
];

let pairs = 0;

test('whatever the two do, in whatever order, every goal stands where the table leads, and its revisions tell it whole', async () => {
  const reached = new Set<string>();
  await assertAsyncProperty(
    fc.asyncProperty(deeds, async (sequence) => {
      pairs += 1;
      const pair = await newPair(pairs);
      for (const deed of sequence) {
        clock.advance({ minutes: 1 });
        const before = await goalsOf(pair.id);
        const goal = before[deed.which % before.length];
        if (!goal) throw new Error('there is always one goal');
        const done = await attempt(() => actor.asPerson(workspaceId, pair[deed.by], (act) => doIt(act, goal, deed)));
        const after = await goalsOf(pair.id);
        const now = after.find(({ id }) => id === goal.id);
        if (!now) throw new Error('a goal is never gone');
        // What is refused changes nothing, and only what the table allows is done.
        if (!done) expect(after).toEqual(before);
        else if (now.revision > goal.revision) {
          const { by, from } = rights[deed.verb];
          expect(by).toContain(deed.by);
          expect(from).toContain(goal.status);
          if (now.status !== goal.status) reached.add(`${goal.status} → ${now.status}`);
        }
        expect(after.filter(isInFocus).length).toBeLessThanOrEqual(focusSize);
        for (const each of after) await holds(each);
      }
    }),
    { numRuns: 25, examples: walked },
  );
  // The sequences did lead through the states.
  for (const step of [
    'proposed → agreed',
    'agreed → proposed',
    'agreed → on_hold',
    'on_hold → agreed',
    'proposed → dropped',
  ]) {
    expect(reached).toContain(step);
  }
});

async function goalsOf(id: MentorshipId): Promise<Goal[]> {
  return withWorkspace(database, workspaceId, (tx) => listGoals(tx, [id]));
}

/** @returns false where it was refused; anything else that goes wrong is a fault */
async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What is true of every goal at every moment. */
async function holds(goal: Goal): Promise<void> {
  const { revisions, patches, open } = await withWorkspace(database, workspaceId, async (tx) => ({
    revisions: await listRevisions(tx, goal.id, wholeLife),
    patches: await listPatches(tx, goal.id, goal.revision),
    open: await findOpenSuggestion(tx, goal.id),
  }));
  // No revision is lost or stands twice.
  expect(revisions.map(({ number }) => number)).toEqual(
    Array.from({ length: goal.revision }, (_, index) => goal.revision - index),
  );
  // The journal replayed is the present state.
  const { id, mentorshipId, revision, agreedAt, ...state } = goal;
  expect({ ...state, ...nothingYet, ...replay(patches) }).toEqual(state);
  expect(Object.keys(replay(patches))).toEqual(expect.arrayContaining(['status', 'title', 'progress', 'isParked']));
  if (goal.status === 'agreed' || goal.heldFrom === 'agreed') expect(agreedAt).not.toBeNull();
  expect(goal.heldFrom !== null).toBe(goal.status === 'on_hold');
  expect(goal.replacedBy !== null).toBe(goal.status === 'replaced');
  if (open) expect(isOpen(goal)).toBe(true);
}

/** How a goal begins where its first revision does not say. */
const nothingYet = {
  heldFrom: null,
  isShared: false,
  importance: null,
  urgency: null,
  mentorImportance: null,
  mentorUrgency: null,
  replacedBy: null,
};
