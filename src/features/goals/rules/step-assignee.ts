import type { Role } from '../../mentorships/types.ts';
import type { Assignee, Step } from '../types.ts';

/** What the two are called. */
export type Names = Readonly<Record<Role, string>>;

const inBrackets = /\s*\(\s*([^()]+?)\s*\)$/;

/**
 * Takes off who a step is for: `Review the slides (mentor)`, `… (both)`, `… @Ana`, `@Ana …`, `Ana: …`.
 * A name counts where it is one of the two's, and only one's.
 * @returns undefined where nobody is named
 */
export function takeAssignee(text: string, names?: Names): { rest: string; assignee: Assignee } | undefined {
  const bracket = inBrackets.exec(text);
  const inside = bracket && (roleNamed(bracket[1]) ?? bearer(bracket[1], names));
  if (inside) return { rest: text.slice(0, bracket.index), assignee: inside };
  for (const name of names ? [names.mentee, names.mentor] : []) {
    const assignee = name === '' ? undefined : bearer(name, names);
    if (!assignee) continue;
    const { length } = name;
    if (same(text.slice(0, length), name) && /^\s*:/.test(text.slice(length))) {
      return { rest: text.slice(length).replace(/^\s*:\s*/, ''), assignee };
    }
    if (same(text.slice(0, length + 1), `@${name}`) && /^(?:[\s:,]|$)/.test(text.slice(length + 1))) {
      return { rest: text.slice(length + 1).replace(/^[\s:,]+/, ''), assignee };
    }
    if (same(text.slice(-length - 1), `@${name}`) && /\s$/.test(text.slice(0, -length - 1))) {
      return { rest: text.slice(0, -length - 1), assignee };
    }
  }
  return undefined;
}

function roleNamed(word = ''): Assignee | undefined {
  return (['mentee', 'mentor', 'both'] as const).find((each) => same(each, word));
}

function bearer(name = '', names?: Names): Role | undefined {
  const [only, ...others] = (['mentee', 'mentor'] as const).filter((role) => names && same(names[role], name));
  return others.length === 0 ? only : undefined;
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** After a step: nothing where it is the mentee's, whose goal it is. */
export function assigneeInWords({ assignee }: Pick<Step, 'assignee'>, names?: Names): string {
  if (assignee === 'mentee') return '';
  return assignee === 'both' ? ' · both' : ` · ${names?.mentor ?? 'mentor'}`;
}

export function namesOf({ mentee, mentor }: Readonly<Record<Role, { readonly name: string }>>): Names {
  return { mentee: mentee.name, mentor: mentor.name };
}
