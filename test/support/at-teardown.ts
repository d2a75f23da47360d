type End = () => Promise<unknown>;

// Jest may load setup and teardown apart from each other, so a variable of this module would not be one for both.
const key = Symbol.for('cairn.atTeardown');
const kept = globalThis as { [key]?: End[] };

/** Has these done when the test run is over: what was made last is ended first. */
export function atTeardown(...ends: readonly End[]): void {
  kept[key] = [...(kept[key] ?? []), ...ends];
}

/** Ends everything, and then fails with the first end that did. */
export async function tearDown(): Promise<void> {
  const ends = kept[key] ?? [];
  delete kept[key];
  let trouble: unknown;
  for (const end of ends.toReversed()) {
    await end().catch((error: unknown) => {
      trouble ??= error;
    });
  }
  if (trouble) throw trouble;
}

/** Makes what tests need; where that fails nothing of it is left, for Jest does not tear down what did not set up. */
export async function orTearDown(setUp: () => Promise<void>): Promise<void> {
  try {
    await setUp();
  } catch (error) {
    await tearDown().catch(() => {});
    throw error;
  }
}
