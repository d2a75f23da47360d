import type { Line, Parcel, Posted } from '../../src/sandbox/slack/line.ts';
import type { RequestKind } from '../../src/sandbox/slack/model.ts';

/** A Slack that sends the same thing several times at once, by the same way or by several. The first answer counts. */
export class RepeatingLine implements Line {
  /** How many were sent that had been sent already. */
  repeats = 0;
  readonly #ways: readonly Line[];
  readonly #kinds: readonly RequestKind[] | undefined;

  /**
   * @param ways one for each copy
   * @param kinds what is repeated; everything where it is left out
   */
  constructor(ways: readonly Line[], kinds?: readonly RequestKind[]) {
    this.#ways = ways;
    this.#kinds = kinds;
  }

  get isConnected(): boolean {
    return this.#ways.every(({ isConnected }) => isConnected);
  }

  async deliver(parcel: Parcel): Promise<Posted> {
    const [first] = this.#ways;
    if (!first) throw new Error('no way to Cairn');
    if (this.#kinds && !this.#kinds.includes(parcel.kind)) return first.deliver(parcel);
    this.repeats += this.#ways.length - 1;
    const sendings = this.#ways.map((way, copy) => way.deliver(copy === 0 ? parcel : again(parcel, copy)));
    const answer = await Promise.race(sendings);
    await Promise.all(sendings);
    return answer;
  }
}

/** Slack says of an event that it is sent again, and of nothing else. */
function again(parcel: Parcel, copy: number): Parcel {
  return parcel.kind === 'event' ? { ...parcel, retry: { number: copy, reason: 'http_timeout' } } : parcel;
}
