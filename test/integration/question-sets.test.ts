import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldRefusals, Refusal } from '../../src/core/errors.ts';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import { type Actor, createActor, type PersonalAct } from '../../src/database/act.ts';
import { questionsOf } from '../../src/features/check-ins/actions/questions-of.ts';
import { findNewestCheckIn } from '../../src/features/check-ins/queries/check-ins.ts';
import {
  bringBack,
  moveQuestion,
  resetQuestions,
  retireQuestion,
} from '../../src/features/questions/actions/arrange-questions.ts';
import { listQuestions, viewSet } from '../../src/features/questions/actions/the-set.ts';
import { addQuestion, changeQuestion } from '../../src/features/questions/actions/word-questions.ts';
import type { TypedQuestion } from '../../src/features/questions/inputs.ts';
import { askedOfRole, isAsked, mostEachTime, mostRotating } from '../../src/features/questions/rules/arrange.ts';
import { defaultQuestions } from '../../src/features/questions/rules/question-set.ts';
import type { KeptQuestion, QuestionId } from '../../src/features/questions/types.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { assertAsyncProperty } from '../support/property.ts';

// Leads who do things at the same moment, on a real Postgres.

let sandbox: OpenSandbox;
let actor: Actor;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.setUp();
  await sandbox.pair();
  actor = createActor(sandbox.cairn.database, sandbox.calendar, []);
});
afterEach(() => sandbox.close());

async function asLead<T>(action: (act: PersonalAct) => Promise<T>): Promise<T> {
  const { acme, admin } = sandbox;
  return (await actor.asPerson(acme.id as WorkspaceId, admin.id as PersonId, action)).result;
}

const typed = (label: string, change: Partial<TypedQuestion> = {}): TypedQuestion => ({
  ...{ label, said: undefined, kind: 'words', options: undefined },
  ...{ marks: [], visibleTo: 'pair' },
  ...change,
});
const theSet = () => asLead(viewSet);
const labelsOf = (set: readonly KeptQuestion[], role: 'mentee' | 'mentor') =>
  askedOfRole(set, role).map(({ label }) => label);

test('the first change of two leads at once writes the default set once, and both changes stand', async () => {
  await Promise.all([
    asLead((act) => addQuestion(act, { role: 'mentee', typed: typed('One?') })),
    asLead((act) => addQuestion(act, { role: 'mentee', typed: typed('Two?') })),
    asLead((act) => changeQuestion(act, 'guidance' as QuestionId, { typed: typed('Advice'), seen: 0 })),
  ]);
  const set = await theSet();
  expect(set).toHaveLength(defaultQuestions.length + 2);
  expect(labelsOf(set, 'mentee').slice(5).sort()).toEqual(['One?', 'Two?']);
  expect(labelsOf(set, 'mentor')[0]).toBe('Advice');
});

test('of two leads who change one question at once, one saves and the other is shown what stands', async () => {
  const id = 'moved' as QuestionId;
  const results = await Promise.all(
    ['A?', 'B?'].map((label) => asLead((act) => changeQuestion(act, id, { typed: typed(label), seen: 0 }))),
  );
  const standing = (await theSet()).find((each) => each.id === id);
  const told = results.filter((each) => each !== undefined);
  expect(told.map(({ label, revision }) => [label, revision])).toEqual([[standing?.label, 1]]);
});

