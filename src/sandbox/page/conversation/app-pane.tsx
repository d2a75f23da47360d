import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ControlsView } from '../../page-door/backstage-contract.ts';
import type { ConversationSummary } from '../../page-door/contract.ts';
import { HomeTab } from '../home/home-tab.tsx';
import { useLive } from '../live.ts';
import { useSession } from '../session.tsx';
import { useWindowState } from '../window/window-state.tsx';
import { BackButton } from './back-button.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import './app-pane.css';

const tabs = [
  { tab: 'home', label: 'Home' },
  { tab: 'messages', label: 'Messages' },
] as const;

/** Cairn itself: its Home, and what it says to this person alone. */
export function AppPane({ tab, app }: { tab: 'home' | 'messages'; app: ConversationSummary | undefined }) {
  const { workspace, goTo } = useSession();
  const { takeArrival } = useWindowState();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (takeArrival()) list.current?.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }, [tab, takeArrival]);

  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    goTo(tab === 'home' ? 'messages' : 'home');
  };
  return (
    <div className="app-pane">
      <header className="conversation-head">
        <BackButton />
        <h2>{workspace.appName}</h2>
        <span className="app-badge">APP</span>
      </header>
      <div ref={list} className="tabs" role="tablist" aria-label={workspace.appName} onKeyDown={move}>
        {tabs.map(({ tab: each, label }) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls={each === tab ? 'app-tab' : undefined}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => goTo(each)}
          >
            {label}
            {each === 'messages' && app && app.unread > 0 && <span className="tab-unread"> ({app.unread} unread)</span>}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id="app-tab" aria-labelledby={`tab-${tab}`}>
        {tab === 'home' && <Home />}
        {tab === 'messages' && app && <ConversationPane summary={app} isTab />}
        {tab === 'messages' && !app && <p className="quiet">{workspace.appName} has not written to you yet.</p>}
      </div>
    </div>
  );
}

/** Looking at the Home is what tells the bot to draw it. */
function Home() {
  const { workspace, perform } = useSession();
  const [trouble, setTrouble] = useState<string>();
  const open = useRef(perform);
  const { view: controls } = useLive<ControlsView>('/api/controls');
  const isOpen = controls?.preparing === null;
  useEffect(() => {
    if (!isOpen) return;
    void open.current({ do: 'open_home' }).then((done) => setTrouble(done.ok ? undefined : done.says));
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="app-home" aria-label={`Home of ${workspace.appName}`} tabIndex={0}>
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
      <HomeTab />
    </section>
  );
}
