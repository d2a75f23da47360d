/**
 * The names of the fields of a form (`defineForm` in slack/forms.ts). Fields of one family have a prefix in common, and an
 * id behind it.
 */
export type FieldName<Fields> = {
  [Name in keyof Fields & string]: Fields[Name] extends { readonly prefix: infer Prefix extends string }
    ? `${Prefix}${string}`
    : Name;
}[keyof Fields & string];

/**
 * Something a person asked for that Cairn will not do, with the sentence that tells them what to do instead.
 * The message (for the log) is the code alone: what people typed never reaches the log.
 * One that belongs to a field says of which form: `new Refusal<typeof goalFields>(code, sentence, 'deadline')`.
 */
export class Refusal<Fields = never> extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  /** One or two sentences for the person: what is the matter, what to do next. Plain text: the door escapes it. */
  readonly sentence: string;
  /** The modal field (its block_id) under which the sentence belongs, where there is one. */
  readonly field: string | undefined;

  constructor(code: string, sentence: string, field?: FieldName<Fields>) {
    super(code);
    this.code = code;
    this.sentence = sentence;
    this.field = field;
  }
}

/** Several fields of one modal refused at once. */
export class FieldRefusals<Fields = never> extends Error {
  override readonly name = 'FieldRefusals';
  /** Sentence by block_id, the key Slack's `response_action: errors` uses. */
  readonly sentences: Readonly<Record<string, string>>;

  constructor(sentences: { readonly [Name in FieldName<Fields>]?: string }) {
    super(`fields refused: ${Object.keys(sentences).join(', ')}`);
    this.sentences = sentences as Readonly<Record<string, string>>;
  }
}

/** The code of a Postgres or system error ('23505', 'ECONNREFUSED'), where there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
