import type { HomeView, SurfaceView } from '../../page-door/contract.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { SurfaceProvider, useSurfaceState } from '../block-kit/surface.tsx';
import { useLive } from '../live.ts';
import { useSession } from '../session.tsx';
import './home.css';

/** What Cairn has published as this person's Home. */
export function HomeTab() {
  const { me, appName } = useSession().workspace;
  const { view } = useLive<HomeView>(`/api/home?as=${encodeURIComponent(me.id)}`);
  if (!view?.home) return <p className="home-preparing">{appName} is preparing its Home…</p>;
  return <Home key={`${me.id} ${view.home.viewId}`} home={view.home} />;
}

function Home({ home }: { home: SurfaceView }) {
  const { viewId, blocks, values: known } = home;
  const { surface, dialog, refusal } = useSurfaceState({ place: { viewId }, blocks, known });
  const trouble = refusal ?? home.trouble;
  return (
    <div className="home">
      {trouble && (
        <p className="home-trouble" role="alert">
          {trouble}
        </p>
      )}
      <SurfaceProvider value={surface}>
        <Blocks blocks={blocks} />
      </SurfaceProvider>
      {dialog}
    </div>
  );
}
