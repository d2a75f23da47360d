import { useEffect, useMemo, useState } from 'react';
import type { ControlsView, TourView } from '../page-door/backstage-contract.ts';
import type { WorkspaceView } from '../page-door/contract.ts';
import { useClock } from './clock/use-clock.ts';
import { useLive } from './live.ts';
import { performAs, type Session, SessionProvider } from './session.tsx';
import { useAddress, visit } from './window/address.ts';
import { useWindowState, WindowStateProvider } from './window/window-state.tsx';
import { StoppedBanner } from './workspace/banners.tsx';
import { WorkspacePage } from './workspace/workspace-page.tsx';

/** What becomes of a message stands in Cairn's books a moment after Slack's last word on it. */
function isSending({ ledger }: ControlsView): boolean {
  return ledger.waiting > 0;
}

/** Finds out who sits at this window; until then there is nothing to show. */
export function App() {
  const address = useAddress();
  const tour = useLive<TourView>('/api/tour');
  // Whoever comes without saying who they are is the program lead: the tour begins with them.
  const personId = address.as ?? tour.view?.cast.leadId;
  const workspace = useLive<WorkspaceView>(personId ? `/api/workspace?as=${encodeURIComponent(personId)}` : null);
  const controls = useLive('/api/controls', isSending);
  const seated = useSeated(workspace.view);
  const isRefused = workspace.trouble !== undefined && seated?.me.id !== personId;

  if (seated && controls.view && !isRefused) {
    return (
      <WindowStateProvider address={address} personId={seated.me.id}>
        <Seated workspace={seated} controls={controls.view} tour={tour.view} />
      </WindowStateProvider>
    );
  }
  const trouble = workspace.trouble ?? controls.trouble ?? tour.trouble;
  return (
    <main className="opening">
      <h1>Acme — sandbox, this is not Slack</h1>
      <StoppedBanner />
      {trouble ? (
        <p role="alert">
          {trouble} {address.as && <a href="/">Come in as the program lead</a>}
        </p>
      ) : (
        <p role="status">Opening the workspace…</p>
      )}
    </main>
  );
}

/** Whoever sat here last stays until the next one has come in, so that the window does not blink. */
function useSeated(workspace: WorkspaceView | undefined): WorkspaceView | undefined {
  const [seated, setSeated] = useState(workspace);
  if (workspace && workspace !== seated) setSeated(workspace);
  return workspace ?? seated;
}

function Seated(parts: { workspace: WorkspaceView; controls: ControlsView; tour: TourView | undefined }) {
  const { workspace, controls } = parts;
  const { goTo, address } = useWindowState();
  const now = useClock(controls);
  const session = useMemo<Session>(
    () => ({ workspace, now, goTo, perform: (deed) => performAs(workspace.me.id, deed) }),
    [workspace, now, goTo],
  );

  useEffect(() => {
    if (!address.as) visit({ ...address, as: workspace.me.id }, 'replace');
  }, [address, workspace.me.id]);
  useEffect(() => {
    const unread = workspace.conversations.reduce((sum, conversation) => sum + conversation.unread, 0);
    const count = unread > 0 ? `(${unread}) ` : '';
    document.title = `${count}${workspace.me.name} · ${workspace.name} — Cairn’s sandbox`;
  }, [workspace]);

  return (
    <SessionProvider session={session}>
      <WorkspacePage {...parts} />
    </SessionProvider>
  );
}
