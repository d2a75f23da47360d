/**
 * Something a person asked for that Cairn will not do, with the sentence that tells them what to do instead.
 * The message (for the log) is the code alone: what people typed never reaches the log.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  /** One or two sentences for the person: what is the matter, what to do next. Plain text: the door escapes it. */
  readonly sentence: string;
  /** The modal field (its block_id) under which the sentence belongs, where there is one. */
  readonly field: string | undefined;

  constructor(code: string, sentence: string, field?: string) {
    super(code);
    this.code = code;
    this.sentence = sentence;
    this.field = field;
  }
}

/** Several fields of one modal refused at once. */
export class FieldRefusals extends Error {
  override readonly name = 'FieldRefusals';
  /** Sentence by block_id, the key Slack's `response_action: errors` uses. */
  readonly sentences: Readonly<Record<string, string>>;

  constructor(sentences: Record<string, string>) {
    super(`fields refused: ${Object.keys(sentences).join(', ')}`);
    this.sentences = sentences;
  }
}

/** The code of a Postgres or system error ('23505', 'ECONNREFUSED'), where there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
