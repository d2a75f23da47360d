export type EmbeddedPostgresProblem =
  | 'no-binaries'
  | 'in-use'
  | 'no-place'
  | 'cannot-start'
  | 'cannot-stop'
  | 'keeps-dying';

/** Why the embedded Postgres is not to be had. The message is for whoever runs Cairn, and says what to do next. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly problem: EmbeddedPostgresProblem;

  constructor(problem: EmbeddedPostgresProblem, sentence: string, options?: { cause: unknown }) {
    super(sentence, options);
    this.problem = problem;
  }
}
