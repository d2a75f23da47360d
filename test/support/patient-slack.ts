/**
 * How Slack is in journeys and integration tests: its three seconds for a trigger never pass, and it waits for an ack as long as a
 * busy machine takes. The page and most drills keep both. The rules have their own tests (`unit/sandbox/requests.test.ts`,
 * `driver.test.ts`), and the benchmarks `ack` and `open-modal` measure how long Cairn takes.
 */
export const patientSlack = {
  realTime: { now: () => new Date('2026-01-01T00:00:00Z') },
  /** A bound for what hangs, not a pace. */
  ackTimeoutMs: 60_000,
};
