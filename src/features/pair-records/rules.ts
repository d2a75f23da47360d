import { Refusal } from '../../core/errors.ts';
import type { Mentorship, Role } from '../mentorships/types.ts';

/** Who may do something to a record, and from which of its states. */
export interface Right<Status extends string> {
  readonly by: readonly Role[];
  readonly from: readonly Status[];
  /** After “can”: `agree to a goal`. */
  readonly words: string;
  /** It may still be done when the two are no longer a pair. */
  readonly alsoWhenEnded?: true;
}

export const both: readonly Role[] = ['mentee', 'mentor'];

/** Why a person cannot do something to a record now; undefined where they can. */
export type WhyNot<Verb extends string, Row> = (
  verb: Verb,
  row: Row,
  role: Role,
  mentorship: Mentorship,
) => Refusal | undefined;

/** @param wrongState what is said to somebody who may do it, but not in the state that the record is in */
export function whyNotBy<Verb extends string, Row extends { readonly status: string }>(
  rights: Readonly<Record<Verb, Right<Row['status']>>>,
  wrongState: (row: Row) => Refusal,
): WhyNot<Verb, Row> {
  return (verb, row, role, mentorship) => {
    const { by, from, words } = rights[verb];
    if (!by.includes(role)) {
      const who = by.map((each) => mentorship[each].name).join(' or ');
      return new Refusal('not_your_part', `Only ${who} can ${words} here.`);
    }
    return from.includes(row.status) ? undefined : wrongState(row);
  };
}
