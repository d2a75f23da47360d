import { FieldRefusals } from '../../../core/errors.ts';
import type { ObstacleParts, ObstacleRevision, PartName, Writers } from '../types.ts';

/** In characters, each part. */
export const longestPart = 2000;

/** Why each part is needed, said where it was left empty. Reflection alone may stay empty. */
const empty: Readonly<Record<PartName, string | undefined>> = {
  challenge: 'Say in a few words what is in the way.',
  view: 'Write how you see it; a question counts too.',
  plan: 'Write one small thing to try, one a line.',
  reflection: undefined,
  lesson: 'One sentence is enough: what would you tell yourself next time?',
};

/**
 * Reads these parts among what a form holds, each under its own name.
 * @throws FieldRefusals with all that is wrong at once
 */
export function readParts<Name extends PartName>(
  names: readonly Name[],
  values: Readonly<Record<Name, string | undefined>>,
): Pick<ObstacleParts, Name> {
  const read = names.map((name) => [name, values[name]?.trim() ?? ''] as const);
  const wrong = read.flatMap(([name, words]) => {
    const why = words === '' ? empty[name] : tooLong(words);
    return why ? [[name, why] as const] : [];
  });
  if (wrong.length > 0) throw new FieldRefusals<Record<PartName, object>>(Object.fromEntries(wrong));
  return Object.fromEntries(read) as Pick<ObstacleParts, Name>;
}

function tooLong(words: string): string | undefined {
  if (words.length <= longestPart) return undefined;
  return `Please keep it under ${longestPart} characters (now ${words.length}).`;
}

/** Of the parts as written, those that differ from what stands. */
export function changedParts(before: ObstacleParts, written: Partial<ObstacleParts>): Partial<ObstacleParts> {
  const names = Object.keys(written) as PartName[];
  return Object.fromEntries(names.flatMap((name) => (written[name] === before[name] ? [] : [[name, written[name]]])));
}

/** Who wrote each part last. Any order of revisions will do. */
export function writersOf(revisions: readonly ObstacleRevision[]): Writers {
  const writers: Writers = {};
  for (const { parts, personId, at } of [...revisions].sort((a, b) => a.number - b.number)) {
    for (const name of Object.keys(parts) as PartName[]) writers[name] = { personId, at };
  }
  return writers;
}

/** Lines of a plan, without blanks. */
export function planLines(plan: string): string[] {
  return plan
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The lines of a plan that are no steps of the goal yet. */
export function newLines(plan: string, stepped: readonly string[]): string[] {
  return [...new Set(planLines(plan))].filter((line) => !stepped.includes(line));
}
