import type { ControlsView, TourView } from '../../page-door/backstage-contract.ts';
import type { WorkspaceView } from '../../page-door/contract.ts';
import { TimeTravel } from '../clock/time-travel.tsx';
import { WorkspaceClock } from '../clock/workspace-clock.tsx';
import { PersonSwitcher } from '../people/person-switcher.tsx';
import { type Panel, useWindowState } from '../window/window-state.tsx';
import './top-bar.css';

const panels: readonly { readonly panel: Panel; readonly label: string }[] = [
  { panel: 'scenes', label: 'Behind the scenes' },
  { panel: 'troubles', label: 'Troubles' },
  { panel: 'tour', label: 'Tour' },
];

/** What Slack does not have: who you are, what time it is, and what goes on behind it. */
export function TopBar(parts: { workspace: WorkspaceView; controls: ControlsView; tour: TourView | undefined }) {
  const { workspace, controls, tour } = parts;
  const { panel: open, show } = useWindowState();
  return (
    <header className="top-bar">
      <h1 className="top-bar-title">
        {workspace.name} <span className="top-bar-note">— sandbox, this is not Slack</span>
      </h1>
      <WorkspaceClock />
      <TimeTravel controls={controls} />
      <ul className="top-bar-panels" aria-label="Panels">
        {panels.map(({ panel, label }) => (
          <li key={panel}>
            <button
              type="button"
              className="button"
              aria-expanded={open === panel}
              data-panel={panel}
              onClick={() => show(open === panel ? undefined : panel)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <PersonSwitcher tour={tour} />
    </header>
  );
}
