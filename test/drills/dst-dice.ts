/** Chance that comes out the same for the same seed, so that what a drill found can be found again. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1: a Weyl sequence, its bits stirred. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Whether something of this likelihood happens now. */
  happens(likelihood: number): boolean {
    return this.next() < likelihood;
  }

  oneOf<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }

  /** So many of them, each at most once, in the order they had. */
  some<T>(items: readonly T[], count: number): T[] {
    let wanted = count;
    return items.filter((_, index) => {
      const taken = this.next() * (items.length - index) < wanted;
      if (taken) wanted -= 1;
      return taken;
    });
  }
}
