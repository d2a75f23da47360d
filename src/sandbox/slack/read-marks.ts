/** How far each person has read in each conversation. */
export class ReadMarks {
  readonly #marks = new Map<string, string>();

  /** The ts of the newest message this person has read there; undefined where none. */
  of(userId: string, conversationId: string): string | undefined {
    return this.#marks.get(key(userId, conversationId));
  }

  /** Moves the mark up to this message, never back. @returns whether it moved */
  readUpTo(userId: string, conversationId: string, ts: string): boolean {
    const before = this.of(userId, conversationId);
    if (before !== undefined && before >= ts) return false;
    this.#marks.set(key(userId, conversationId), ts);
    return true;
  }

  snapshot(): Record<string, string> {
    return Object.fromEntries(this.#marks);
  }

  restore(marks: Readonly<Record<string, string>>): void {
    for (const [at, ts] of Object.entries(marks)) this.#marks.set(at, ts);
  }
}

function key(userId: string, conversationId: string): string {
  return `${userId} ${conversationId}`;
}
