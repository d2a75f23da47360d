import type { PersonId } from '../../core/ids.ts';

/** Something that Cairn could not handle, as a lead is told of it: never what it says. */
export interface SetAside {
  /** Whom it concerns; empty where that is not known. */
  readonly people: readonly PersonId[];
  /** What does not happen meanwhile: `their check-ins don’t open.` */
  readonly effect: string;
  /** A code, see `explainSetAside`. */
  readonly reason: string;
  readonly since: Date;
}

export interface SetAsidePage {
  /** The longest first. */
  readonly rows: readonly SetAside[];
  readonly skip: number;
  /** On all pages. */
  readonly total: number;
}
