import type { Clock } from '../../core/clock.ts';
import type { SandboxMessage } from './model.ts';

export interface ResponseUrl {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The message whose button was clicked; none for a command. */
  readonly source: SandboxMessage | undefined;
  readonly issuedAt: Date;
  uses: number;
}

const mostUses = 5;
const lifetimeMs = 30 * 60_000;

/** Response urls work five times within thirty minutes. */
export class ResponseUrls {
  readonly #issued = new Map<string, ResponseUrl>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The path of a new url on the sandbox's server. */
  issue(target: Omit<ResponseUrl, 'issuedAt' | 'uses'>): string {
    const path = `/actions/${target.workspaceId}/${this.#issued.size + 1}`;
    this.#issued.set(path, { ...target, issuedAt: this.#clock.now(), uses: 0 });
    return path;
  }

  isOne(path: string): boolean {
    return path.startsWith('/actions/');
  }

  /** One use, or the word why not. */
  use(path: string): ResponseUrl | 'no_such_url' | 'expired_url' | 'used_url' {
    const url = this.#issued.get(path);
    if (!url) return 'no_such_url';
    if (this.#clock.now().getTime() - url.issuedAt.getTime() > lifetimeMs) return 'expired_url';
    if (url.uses >= mostUses) return 'used_url';
    url.uses += 1;
    return url;
  }

  clear(): void {
    this.#issued.clear();
  }
}
