import { describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../../../src/core/ids.ts';
import { type Act, type DomainEvent, on } from '../../../../src/database/act.ts';
import type { GoalId, StepId } from '../../../../src/features/goals/types.ts';
import { type JournalEvent, record } from '../../../../src/features/journal/record.ts';
import type { MentorshipId } from '../../../../src/features/mentorships/types.ts';
import { features, type RegisteredFeature } from '../../../../src/features.ts';

type EventsOf<Feature> = Feature extends { readonly journal: { readonly events: infer Events } } ? keyof Events : never;
/** The events that are declared, and that none of these features puts into words. */
type Missing<Features> = Exclude<JournalEvent, EventsOf<Features>>;

const contributions = features.flatMap(({ journal }) => journal ?? []);

describe('what the features bring to the journal', () => {
  test('has every event that is declared: one that is missing does not compile, and is named', () => {
    const missing: Record<Missing<RegisteredFeature>, never> = {};
    expect(missing).toEqual({});
  });

  test('would miss those of a feature that is not registered', () => {
    type WithoutTalks = Missing<Exclude<RegisteredFeature, { readonly name: 'talks' }>>;
    const event: WithoutTalks = 'talk.logged';
    // @ts-expect-error: 'talk.logged' is missing.
    const missing: Record<WithoutTalks, never> = {};
    expect([event, missing]).toEqual(['talk.logged', {}]);
  });

  test('has each event once', () => {
    const events = contributions.flatMap((contribution) => Object.keys(contribution.events));
    expect(events).toEqual([...new Set(events)]);
  });

  test('has one title for each kind of event, at a place of its own, and no title too many', () => {
    const kinds = contributions.flatMap((contribution) => Object.entries(contribution.kinds ?? {}));
    const used = contributions
      .flatMap(({ events }) => Object.values(events))
      .flatMap((words) => (words === undefined ? [] : [words.kind].flat()));
    expect(kinds.map(([kind]) => kind).sort()).toEqual([...new Set(used)].sort());
    expect(new Set(kinds.map(([, { position }]) => position)).size).toBe(kinds.length);
  });

  test('has goals from one feature, which knows their titles', () => {
    const withGoals = contributions.filter(({ listGoals }) => listGoals !== undefined);
    expect(withGoals.map(({ titlesOf }) => typeof titlesOf)).toEqual(['function']);
  });
});

/** Never called: what stands under `@ts-expect-error` must not compile. */
async function refused(
  act: Act,
  mentorshipId: MentorshipId,
  { goal, step, person, either }: { goal: GoalId; step: StepId; person: PersonId; either: boolean },
): Promise<void> {
  await record(act, { event: 'goal.agreed', mentorshipId, subjectId: goal });
  await record(act, { event: either ? 'goal.agreed' : 'goal.achieved', mentorshipId, subjectId: goal });
  await act.tell({ name: 'person.moved', mentorshipId: null, subjectId: person });
  await act.tell({ name: 'availability.program_changed', mentorshipId: null, subjectId: null });

  // @ts-expect-error: there is no such event.
  await record(act, { event: 'goal.agred', mentorshipId, subjectId: goal });
  // @ts-expect-error: a goal is agreed, no step.
  await record(act, { event: 'goal.agreed', mentorshipId, subjectId: step });
  // @ts-expect-error: a milestone is a step.
  await record(act, { event: either ? 'goal.agreed' : 'goal.milestone_reached', mentorshipId, subjectId: goal });
  // @ts-expect-error: there is no such event.
  await act.tell({ name: 'person.movd', mentorshipId: null, subjectId: person });
  // @ts-expect-error: a person moves.
  await act.tell({ name: 'person.moved', mentorshipId: null, subjectId: goal });
  // @ts-expect-error: it happens in a mentorship.
  await act.tell({ name: 'talk.updated', mentorshipId: null, subjectId: mentorshipId });
  // @ts-expect-error: its name says all.
  await act.tell({ name: 'availability.program_changed', mentorshipId: null, subjectId: '' });
}

test('an event that nobody declared, or with another subject, is neither recorded nor told', () => {
  expect(refused).toHaveLength(3);
});

describe('a handler', () => {
  const told: DomainEvent = { name: 'person.moved', mentorshipId: null, subjectId: 'U1' as PersonId };

  test('is given its own event, with a subject of its type, and no other', async () => {
    const met: PersonId[] = [];
    const handlers = [
      on('person.moved', async (_act, { subjectId }) => void met.push(subjectId)),
      on('availability.changed', async (_act, { subjectId }) => void met.push(subjectId)),
    ];
    for (const handle of handlers) await handle({} as Act, told);
    expect(met).toEqual(['U1']);
  });

  test('of no such event, or with another subject, does not compile', () => {
    // @ts-expect-error: there is no such event.
    on('person.movd', async () => {});
    // @ts-expect-error: a person moves, no goal.
    on('person.moved', async (_act, { subjectId }: { subjectId: GoalId }) => void subjectId);
    expect(told.name).toBe('person.moved');
  });
});
