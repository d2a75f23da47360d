import { type FieldName, FieldRefusals, Refusal } from '../../../core/errors.ts';
import type { LocalDate, TimeZone } from '../../../core/local-time.ts';
import { readSteps } from '../../goals/rules/steps.ts';
import type { EditFields, StepsFields } from '../inputs.ts';

/** In characters. */
export const longest = { title: 150, words: 1000 } as const;
/** As many as three groups of boxes hold. */
export const mostSteps = 30;

/** @throws FieldRefusals, all problems at once */
export function readPlan(typed: { title: string | undefined; whatFor: string | undefined }): {
  title: string;
  whatFor: string;
} {
  const title = (typed.title ?? '').replace(/\s+/g, ' ').trim();
  const whatFor = typed.whatFor?.trim() ?? '';
  const wrongTitle = title === '' ? 'Give it a name the two of you will know it by.' : tooLong(title, longest.title);
  const wrongWhatFor = tooLong(whatFor, longest.words);
  if (wrongTitle || wrongWhatFor) {
    throw new FieldRefusals<EditFields>({
      ...(wrongTitle ? { title: wrongTitle } : {}),
      ...(wrongWhatFor ? { whatFor: wrongWhatFor } : {}),
    });
  }
  return { title, whatFor };
}

/**
 * Reads words under a field of this form.
 * @throws Refusal under the field where words are needed and missing, or too long
 */
export function readWords<Fields>(
  typed: string | undefined,
  field: FieldName<Fields>,
  needed: string | undefined,
): string {
  const words = typed?.trim() ?? '';
  if (words === '' && needed !== undefined) throw new Refusal<Fields>('no_words', needed, field);
  const problem = tooLong(words, longest.words);
  if (problem) throw new Refusal<Fields>('too_long', problem, field);
  return words;
}

function tooLong(words: string, max: number): string | undefined {
  return words.length > max ? `Please keep it under ${max} characters (now ${words.length}).` : undefined;
}

/**
 * Reads steps, one a line, a date where it has one, to go after those that are there.
 * @throws Refusal under the field `steps`
 */
export function readNewSteps(
  text: string | undefined,
  there: number,
  now: Date,
  zone: TimeZone,
): { title: string; dueOn: LocalDate | null }[] {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  if (there + lines.length > mostSteps) {
    throw new Refusal<StepsFields>(
      'too_many_steps',
      `At most ${mostSteps} steps fit here; with these it would have ${there + lines.length}. Keep the ones that come next.`,
      'steps',
    );
  }
  return readSteps(lines.join('\n'), 0, now, zone).map(({ title, dueOn }) => ({ title, dueOn }));
}

/**
 * Which steps somebody ticked or unticked in a form: what differs from what the form showed. What the other one did
 * meanwhile stays as they left it.
 */
export function tickChanges(
  shown: { readonly positions: readonly number[]; readonly ticked: readonly number[] },
  chosen: readonly number[],
): { tick: number[]; untick: number[] } {
  return {
    tick: shown.positions.filter((each) => chosen.includes(each) && !shown.ticked.includes(each)),
    untick: shown.ticked.filter((each) => shown.positions.includes(each) && !chosen.includes(each)),
  };
}
