import { useSession } from '../session.tsx';
import { shortDate, timeOfDay, timeWithSeconds } from './times.ts';
import { useTick } from './use-clock.ts';
import './clock.css';

/** The time in Acme, as the person at this window reads it. */
export function WorkspaceClock() {
  const { workspace, now } = useSession();
  useTick(1000);
  const at = now();
  const { tz } = workspace.me;
  return (
    <div className="clock">
      <span className="clock-name">The workspace’s clock</span>
      <time className="clock-local" dateTime={at.toISOString()} title={`In ${tz}`}>
        {shortDate(at, tz)}, <span className="clock-digits">{timeWithSeconds(at, tz)}</span>
      </time>
      <span className="clock-utc">
        {tz} · {timeOfDay(at, 'UTC')} UTC
      </span>
    </div>
  );
}
