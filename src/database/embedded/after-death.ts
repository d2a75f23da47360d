/** A Postgres that dies twice within this time has a trouble that another start does not cure. */
const minLifeMs = 60_000;

/**
 * Whether a Postgres that died by itself is started again. Both times come from a clock that nobody moves.
 * @param lastDeathMs the death before this one; undefined where this is the first
 */
export function afterDeath(lastDeathMs: number | undefined, nowMs: number): 'start again' | 'give up' {
  if (lastDeathMs === undefined) return 'start again';
  return nowMs - lastDeathMs < minLifeMs ? 'give up' : 'start again';
}
