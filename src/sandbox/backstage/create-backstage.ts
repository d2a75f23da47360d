import type { TimeZone } from '../../core/local-time.ts';
import type { Database } from '../../database/connect.ts';
import { features } from '../../features.ts';
import { findNextDue, type NextDue } from '../../scheduler/next-due.ts';
import type { Control, ControlsView, Preparing } from '../page-door/backstage-contract.ts';
import type { Done } from '../page-door/contract.ts';
import type { Cast } from '../seed/cast.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { Backstage } from './backstage.ts';
import type { CairnProcesses } from './cairn-processes.ts';
import { readLedger } from './ledger.ts';
import { findOrigins } from './origins.ts';
import { readOnce } from './read-once.ts';
import type { SandboxClocks } from './sandbox-clocks.ts';
import { TimeTravel } from './time-travel.ts';
import { readTour } from './tour.ts';
import { Troubles } from './troubles.ts';

export interface BackstageParts {
  readonly slack: SandboxSlack;
  readonly cast: Cast;
  /** A connection of the sandbox's own to Cairn's database. */
  readonly database: Database;
  readonly clocks: SandboxClocks;
  readonly processes: CairnProcesses;
  readonly door: 'http' | 'socket';
  /** How far the past has been lived; null when it has. */
  readonly preparing: () => Preparing | null;
}

const sweeps = features.flatMap((feature) => feature.sweeps ?? []);

export function createBackstage(parts: BackstageParts): Backstage {
  const { slack, cast, database, clocks, processes } = parts;
  const troubles = new Troubles(slack.faults, clocks.machine);
  const nextDue = (): Promise<NextDue | undefined> => findNextDue({ database, calendar: clocks.calendar }, sweeps);
  const travel = new TimeTravel({ slack, clocks, processes, nextDue });

  async function obey(control: Control): Promise<Done> {
    switch (control.do) {
      case 'move':
        return travel.move(control.to, control.zone as TimeZone);
      case 'fault':
        troubles.make(control.fault);
        return { ok: true };
      case 'heal':
        troubles.heal();
        return { ok: true };
      case 'kill_worker':
        if (await processes.killWorker()) return { ok: true };
        return { ok: false, says: 'The worker is down already. It comes back by itself in a moment.' };
    }
  }

  const closedBecause = () =>
    parts.preparing() ? 'Acme is still living its first three months. It is yours in a few seconds.' : null;

  async function readControls(): Promise<ControlsView> {
    const preparing = parts.preparing();
    const [next, ledger] = await Promise.all([
      preparing ? undefined : nextDue(),
      readLedger(database, cast.workspace, clocks.calendar.now()),
    ]);
    return {
      preparing,
      clock: { now: clocks.calendar.now().toISOString() },
      nextDue: next ? { at: next.at.toISOString(), what: next.what } : null,
      isMoving: travel.isMoving,
      faults: troubles.present(),
      worker: processes.worker,
      ledger,
      door: parts.door,
    };
  }

  return {
    closedBecause,
    // Every open window asks at every change.
    controls: readOnce(readControls),

    async control(control) {
      const says = closedBecause();
      if (says !== null) return { ok: false, says };
      const done = await obey(control);
      slack.changes.announce();
      return done;
    },

    origins: (ts) => findOrigins(database, cast.workspace, ts),
    tour: () => readTour(database, cast),
  };
}
