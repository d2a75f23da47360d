type End = () => Promise<unknown>;

// Jest may load setup and teardown apart from each other, so a variable of this module would not be one for both.
const key = Symbol.for('cairn.atTeardown');
const kept = globalThis as { [key]?: End[] };

/** Has these done, in this order, when the test run is over. */
export function atTeardown(...ends: readonly End[]): void {
  kept[key] = [...(kept[key] ?? []), ...ends];
}

export async function tearDown(): Promise<void> {
  const ends = kept[key] ?? [];
  delete kept[key];
  for (const end of ends) await end();
}
