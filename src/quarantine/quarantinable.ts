import type { PersonId } from '../core/ids.ts';
import type { Act } from '../database/act.ts';
import type { Redo } from './quarantine.ts';

/** What a feature says of its work whose rows may be set aside. */
export interface Quarantinable {
  /** By the name of the work: what does not happen while a row of it is set aside. */
  readonly effects: Readonly<Record<string, string>>;
  /** By the name of the work, what an action has set aside is done again. Sweeps and delivery do theirs themselves. */
  readonly redo?: Readonly<Record<string, Redo>>;
  /** Whom rows concern, by their ids. */
  peopleOf(act: Act, rowIds: readonly string[]): Promise<ReadonlyMap<string, readonly PersonId[]>>;
}
