import type { ControlsView, TourView } from '../../page-door/backstage-contract.ts';
import type { WorkspaceView } from '../../page-door/contract.ts';
import { AppPane } from '../conversation/app-pane.tsx';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { ModalStack } from '../modals/modal-stack.tsx';
import { ScenesPanel } from '../scenes/scenes-panel.tsx';
import { TourPanel } from '../tour/tour-panel.tsx';
import { TroublesPanel } from '../troubles/troubles-panel.tsx';
import { useWindowState } from '../window/window-state.tsx';
import { PreparingBanner, StoppedBanner } from './banners.tsx';
import { type Place, placeOf } from './places.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import './layout.css';

/** The whole window: header, conversations, the one that is open, and a panel beside it. */
export function WorkspacePage({
  workspace,
  controls,
  tour,
}: {
  workspace: WorkspaceView;
  controls: ControlsView;
  tour: TourView | undefined;
}) {
  const { address, isNarrow, panel } = useWindowState();
  const place = placeOf(address.in, workspace.conversations);
  return (
    <div className="page" data-panel={panel !== undefined}>
      <TopBar workspace={workspace} controls={controls} tour={tour} />
      <StoppedBanner />
      {controls.preparing && <PreparingBanner preparing={controls.preparing} />}
      <div className="page-body">
        {!isNarrow && <Sidebar place={place} />}
        <main className="page-main">
          {isNarrow && address.in === undefined ? (
            <Sidebar place={place} />
          ) : (
            <PlacePane key={`${workspace.me.id} ${keyOf(place)}`} place={place} />
          )}
        </main>
        {panel === 'scenes' && <ScenesPanel />}
        {panel === 'troubles' && <TroublesPanel controls={controls} />}
        {panel === 'tour' && <TourPanel tour={tour} />}
      </div>
      <ModalStack />
    </div>
  );
}

/** Both tabs of the app are one pane, so that the focus stays on the tab. */
function keyOf(place: Place): string {
  return place.kind === 'conversation' ? place.conversation.id : 'app';
}

function PlacePane({ place }: { place: Place }) {
  if (place.kind === 'conversation') return <ConversationPane summary={place.conversation} />;
  return <AppPane tab={place.kind} app={place.app} />;
}
