import { useEffect, useState } from 'react';
import type { ControlsView, Move } from '../../page-door/backstage-contract.ts';
import { askFor } from '../live.ts';
import { takeControl, useSession } from '../session.tsx';
import { dayAndTime, moment } from './times.ts';
import './clock.css';

const moves: readonly { readonly to: Move; readonly label: string }[] = [
  { to: 'hour', label: '+1 hour' },
  { to: 'day', label: '+1 day' },
  { to: 'tuesday', label: 'To Tuesday 10:00' },
];

/** Moves the workspace's clock, and with it everything that falls due on the way. */
export function TimeTravel({ controls }: { controls: ControlsView }) {
  const { workspace, now } = useSession();
  const { tz } = workspace.me;
  const { isMoving, said, trouble, move } = useMove(controls, tz);
  const { nextDue } = controls;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks to a row of buttons.
    <div className="travel" role="group" aria-label="Time travel">
      <button
        type="button"
        className="button"
        aria-disabled={isMoving || nextDue === null}
        aria-describedby="next-due"
        onClick={() => nextDue && void move('next_due')}
      >
        Next thing due
      </button>
      {moves.map(({ to, label }) => (
        <button key={to} type="button" className="button" aria-disabled={isMoving} onClick={() => void move(to)}>
          {label}
        </button>
      ))}
      <div className="travel-words">
        <p className="travel-next" id="next-due">
          {nextDue ? `Next: ${nextDue.what}, ${dayAndTime(nextDue.at, now(), tz)}` : 'Nothing is due.'}
        </p>
        <p className="travel-said" role="status">
          {isMoving ? 'Time is passing…' : said && `It is now ${moment(said, tz)}`}
        </p>
      </div>
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}

/** A move, here or in another window: from the press until all that fell due is done. */
function useMove({ isMoving, clock }: ControlsView, zone: string) {
  const [isAsked, setIsAsked] = useState(false);
  const [wasMoving, setWasMoving] = useState(false);
  const [said, setSaid] = useState<string>();
  const [trouble, setTrouble] = useState<string>();

  useEffect(() => {
    if (isMoving === wasMoving) return;
    setWasMoving(isMoving);
    setSaid(isMoving ? undefined : clock.now);
  }, [isMoving, wasMoving, clock.now]);

  const move = async (to: Move) => {
    if (isAsked || isMoving) return;
    setIsAsked(true);
    setSaid(undefined);
    setTrouble(undefined);
    const done = await takeControl({ do: 'move', to, zone });
    const after = done.ok ? await askFor<ControlsView>('/api/controls') : undefined;
    setIsAsked(false);
    if (!done.ok) setTrouble(done.says);
    else if (after?.view && !after.view.isMoving) setSaid(after.view.clock.now);
  };
  return { isMoving: isAsked || isMoving, said, trouble, move };
}
