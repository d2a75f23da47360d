/**
 * Whether two challenges are about something like the same: a rule of ours and not Postgres' full text search, because a
 * pair has dozens of obstacles and not thousands, because it must do without a dictionary of the workspace's language,
 * and because a table of examples can hold it to its word.
 */

/** Words that say nothing about what a challenge is about. Short ones need not stand here: two letters never count. */
const empty = new Set(
  `about after again all also always and any are because been before being both but can cannot could did does doing done
  don down each even every few for from get gets getting give going good got had hard has have having her here him his how
  into its just keep know less like make many may more most much must never not nothing now off often one only other our out
  over own people really same say says she should some still such take than that the their them then there these they thing
  things this those time too under until very want wants was way well were what when where which while who why will with
  without would yet you your`.split(/\s+/),
);

/** What a text is about: its words without marks, endings and the empty ones. */
export function significantWords(text: string): Set<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})['’]\p{L}{1,2}(?!\p{L})/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 2 && !empty.has(word)).map(stem));
}

/** `meetings`, `meeting` and `meet` are one word. Rough, and the same for both sides. */
function stem(word: string): string {
  const bare = word.replace(/(?:ing|ings|ed|es|s)$/, '');
  return bare.length >= 3 ? bare.replace(/e$/, '') : word;
}

/** Words that both must have, and the share of the shorter text that they must be. */
const fewestShared = 2;
const leastShare = 0.4;

/** How alike, from 0 (not at all) to 1; two long texts that happen to share a word are not. */
export function likeness(one: string, other: string): number {
  const [a, b] = [significantWords(one), significantWords(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const smaller = Math.min(a.size, b.size);
  // Of a single word ("Nerves") there are no two to share: that word must be the whole challenge of both.
  if (smaller === 0 || (shared < fewestShared && Math.max(a.size, b.size) > 1)) return 0;
  const share = shared / smaller;
  return share >= leastShare ? share : 0;
}

/** Of these, the one most like the challenge; of several the first. Undefined where none is like it. */
export function mostAlike<T extends { readonly challenge: string }>(
  challenge: string,
  among: readonly T[],
): T | undefined {
  let best: { one: T; score: number } | undefined;
  for (const one of among) {
    const score = likeness(challenge, one.challenge);
    if (score > (best?.score ?? 0)) best = { one, score };
  }
  return best?.one;
}
