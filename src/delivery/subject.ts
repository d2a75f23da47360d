import { type LocalDate, parseLocalDate } from '../core/local-time.ts';

/** One part of what a message is about. */
type Part = string | number | Date;

/** What a message is about: an id, or the parts that together say it. */
export type Subject = string | readonly Part[];

/** A subject as the outbox keeps it: its parts with slashes between them. The same subject has the same text. */
export function subjectText(subject: Subject): string {
  if (typeof subject === 'string') return subject;
  return subject.map((part) => (part instanceof Date ? part.toISOString() : String(part))).join('/');
}

/** Reads back what `subjectText` wrote. @throws where the text is of another shape: that message is set aside */
export type SubjectReader<S extends Subject> = (text: string) => S;

/** Reads one part. @throws where it is something else */
type PartReader<P extends Part> = (text: string) => P;

/** An id, of whatever kind the message is about. */
export function id<T extends string>(): PartReader<T> {
  return (text) => {
    if (text === '') throw new Error('a subject without an id');
    return text as T;
  };
}

export const integer: PartReader<number> = (text) => {
  if (!/^\d+$/.test(text)) throw new Error('a subject with something else where a whole number belongs');
  return Number(text);
};

export const instant: PartReader<Date> = (text) => {
  const read = new Date(text);
  if (Number.isNaN(read.getTime())) throw new Error('a subject with something else where an instant belongs');
  return read;
};

export const localDate: PartReader<LocalDate> = (text) => {
  const read = parseLocalDate(text);
  if (!read) throw new Error('a subject with something else where a date belongs');
  return read;
};

/** One of these words. */
export function word<T extends string>(...words: readonly T[]): PartReader<T> {
  return (text) => {
    const found = words.find((each) => each === text);
    if (found === undefined) throw new Error('a subject with another word than it may have');
    return found;
  };
}

/** A subject of several parts. */
export function parts<const P extends readonly Part[]>(
  ...readers: { readonly [Index in keyof P]: PartReader<P[Index]> }
): SubjectReader<P> {
  return (text) => {
    const written = text.split('/');
    if (written.length !== readers.length) throw new Error('a subject with another number of parts than its kind has');
    return readers.map((read, index) => read(written[index] ?? '')) as readonly Part[] as P;
  };
}
