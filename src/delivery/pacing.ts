/** The calls that delivery makes of Slack; each has a rate of its own. */
export type Method = 'chat.postMessage' | 'chat.update' | 'conversations.open';

/** How fast Cairn may call, so that Slack never has to say no. */
export interface Limits {
  /** Between two posts in one conversation. */
  readonly conversationEveryMs: number;
  /** Calls a workspace in any sixty seconds. */
  readonly perMinute: Readonly<Record<Method, number>>;
}

/**
 * A little below what Slack documents: one message a second and channel, "several hundred" a minute and workspace, and
 * fifty a minute for the methods of tier 3.
 */
export const slackLimits: Limits = {
  conversationEveryMs: 1_000,
  perMinute: { 'chat.postMessage': 300, 'chat.update': 45, 'conversations.open': 45 },
};

export const noLimits: Limits = {
  conversationEveryMs: 0,
  perMinute: {
    'chat.postMessage': Number.POSITIVE_INFINITY,
    'chat.update': Number.POSITIVE_INFINITY,
    'conversations.open': Number.POSITIVE_INFINITY,
  },
};

const windowMs = 60_000;
const methods: readonly Method[] = ['chat.postMessage', 'chat.update', 'conversations.open'];

/** What was lately called in one workspace, and what may be called now. Instants are the machine clock's, in ms. */
export class Pace {
  readonly #limits: Limits;
  /** Oldest first. */
  readonly #calls: Record<Method, number[]> = { 'chat.postMessage': [], 'chat.update': [], 'conversations.open': [] };
  readonly #posts = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  called(method: Method, at: number): void {
    // Without a limit there is nothing to remember.
    if (this.#limits.perMinute[method] !== Number.POSITIVE_INFINITY) this.#calls[method].push(at);
  }

  /** A post in a conversation: when it was called, and again when Slack answered. */
  posted(conversation: string, at: number): void {
    if (this.#limits.conversationEveryMs > 0) this.#posts.set(conversation, at);
  }

  /** How many more calls of a method may be made now. */
  left(method: Method, now: number): number {
    this.#forget(now);
    return Math.max(0, this.#limits.perMinute[method] - this.#calls[method].length);
  }

  /** Conversations in which nothing may be posted yet. */
  busy(now: number): string[] {
    this.#forget(now);
    return [...this.#posts.keys()];
  }

  /** The first instant at which more may be called than now; undefined where nothing is held back. */
  freeAt(now: number): number | undefined {
    this.#forget(now);
    const instants = [...this.#posts.values()].map((at) => at + this.#limits.conversationEveryMs);
    for (const method of methods) {
      const [oldest] = this.#calls[method];
      if (oldest !== undefined && this.left(method, now) === 0) instants.push(oldest + windowMs);
    }
    return instants.length > 0 ? Math.min(...instants) : undefined;
  }

  get isEmpty(): boolean {
    return this.#posts.size === 0 && methods.every((method) => this.#calls[method].length === 0);
  }

  /** What is over, and what is still to come by a clock that was set back since: that would hold things up for as long. */
  #forget(now: number): void {
    for (const method of methods) {
      this.#calls[method] = this.#calls[method].filter((at) => at <= now && at + windowMs > now);
    }
    for (const [conversation, at] of this.#posts) {
      if (at > now || at + this.#limits.conversationEveryMs <= now) this.#posts.delete(conversation);
    }
  }
}

/** The paces of the workspaces that this process lately served. */
export class Paces {
  readonly #limits: Limits;
  readonly #kept = new Map<string, { pace: Pace; turns: number }>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * @param turns the number of this turn; where the turn before was another process's, what this one remembers is old
   * @returns the pace, and whether it is still to be learned from the database
   */
  take(workspaceId: string, turns: number): { pace: Pace; isNew: boolean } {
    const kept = this.#kept.get(workspaceId);
    this.#kept.delete(workspaceId);
    if (kept?.turns === turns - 1) return { pace: kept.pace, isNew: false };
    return { pace: new Pace(this.#limits), isNew: true };
  }

  keep(workspaceId: string, turns: number, pace: Pace): void {
    this.#kept.set(workspaceId, { pace, turns });
    // In the order of their last turns; a workspace that is forgotten is learned anew.
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(oldest);
    }
  }
}

const mostKept = 2_000;
