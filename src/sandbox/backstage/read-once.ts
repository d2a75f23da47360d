/**
 * Lets all who ask at once share one reading. Who asks while one is under way gets the next: what they have just heard of
 * may have happened after it began.
 */
export function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return () => {
    if (next) return next;
    const reading = underWay.then(() => {
      next = undefined;
      return read();
    });
    next = reading;
    underWay = reading.catch(() => {});
    return reading;
  };
}
