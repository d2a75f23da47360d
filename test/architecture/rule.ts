import type { Source } from './source.ts';

export interface Violation {
  readonly line: number;
  /** What the file does, such as `imports src/slack/blocks.ts`. */
  readonly what: string;
  /** The rule in words. */
  readonly sentence: string;
}

export interface Rule {
  readonly name: string;
  check(source: Source): readonly Violation[];
}

/** One line for each violation, as a person wants to read it. */
export function violations(rule: Rule, sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    rule.check(source).map(({ line, what, sentence }) => `${source.path}:${line} ${what}: ${sentence}`),
  );
}
