import { describe, expect, test } from '@jest/globals';
import type { InputBlock } from '@slack/types';
import fc from 'fast-check';
import { z } from 'zod';
import { checkView } from '../../../src/sandbox/block-kit/check-view.ts';
import { isObject } from '../../../src/sandbox/json.ts';
import { formState } from '../../../src/sandbox/slack/form-state.ts';
import { option } from '../../../src/slack/blocks.ts';
import { type Fields, readFields, readShown } from '../../../src/slack/fields.ts';
import {
  channel,
  checkboxes,
  date,
  defineForm,
  each,
  number,
  people,
  radio,
  select,
  text,
  time,
} from '../../../src/slack/forms.ts';
import { renewed } from '../../../src/slack/input-blocks.ts';
import { assertProperty } from '../../support/property.ts';

const kinds = ['keep', 'adjust', 'drop'] as const;
const options = kinds.map((kind) => option(kind, kind));
const weeks = [1, 2, 12];

const form = defineForm({
  callback: 'tests.form',
  subject: z.object({ goal: z.string() }),
  fields: {
    words: text({ label: 'Words', longest: 200 }),
    measure: number({ label: 'Measure', optional: true }),
    day: date({ label: 'Day' }),
    at: time({ label: 'Time' }),
    every: select(z.coerce.number().int().min(1).max(12), { label: 'How often' }),
    choice: radio(z.enum(kinds), { label: 'Choice' }),
    ticked: checkboxes(z.enum(kinds), { label: 'Ticked', optional: true }),
    leads: people({ label: 'Leads', most: 20 }),
    where: channel({ label: 'Channel' }),
    progress: each('progress:', number({ label: 'Progress' })),
    // A plain field whose name begins like those of the family.
    'progress:note': text({ label: 'Note' }),
  },
});
const { fields } = form;

interface Shown {
  readonly words?: string;
  readonly measure?: number;
  readonly day?: string;
  readonly at?: string;
  readonly every?: number;
  readonly choice?: (typeof kinds)[number];
  readonly ticked?: readonly (typeof kinds)[number][];
  readonly leads?: readonly string[];
  readonly where?: string;
  readonly progress?: Readonly<Record<string, number | undefined>>;
  readonly note?: string;
}

function draw(shown: Shown): InputBlock[] {
  return [
    fields.words.input({ value: shown.words }),
    fields.measure.input({ value: shown.measure }),
    fields.day.input({ value: shown.day }),
    fields.at.input({ value: shown.at }),
    fields.every.input({
      options: weeks.map((n) => option(`Every ${n}`, String(n))),
      value: shown.every === undefined ? undefined : String(shown.every),
    }),
    fields.choice.input({ options, value: shown.choice }),
    fields.ticked.input({ options, values: shown.ticked }),
    fields.leads.input({ value: shown.leads }),
    fields.where.input({ value: shown.where }),
    ...Object.entries(shown.progress ?? {}).map(([id, value]) => fields.progress.of(id).input({ value })),
    fields['progress:note'].input({ value: shown.note }),
  ];
}

const full = {
  words: 'Give talks',
  measure: 7.5,
  day: '2027-06-30',
  at: '09:05',
  every: 12,
  choice: 'adjust',
  ticked: ['keep', 'drop'],
  leads: ['U1', 'W2'],
  where: 'C1',
  progress: { g1: 3, g2: undefined },
  note: 'A note',
} as const satisfies Shown;

/** The values of what such a form would send. */
const valuesOf = ({ measure, progress, note, ...shown }: Shown) => ({
  ...Object.fromEntries(
    ['words', 'day', 'at', 'every', 'choice', 'where'].map((name) => [name, shown[name as keyof typeof shown]]),
  ),
  ticked: shown.ticked ?? [],
  leads: shown.leads ?? [],
  measure: measure === undefined ? undefined : String(measure),
  progress: new Map(
    Object.entries(progress ?? {}).map(([id, value]) => [id, value === undefined ? undefined : String(value)]),
  ),
  'progress:note': note,
});

