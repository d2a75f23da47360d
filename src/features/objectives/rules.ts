import { Refusal } from '../../core/errors.ts';
import type { TitleFields } from './inputs.ts';
import type { Objective } from './types.ts';

export const longestObjective = 100;
/** As many as a menu of goals' forms can offer, the way out included. */
export const mostObjectives = 50;

/**
 * Reads the title of a new or renamed objective or value.
 * @param others those that it stands beside; itself left out
 * @throws Refusal under the field `title`
 */
export function readObjectiveTitle(text: string | undefined, others: readonly Objective[]): string {
  const title = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (title === '') throw new Refusal<TitleFields>('no_title', 'Name it in a few words.', 'title');
  if (title.length > longestObjective) {
    throw new Refusal<TitleFields>(
      'long_title',
      `Please say it in at most ${longestObjective} characters (now ${title.length}).`,
      'title',
    );
  }
  const same = others.find((each) => each.title.toLowerCase() === title.toLowerCase());
  if (same) {
    throw new Refusal<TitleFields>(
      'same_title',
      same.retiredAt
        ? `“${same.title}” is on the list, retired. Bring it back instead.`
        : `“${same.title}” is on the list already.`,
      'title',
    );
  }
  return title;
}

/** @throws Refusal where the list is full */
export function requireRoom(all: readonly Objective[]): void {
  if (all.filter(isActive).length < mostObjectives) return;
  throw new Refusal<TitleFields>(
    'too_many_objectives',
    `The list holds at most ${mostObjectives} objectives and values. Retire one first: a short list is read, a long one is not.`,
    'title',
  );
}

export function isActive(objective: Pick<Objective, 'retiredAt'>): boolean {
  return objective.retiredAt === null;
}