test('two leads who retire the last two leave one', async () => {
  for (const id of ['feedback'] as QuestionId[]) await asLead((act) => retireQuestion(act, id));
  const results = await Promise.allSettled(
    (['guidance', 'commitment'] as QuestionId[]).map((id) => asLead((act) => retireQuestion(act, id))),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(askedOfRole(await theSet(), 'mentor')).toHaveLength(1);
});

test('a program that never changed anything has no rows, and asks what Cairn starts with', async () => {
  await asLead(resetQuestions);
  expect(await sandbox.inDatabase(listQuestions)).toBe(defaultQuestions);
  const rows = await sandbox.inDatabase((tx) => tx.selectFrom('questions').select('id').execute());
  expect(rows).toEqual([]);
});

/** Something a lead does to one of the questions; what is refused is as good as what is done. */
const deeds: readonly ((set: readonly KeptQuestion[], one: number, other: number) => (act: PersonalAct) => unknown)[] =
  [
    (_, one, other) => (act) =>
      addQuestion(act, {
        role: one % 2 ? 'mentee' : 'mentor',
        typed: typed(`Q${one % 7}?`, { marks: other % 3 === 0 ? ['rotates'] : [] }),
      }),
    (set, one, other) => (act) => {
      const { id, revision } = pick(set, one);
      const change: Partial<TypedQuestion> = {
        ...{ kind: undefined, options: '1\n2\n3\n4\n5' },
        marks: other % 2 === 0 ? ['rotates'] : [],
      };
      return changeQuestion(act, id, { typed: typed(`Q${other % 9}?`, change), seen: revision });
    },
    (set, one, other) => (act) => {
      const past = pick(set, other).id;
      return moveQuestion(act, pick(set, one).id, { past, way: one % 2 ? 'up' : 'down' });
    },
    (set, one) => (act) => retireQuestion(act, pick(set, one).id),
    (set, one) => (act) => bringBack(act, pick(set, one).id),
    (_, one) => (act) => (one % 5 === 0 ? resetQuestions(act) : undefined),
  ];

function pick(set: readonly KeptQuestion[], number: number): KeptQuestion {
  const question = set[number % set.length];
  if (!question) throw new Error('a set is never empty');
  return question;
}

test('whatever leads do at once, both roles are asked something, within the limits, each in a place of its own', async () => {
  const deed = fc.record({ deed: fc.nat(deeds.length - 1), one: fc.nat(99), other: fc.nat(99) });
  const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await assertAsyncProperty(
    fc.asyncProperty(rounds, async (all) => {
      for (const round of all) {
        const set = await theSet();
        const results = await Promise.allSettled(
          round.map((each) => asLead(async (act) => deeds[each.deed]?.(set, each.one, each.other)(act))),
        );
        const failures = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
        expect(failures.filter((each) => !(each instanceof Refusal || each instanceof FieldRefusals))).toEqual([]);
      }
      const set = await theSet();
      for (const role of ['mentee', 'mentor'] as const) {
        const own = askedOfRole(set, role);
        expect(own.length).toBeGreaterThan(0);
        expect(own.filter(({ rotates }) => !rotates).length).toBeLessThanOrEqual(mostEachTime);
        expect(own.filter(({ rotates }) => rotates).length).toBeLessThanOrEqual(mostRotating);
        expect(new Set(own.map(({ position }) => position)).size).toBe(own.length);
        expect(new Set(own.map(({ label }) => label.toLowerCase())).size).toBe(own.length);
      }
      expect(set.filter(({ purpose }) => purpose !== null)).toHaveLength(defaultQuestions.length);
      const asked = await sandbox.inDatabase(listQuestions);
      expect(asked.map(({ id }) => id).sort()).toEqual(
        set
          .filter(isAsked)
          .map(({ id }) => id)
          .sort(),
      );
      await asLead(resetQuestions);
      const after = await theSet();
      for (const role of ['mentee', 'mentor'] as const) {
        const start = defaultQuestions.filter((each) => each.role === role);
        expect(askedOfRole(after, role)).toMatchObject(start.map((each) => ({ ...each })));
      }
    }),
    { numRuns: 15 },
  );
});

test('forms that open at once, while a lead changes the set, ask the same from then on', async () => {
  await sandbox.passTo('2026-11-24T04:15:00Z');
  const open = () =>
    asLead(async (act) => {
      const { id } = await act.tx.selectFrom('mentorships').select('id').executeTakeFirstOrThrow();
      const checkIn = await findNewestCheckIn(act.tx, id);
      if (!checkIn) throw new Error('no check-in was opened');
      return (await questionsOf(act, checkIn, 'mentee')).map(({ label }) => label);
    });
  const change = (label: string) => asLead((act) => addQuestion(act, { role: 'mentee', typed: typed(label) }));
  const [one, , two, , three] = await Promise.all([open(), change('One?'), open(), change('Two?'), open()]);
  expect([two, three, await open()]).toEqual([one, one, one]);
});