/** What Slack sends where nobody touched the fields. */
const sentUntouched = (blocks: readonly InputBlock[]): Fields =>
  readFields({ state: { values: formState(blocks.map((block) => ({ ...block })).filter(isObject)) } });

describe('a form that is drawn', () => {
  test('is what Slack takes, under its own names', () => {
    const view = form.modal({ title: 'Form', submit: 'Save', subject: { goal: 'G1' }, blocks: draw(full) });
    expect(checkView(view)).toEqual([]);
    expect(view).toMatchObject({ callback_id: 'tests.form', private_metadata: '{"goal":"G1"}' });
    expect(draw(full).map(({ block_id }) => block_id)).toEqual([
      ...['words', 'measure', 'day', 'at', 'every', 'choice', 'ticked', 'leads', 'where'],
      ...['progress:g1', 'progress:g2', 'progress:note'],
    ]);
  });

  test('says of a field what its definition says, unless it is drawn otherwise', () => {
    expect(fields.words.input()).toMatchObject({
      label: { text: 'Words' },
      optional: false,
      element: { type: 'plain_text_input', max_length: 200 },
    });
    expect(fields.measure.input()).toMatchObject({ label: { text: 'Measure' }, optional: true });
    expect(fields.words.input({ label: 'Other words', optional: true })).toMatchObject({
      label: { text: 'Other words' },
      optional: true,
      element: { max_length: 200 },
    });
  });

  test.each([
    ['words', 'plain_text_input'],
    ['measure', 'number_input'],
    ['day', 'datepicker'],
    ['at', 'timepicker'],
    ['every', 'static_select'],
    ['choice', 'radio_buttons'],
    ['ticked', 'checkboxes'],
    ['leads', 'multi_users_select'],
    ['where', 'conversations_select'],
    ['progress:g1', 'number_input'],
  ])('draws %s as %s', (name, type) => {
    expect(draw(full).find(({ block_id }) => block_id === name)?.element.type).toBe(type);
  });
});

describe('a form that comes back', () => {
  test('is read with the type of each field', () => {
    expect(form.read(sentUntouched(draw(full)))).toEqual(valuesOf(full));
  });

  test('has nothing under a field that was left empty or folded away, and no member of a family that was not drawn', () => {
    expect(form.read(sentUntouched(draw({})))).toEqual(valuesOf({}));
    expect(form.read({})).toEqual(valuesOf({}));
    expect(Object.keys(form.read({}))).toEqual(Object.keys(fields));
  });

  test('leaves out what is no field of its own', () => {
    expect(Object.keys(form.read({ words: 'a', other: 'b' }))).toEqual(Object.keys(fields));
  });

  test('holds nothing that every object has', () => {
    const inherited = defineForm({ callback: 'tests.inherited', fields: { constructor: text(), toString: text() } });
    expect(inherited.read({})).toEqual({ constructor: undefined, toString: undefined });
  });

  test.each<[string, Fields[string], unknown]>([
    ['day', '2027-02-30', undefined],
    ['day', 'tomorrow', undefined],
    ['at', '24:00', undefined],
    ['at', '9:05', undefined],
    ['every', '0', undefined],
    ['every', 'often', undefined],
    ['choice', 'replace', undefined],
    ['choice', '', undefined],
    ['ticked', ['keep', 'replace'], ['keep']],
    ['ticked', ['replace'], []],
    ['leads', ['U1', 'C1', 'Carl', ''], ['U1']],
    ['where', 'U1', undefined],
    ['where', '#celebrations', undefined],
  ])('%s is no %j: read as %j', (name, sent, value) => {
    expect(form.read({ [name]: sent })).toMatchObject({ [name]: value });
  });

  test('a number is read as it was typed: how far it is one, the rules say', () => {
    expect(form.read({ measure: '1,5' }).measure).toBe('1,5');
  });

  test.each(['words', 'measure', 'day', 'at', 'every', 'choice', 'where', 'progress:note'])(
    'several values where %s has one are none',
    (name) => {
      expect(form.read({ [name]: ['keep', 'keep'] })).toMatchObject({ [name]: undefined });
      expect(form.read({ [name]: [] })).toMatchObject({ [name]: undefined });
    },
  );

  test('one value where several are due is one of them', () => {
    expect(form.read({ ticked: 'keep', leads: 'U1' })).toMatchObject({ ticked: ['keep'], leads: ['U1'] });
    expect(form.read({ ticked: 'replace', leads: 'Carl' })).toMatchObject({ ticked: [], leads: [] });
  });

  test('whatever came under any name is a value of the field’s kind or none', () => {
    const anything = fc.oneof(
      fc.constant(undefined),
      fc.string(),
      fc.constantFrom('keep', '3', '2027-06-30', '09:05', 'U1', 'C1'),
      fc.array(fc.oneof(fc.string(), fc.constantFrom('keep', 'U1'))),
    );
    assertProperty(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(valuesOf(full)), 'progress:g1'), anything), (sent) => {
        const values = form.read(sent);
        const isTextOrNone = (value: unknown) => value === undefined || typeof value === 'string';
        expect([values.words, values.measure, values['progress:note'], values.day, values.at].every(isTextOrNone)).toBe(
          true,
        );
        expect(values.every === undefined || Number.isInteger(values.every)).toBe(true);
        expect([undefined, ...kinds]).toContain(values.choice);
        expect(values.ticked.every((ticked) => kinds.includes(ticked))).toBe(true);
        expect(values.leads.every((lead) => /^[UW]/.test(lead))).toBe(true);
        expect([...values.progress.values()].every(isTextOrNone)).toBe(true);
      }),
    );
  });
});

