import { useEffect, useMemo, useState } from 'react';
import type { ControlsView } from '../../page-door/backstage-contract.ts';

/** The workspace's clock: as it was in the newest answer, and running on from there. */
export function useClock(controls: ControlsView | undefined): () => Date {
  return useMemo(() => {
    const aheadMs = controls ? Date.parse(controls.clock.now) - Date.now() : 0;
    return () => new Date(Date.now() + aheadMs);
  }, [controls]);
}

/** Draws again each time so much has passed. */
export function useTick(everyMs: number): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
