import type { Typed } from '../types.ts';

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What of an unsent form is kept. A number left as the form showed it says nothing and must not come back as somebody's
 * own; a field that was emptied stays empty.
 * @param shownNumbers the numbers that the form showed, by field
 */
export function typedOf(fields: Fields, shownNumbers: Fields): Typed {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (!Object.hasOwn(shownNumbers, name)) return [[name, value ?? '']];
      return value === undefined || value === shownNumbers[name] ? [] : [[name, value]];
    }),
  );
}

/** Whether a form holds anything else than when it was shown. A form of which nothing is told holds nothing. */
export function wasChanged(typed: Fields, shown: Fields): boolean {
  return Object.entries(typed).some(([name, value]) => inOne(value) !== inOne(shown[name]));
}

function inOne(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : [...(value ?? [])].sort().join('\n');
}
