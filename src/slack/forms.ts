import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ChannelId, PersonId } from '../core/ids.ts';
import { type LocalDate, type LocalTime, parseLocalDate, parseLocalTime } from '../core/local-time.ts';
import { type Modal, modal } from './blocks.ts';
import type { Fields } from './fields.ts';
import {
  channelField,
  checkboxField,
  dateField,
  numberField,
  peopleField,
  radioField,
  selectField,
  textField,
  timeField,
} from './input-blocks.ts';

// One object a form: it gives the view, the typed values that come back, and the names that a refusal may point at.

type Raw = Fields[string];

/** How a field is drawn, and how what comes back is read. */
export interface FieldKind<Value, Options> {
  input(name: string, options: Options): InputBlock;
  read(raw: Raw): Value;
}

/** Fields of one kind of which a form has as many as there are goals, questions, …: each has the prefix and an id as its name. */
export interface FieldFamily<Value, Options, Prefix extends string = string> {
  readonly prefix: Prefix;
  readonly each: FieldKind<Value, Options>;
}

/** A field that its form may leave out: then it has no value at all, where one that was left empty has an undefined one. */
export interface FoldableKind<Value, Options> extends FieldKind<Value, Options> {
  readonly isFoldable: true;
}

/** The fields of a form by their names. A set may be part of several forms: `{ ...goalFields, reason: text() }`. */
export type FieldSet = Readonly<Record<string, FieldKind<unknown, never> | FieldFamily<unknown, never>>>;

/** What comes back under each name; of a family, under each id. */
export type Values<Set extends FieldSet> = {
  readonly [Name in keyof Set as Set[Name] extends Foldable ? never : Name]: ValueOf<Set[Name]>;
} & {
  readonly [Name in keyof Set as Set[Name] extends Foldable ? Name : never]?: ValueOf<Set[Name]>;
};

type Foldable = FoldableKind<unknown, never>;
type ValueOf<Kind> =
  Kind extends FieldFamily<infer Value, never>
    ? ReadonlyMap<string, Value>
    : Kind extends FieldKind<infer Value, never>
      ? Value
      : never;

type Arguments<Options> = object extends Options ? [options?: Options] : [options: Options];

/** A field under its name in a form. */
export interface NamedField<Options> {
  /** The block id. */
  readonly name: string;
  input(...options: Arguments<Options>): InputBlock;
}

type Named<Kind> =
  Kind extends FieldFamily<unknown, infer Options, infer Prefix>
    ? { readonly prefix: Prefix; of(id: string): NamedField<Options> }
    : Kind extends FieldKind<unknown, infer Options>
      ? NamedField<Options>
      : never;

/** What a view writes for its subject: texts, which the subject's schema reads back. */
type Texts<Subject> = { readonly [Name in keyof Subject]: string };

export interface Form<Set extends FieldSet, Subject extends z.ZodObject> {
  readonly callback: string;
  /** Reads what the modal carries of its own. */
  readonly subject: Subject;
  readonly fields: { readonly [Name in keyof Set]: Named<Set[Name]> };
  modal(parts: Omit<Modal, 'callback' | 'subject'> & SubjectPart<z.input<Subject>>): ModalView;
  read(fields: Fields): Values<Set>;
  /** Whether it has a field of this name. */
  has(name: string): boolean;
}

/** A form that carries nothing says nothing of it; neither need one whose parts are all optional. */
type SubjectPart<Subject> =
  Subject extends Record<string, never>
    ? unknown
    : object extends Subject
      ? { readonly subject?: Texts<Subject> }
      : { readonly subject: Texts<Subject> };

/** A form of which nothing else is known. */
export type AnyForm = Form<FieldSet, z.ZodObject>;

/** What somebody sent with a form. */
export interface Sent<Set extends FieldSet, Subject extends z.ZodObject> {
  readonly values: Values<Set>;
  readonly subject: z.output<Subject>;
}

/**
 * Defines a form. Each name stands once, as a key of `fields`.
 * @param definition.callback `goals.propose`: the id under which it comes back
 * @param definition.subject what the modal carries of its own: ids and what was seen, read from texts. Default: nothing
 */
export function defineForm<const Set extends FieldSet, Subject extends z.ZodObject = typeof noSubject>(definition: {
  readonly callback: string;
  readonly subject?: Subject;
  readonly fields: Set;
}): Form<Set, Subject> {
  const { callback } = definition;
  const subject = (definition.subject ?? noSubject) as Subject;
  return {
    callback,
    subject,
    fields: nameFields(definition.fields),
    modal: (parts) => modal({ ...parts, callback }),
    read: (fields) => readValues(definition.fields, fields),
    has: (name) => hasField(definition.fields, name),
  };
}

const noSubject = z.object({});

/** The fields of a set, to be drawn. Several forms draw a set that they share by one view. */
export function nameFields<const Set extends FieldSet>(set: Set): { readonly [Name in keyof Set]: Named<Set[Name]> } {
  const entries = Object.entries(set).map(([name, kind]) => [
    name,
    isFamily(kind)
      ? { prefix: kind.prefix, of: (id: string) => nameField(`${kind.prefix}${id}`, kind.each) }
      : nameField(name, kind),
  ]);
  return Object.fromEntries(entries);
}

function nameField(name: string, kind: FieldKind<unknown, never>): NamedField<never> {
  return { name, input: (options?: unknown) => kind.input(name, (options ?? {}) as never) };
}

/** The values of a set among what came back. What Slack leaves out, such as a cleared menu, is nothing. */
export function readValues<Set extends FieldSet>(set: Set, fields: Fields): Values<Set> {
  const entries = Object.entries(set).flatMap(([name, kind]) => {
    if (isFamily(kind)) return [[name, readFamily(set, kind, fields)]];
    const isThere = Object.hasOwn(fields, name);
    return isThere || !('isFoldable' in kind) ? [[name, kind.read(isThere ? fields[name] : undefined)]] : [];
  });
  return Object.fromEntries(entries);
}

