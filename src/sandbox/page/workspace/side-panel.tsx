import { type ReactNode, useEffect, useId, useRef } from 'react';
import { type Panel, useWindowState } from '../window/window-state.tsx';
import './side-panel.css';

/** A panel beside the conversation; on a narrow window it covers everything. Escape closes it. */
export function SidePanel({ panel, title, children }: { panel: Panel; title: string; children: ReactNode }) {
  const { show, isNarrow } = useWindowState();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNarrow) heading.current?.focus();
  }, [isNarrow]);
  const close = () => {
    show(undefined);
    document.querySelector<HTMLElement>(`.top-bar [data-panel=${panel}]`)?.focus();
  };
  return (
    <aside
      className="side-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className="side-panel-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="icon-button" aria-label="Close the panel" onClick={close}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className="side-panel-body" tabIndex={0}>
        {children}
      </div>
    </aside>
  );
}
