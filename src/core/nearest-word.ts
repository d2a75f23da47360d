import leven from 'leven';

/** What was probably meant by a word that is not known: a slip of the fingers away, at most a third of its letters differ. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const candidates = known
    .map((name) => ({ name, distance: leven(word, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.ceil(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return candidates[0]?.name;
}