describe('a family of fields', () => {
  test('stands beside plain fields, each under its own name', () => {
    const { progress, 'progress:note': note } = form.read({ 'progress:a': '1', 'progress:note': 'Words', words: 'b' });
    expect([...progress]).toEqual([['a', '1']]);
    expect(note).toBe('Words');
  });

  test('has the ids that came back, those of empty fields among them', () => {
    expect([...form.read({ 'progress:a': undefined, 'progress:b:c': '2', 'progress:': '3' }).progress]).toEqual([
      ['a', undefined],
      ['b:c', '2'],
      ['', '3'],
    ]);
  });

  test('reads each of its fields as its kind', () => {
    const choices = defineForm({
      callback: 'tests.choices',
      fields: { choices: each('choice:', radio(z.enum(kinds))) },
    });
    const read = choices.read({ 'choice:a': 'keep', 'choice:b': 'replace', 'choice:c': ['keep'] }).choices;
    expect([...read]).toEqual([
      ['a', 'keep'],
      ['b', undefined],
      ['c', undefined],
    ]);
  });
});

test('what a form was shown with reads back as the same values, also where its fields were renewed', () => {
  const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
  const two = (n: number) => String(n).padStart(2, '0');
  const words = maybe(
    fc
      .string({ minLength: 1, maxLength: 200 })
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  );
  const amount = maybe(fc.integer({ min: -1000, max: 1000 }).map((each) => each / 4));
  const shown = fc.record({
    words,
    measure: amount,
    day: maybe(
      fc
        .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((each) => each.toISOString().slice(0, 10)),
    ),
    at: maybe(fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`)),
    every: maybe(fc.constantFrom(...weeks)),
    choice: maybe(fc.constantFrom(...kinds)),
    ticked: fc.subarray([...kinds]),
    leads: fc.subarray(['U1', 'W2', 'U33']),
    where: maybe(fc.constantFrom('C1', 'G2')),
    progress: fc.dictionary(fc.constantFrom('g1', 'g2', 'g3'), amount, { noNullPrototype: true }),
    note: words,
  });
  assertProperty(
    fc.property(shown, maybe(fc.nat(9)), (held, version) => {
      const blocks = version === undefined ? draw(held) : renewed(draw(held), version);
      expect(form.read(readShown(blocks))).toEqual(valuesOf(held));
      expect(readShown(blocks)).toEqual(sentUntouched(blocks as InputBlock[]));
    }),
  );
});
