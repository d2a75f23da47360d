import { z } from 'zod';
import { Refusal } from '../../src/core/errors.ts';
import type { Act, FollowUpName, PersonalAct } from '../../src/database/act.ts';
import { enqueue, enqueueUpdate } from '../../src/delivery/enqueue.ts';
import type { MessageKind, MessageName } from '../../src/delivery/message.ts';
import { goalRecord } from '../../src/features/goals/pair-record.ts';
import type { Goal, GoalId, GoalShape, SuggestionId } from '../../src/features/goals/types.ts';
import type { PairRecordDefinition } from '../../src/features/pair-records/pair-record.ts';
import type { Locked, Opened, PairRevision } from '../../src/features/pair-records/types.ts';
import type { RegisteredFeature } from '../../src/features.ts';
import type { Door } from '../../src/slack/door.ts';
import { defineForm, text } from '../../src/slack/forms.ts';

// What the compiler holds, shown to the compiler: nothing here runs. `@ts-expect-error` is itself an error where the line
// below it is none.

declare const act: Act;
declare const someone: PersonalAct;
declare const goalId: GoalId;
declare const suggestionId: SuggestionId;
declare const target: { readonly kind: 'people'; readonly ids: [] };

/** One-line mistakes, each a type error. */
export const mistakes = {
  async inMessages() {
    await enqueue(act, 'goal.suggestion', suggestionId, { target });
    // @ts-expect-error a misspelt kind
    await enqueueUpdate(act, 'goal.sugestion', suggestionId);
    // @ts-expect-error the id of something else
    await enqueueUpdate(act, 'goal.suggestion', goalId);
    // @ts-expect-error an id where the kind is about an id and a number
    await enqueue(act, 'goal.news', goalId, { target });
  },
  async inFollowUps() {
    act.followUp({ modal: 'goals.focus', subject: goalId });
    // @ts-expect-error a misspelt modal
    act.followUp({ modal: 'goals.focussed', subject: goalId });
    // @ts-expect-error the id of something else
    act.followUp({ modal: 'goals.focus', subject: suggestionId });
  },
};

/** The name of a record gives its messages and events: one whose messages are about something else is none. */
export const namesOfRecords: PairRecordDefinition<GoalShape>['name'][] = [
  'goal',
  // @ts-expect-error another record's
  'obstacle',
  // @ts-expect-error nobody's
  'goals',
];
type Unforeseen = Omit<GoalShape, 'revision'> & { readonly revision: PairRevision };
// @ts-expect-error a kind of revision without an event in the journal
export const withoutEvents: PairRecordDefinition<Unforeseen>['name'] = 'goal';

/** Only what is locked is revised. */
export const revising = async (locked: Locked<Goal>, opened: Opened<Goal>) => {
  await goalRecord.revise(someone, locked);
  // @ts-expect-error asked for no right, and somebody else may write meanwhile
  await goalRecord.revise(someone, opened);
};

/** A form's field that is renamed where the form is defined, and nowhere else. */
const form = defineForm({ callback: 'seams.form', subject: z.object({ goal: z.string() }), fields: { notes: text() } });
export const inForms = {
  inViews: () => [
    form.fields.notes.input({ label: 'Notes' }),
    // @ts-expect-error drawn under its old name
    form.fields.note.input({ label: 'Note' }),
    // @ts-expect-error without a label, which is given neither here nor where the form is defined
    form.fields.notes.input({}),
    form.modal({ title: 'Form', blocks: [], subject: { goal: 'G' } }),
    // @ts-expect-error without what the modal must carry
    form.modal({ title: 'Form', blocks: [], subject: {} }),
  ],
  inListeners: (door: Door) =>
    door.submit(form, async (_, { values, subject }) => {
      // @ts-expect-error read under its old name
      const read = [values.note, subject.goal];
      return read.length > 0 ? undefined : undefined;
    }),
  inRules: () => [
    new Refusal<typeof form.fields>('empty', 'Write something.', 'notes'),
    // @ts-expect-error pointed at under its old name
    new Refusal<typeof form.fields>('empty', 'Write something.', 'note'),
  ],
};

type KindsOf<F> = F extends { readonly messages: readonly MessageKind<infer Name>[] } ? Name : never;
type FollowUpsOf<F> = F extends { readonly followUps: infer Built } ? keyof Built : never;
type Unregistered =
  | Exclude<MessageName, KindsOf<RegisteredFeature> | `test.${string}`>
  | Exclude<FollowUpName, FollowUpsOf<RegisteredFeature>>;

/** What a feature declares, `features.ts` registers: a name that is not is a type error here. */
export const everythingIsRegistered: [Unregistered] extends [never] ? true : Unregistered = true;
