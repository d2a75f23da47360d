import type { Clock } from '../../src/core/clock.ts';

/**
 * What triggers live by in tests. A trigger lives for three seconds, and here they never pass, however busy this machine is: the
 * rule has its own tests (`unit/sandbox/requests.test.ts`), and the benchmark `open-modal` measures how long Cairn takes.
 */
export const stillClock: Clock = { now: () => new Date('2026-01-01T00:00:00Z') };
