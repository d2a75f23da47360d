import { useMemo, useState } from 'react';
import type { Control, ControlsView, FaultName, FaultView } from '../../page-door/backstage-contract.ts';
import { useTick } from '../clock/use-clock.ts';
import { takeControl } from '../session.tsx';
import { SidePanel } from '../workspace/side-panel.tsx';
import { Ledger } from './ledger.tsx';
import './troubles.css';

interface Trouble {
  readonly fault: FaultName;
  readonly label: string;
  readonly meaning: string;
}

const troubles: readonly Trouble[] = [
  {
    fault: 'rate_limited',
    label: 'Slack answers 429 for a minute',
    meaning: 'Slack asks Cairn to come back later. Messages wait, and go out when the minute is over.',
  },
  {
    fault: 'lost_answer',
    label: 'Drop the next answer',
    meaning: 'Slack does what Cairn asks, but the answer gets lost. The message must not appear twice.',
  },
  {
    fault: 'refused',
    label: 'Refuse the next message',
    meaning: 'Slack says no for good. The program leads are told, and send it again from Cairn’s Home.',
  },
];

/** What goes wrong in real life, to be tried on purpose. */
export function TroublesPanel({ controls }: { controls: ControlsView }) {
  const { faults, worker, ledger, door } = controls;
  const [trouble, setTrouble] = useState<string>();
  const [isAsked, setIsAsked] = useState(false);
  const control = async (wanted: Control) => {
    if (isAsked) return;
    setIsAsked(true);
    const done = await takeControl(wanted);
    setIsAsked(false);
    setTrouble(done.ok ? undefined : done.says);
  };
  const faultOf = (name: FaultName) => faults.find((fault) => fault.name === name);
  const down = faultOf('down');
  return (
    <SidePanel panel="troubles" title="Troubles">
      <p>Make something go wrong, go on working, and see what becomes of the messages.</p>
      <ul className="troubles">
        {troubles.map(({ fault, label, meaning }) => (
          <li key={fault}>
            <button
              type="button"
              className="button"
              aria-disabled={isAsked}
              onClick={() => void control({ do: 'fault', fault })}
            >
              {label}
            </button>
            <FaultState fault={faultOf(fault)} />
            <p className="quiet">{meaning}</p>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="button"
            aria-disabled={isAsked}
            onClick={() => void control(down ? { do: 'heal' } : { do: 'fault', fault: 'down' })}
          >
            {down ? 'Bring Slack back' : 'Slack is down'}
          </button>
          <FaultState fault={down} />
          <p className="quiet">
            No call of Cairn’s is answered until you bring Slack back. {down && 'That ends the other troubles as well.'}
          </p>
        </li>
        <li>
          <button
            type="button"
            className="button"
            aria-disabled={isAsked || !worker.isRunning}
            onClick={() => worker.isRunning && void control({ do: 'kill_worker' })}
          >
            Kill the worker (-9)
          </button>
          <p className="trouble-state" role="status" data-on={!worker.isRunning}>
            {workerInWords(worker)}
          </p>
          <p className="quiet">
            The process that sends messages ends in the middle of whatever it does, and is started again.
          </p>
        </li>
      </ul>
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
      <Ledger ledger={ledger} />
      <p className="quiet">
        Slack reaches Cairn {door === 'http' ? 'over HTTP, with signed requests' : 'through Socket Mode'}.
      </p>
    </SidePanel>
  );
}

function FaultState({ fault }: { fault: FaultView | undefined }) {
  useTick(1000);
  // Counted down here from what the sandbox said last.
  const endsAt = useMemo(() => Date.now() + (fault?.secondsLeft ?? 0) * 1000, [fault]);
  return (
    <p className="trouble-state" data-on={fault !== undefined}>
      {fault ? `On${remaining(fault, endsAt)}` : 'Off'}
    </p>
  );
}

function remaining({ name, secondsLeft }: FaultView, endsAt: number): string {
  if (secondsLeft !== null) return `, ${Math.max(0, Math.ceil((endsAt - Date.now()) / 1000))} s more`;
  if (name === 'refused') return ', for the next message';
  return name === 'lost_answer' ? ', for the next call' : ', until you lift it';
}

function workerInWords({ isRunning, pid, kills }: ControlsView['worker']): string {
  const killed = kills === 0 ? 'never killed' : kills === 1 ? 'killed once' : `killed ${kills} times`;
  return isRunning ? `Running as process ${pid}, ${killed}` : `Not running; it is being started again (${killed})`;
}