function hasField(set: FieldSet, name: string): boolean {
  const families = Object.values(set).filter(isFamily);
  return Object.hasOwn(set, name) || families.some(({ prefix }) => name.startsWith(prefix));
}

function readFamily(set: FieldSet, { prefix, each }: FieldFamily<unknown, never>, fields: Fields) {
  const names = Object.keys(fields).filter((name) => name.startsWith(prefix) && !Object.hasOwn(set, name));
  return new Map(names.map((name) => [name.slice(prefix.length), each.read(fields[name])]));
}

function isFamily(kind: FieldKind<unknown, never> | FieldFamily<unknown, never>): kind is FieldFamily<unknown, never> {
  return 'prefix' in kind;
}

/** As many fields as there are ids, under names that begin with this prefix: `progress:`. */
export function each<Value, Options, const Prefix extends string>(
  prefix: Prefix,
  kind: FieldKind<Value, Options>,
): FieldFamily<Value, Options, Prefix> {
  return { prefix, each: kind };
}

/** A field that its form may leave out: what it then stands for differs from a field that was left empty. */
export function foldable<Value, Options>(kind: FieldKind<Value, Options>): FoldableKind<Value, Options> {
  return { ...kind, isFoldable: true };
}

type Drawn<Constructor extends (options: never) => InputBlock> = Omit<Parameters<Constructor>[0], 'name'>;
/** What is left to be said where a field is drawn: what its form says of it already may be said otherwise. */
type Rest<Options, Said> = Omit<Options, keyof Said> & Partial<Pick<Options, keyof Said & keyof Options>>;

function kindOf<Options extends object, Said extends Partial<Options>, Value>(
  draw: (field: Options & { readonly name: string }) => InputBlock,
  said: Said | undefined,
  read: (raw: Raw) => Value,
): FieldKind<Value, Rest<Options, Said>> {
  return {
    input: (name, options) => draw({ ...said, ...options, name } as Options & { readonly name: string }),
    read,
  };
}

const textOf = (raw: Raw): string | undefined => (typeof raw === 'string' ? raw : undefined);
const chosenBy =
  <Value>(choice: z.ZodType<Value>) =>
  (raw: Raw): Value | undefined =>
    choice.safeParse(textOf(raw)).data;
const textsOf = (raw: Raw): readonly string[] => (typeof raw === 'string' ? [raw] : (raw ?? []));

// `said`: what holds of the field wherever it is drawn, such as its label or how much it takes.

/** Words as they were typed, without blanks around them; undefined where nothing was. */
export function text<const Said extends Partial<Drawn<typeof textField>> = object>(said?: Said) {
  return kindOf<Drawn<typeof textField>, Said, string | undefined>(textField, said, textOf);
}

/** A number as it was typed: how far it is read as one is the rules' matter. */
export function number<const Said extends Partial<Drawn<typeof numberField>> = object>(said?: Said) {
  return kindOf<Drawn<typeof numberField>, Said, string | undefined>(numberField, said, textOf);
}

export function date<const Said extends Partial<Drawn<typeof dateField>> = object>(said?: Said) {
  return kindOf<Drawn<typeof dateField>, Said, LocalDate | undefined>(dateField, said, (raw) =>
    parseLocalDate(textOf(raw) ?? ''),
  );
}

export function time<const Said extends Partial<Drawn<typeof timeField>> = object>(said?: Said) {
  return kindOf<Drawn<typeof timeField>, Said, LocalTime | undefined>(timeField, said, (raw) =>
    parseLocalTime(textOf(raw) ?? ''),
  );
}

/** One of a menu. @param choice reads an option's value; what it refuses is no choice */
export function select<Value, const Said extends Partial<Drawn<typeof selectField>> = object>(
  choice: z.ZodType<Value>,
  said?: Said,
) {
  return kindOf<Drawn<typeof selectField>, Said, Value | undefined>(selectField, said, chosenBy(choice));
}

/** One of a few, all of them seen. @param choice reads an option's value; what it refuses is no choice */
export function radio<Value, const Said extends Partial<Drawn<typeof radioField>> = object>(
  choice: z.ZodType<Value>,
  said?: Said,
) {
  return kindOf<Drawn<typeof radioField>, Said, Value | undefined>(radioField, said, chosenBy(choice));
}

/** Several, each on or off. @param choice reads an option's value; what it refuses is left out */
export function checkboxes<Value, const Said extends Partial<Drawn<typeof checkboxField>> = object>(
  choice: z.ZodType<Value>,
  said?: Said,
) {
  return kindOf<Drawn<typeof checkboxField>, Said, readonly Value[]>(checkboxField, said, (raw) =>
    textsOf(raw).flatMap((each) => {
      const read = choice.safeParse(each);
      return read.success ? [read.data] : [];
    }),
  );
}

export function people<const Said extends Partial<Drawn<typeof peopleField>> = object>(said?: Said) {
  return kindOf<Drawn<typeof peopleField>, Said, readonly PersonId[]>(peopleField, said, (raw) =>
    textsOf(raw).filter((id): id is PersonId => /^[UW][A-Z0-9]+$/.test(id)),
  );
}

export function channel<const Said extends Partial<Drawn<typeof channelField>> = object>(said?: Said) {
  return kindOf<Drawn<typeof channelField>, Said, ChannelId | undefined>(channelField, said, (raw) => {
    const id = textOf(raw);
    return id !== undefined && /^[CGD][A-Z0-9]+$/.test(id) ? (id as ChannelId) : undefined;
  });
}
