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
/** So long one that is of no more use is still told from one that never was. */
const rememberedMs = 2 * lifetimeMs;

/** Response urls work five times within thirty minutes. */
export class ResponseUrls {
  readonly #issued = new Map<string, ResponseUrl>();
  readonly #clock: Clock;
  #serial = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The path of a new url on the sandbox's server. */
  issue(target: Omit<ResponseUrl, 'issuedAt' | 'uses'>): string {
    this.#forgetOld();
    this.#serial += 1;
    const path = `/actions/${target.workspaceId}/${this.#serial}`;
    this.#issued.set(path, { ...target, issuedAt: this.#clock.now(), uses: 0 });
    return path;
  }

  isOne(path: string): boolean {
    return path.startsWith('/actions/');
  }

  /** The workspace that a path names, whether or not it is one that was issued. */
  workspaceIdIn(path: string): string {
    return path.split('/')[2] ?? '';
  }

  /** One use, or the word why not. */
  use(path: string): ResponseUrl | 'no_such_url' | 'expired_url' | 'used_url' {
    const url = this.#issued.get(path);
    if (!url) return 'no_such_url';
    if (this.#ageOf(url) > lifetimeMs) return 'expired_url';
    if (url.uses >= mostUses) return 'used_url';
    url.uses += 1;
    return url;
  }

  clear(): void {
    this.#issued.clear();
    this.#serial = 0;
  }

  #ageOf({ issuedAt }: ResponseUrl): number {
    return this.#clock.now().getTime() - issuedAt.getTime();
  }

  #forgetOld(): void {
    for (const [path, url] of this.#issued) {
      if (this.#ageOf(url) <= rememberedMs) return;
      this.#issued.delete(path);
    }
  }
}
