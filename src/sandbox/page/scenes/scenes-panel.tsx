import { useState } from 'react';
import type { SceneSummary, ScenesView } from '../../page-door/backstage-contract.ts';
import { useLive } from '../live.ts';
import { useWindowState } from '../window/window-state.tsx';
import { SidePanel } from '../workspace/side-panel.tsx';
import { Origins } from './origins.tsx';
import { SceneList } from './scene-list.tsx';
import './scenes.css';

const filters = [
  { name: 'All', keeps: () => true },
  { name: 'To Cairn', keeps: ({ direction }: SceneSummary) => direction === 'to_cairn' },
  { name: 'To Slack', keeps: ({ direction }: SceneSummary) => direction === 'to_slack' },
  { name: 'Refused', keeps: ({ refusedBecause }: SceneSummary) => refusedBecause !== null },
] as const;

/** Each request that Slack sent to Cairn, and each call that Cairn made. */
export function ScenesPanel() {
  const { originTs } = useWindowState();
  const { view, trouble } = useLive<ScenesView>('/api/scenes');
  return (
    <SidePanel panel="scenes" title="Behind the scenes">
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
      {originTs ? <Origins ts={originTs} scenes={view?.scenes ?? []} /> : <AllScenes scenes={view?.scenes} />}
    </SidePanel>
  );
}

function AllScenes({ scenes }: { scenes: readonly SceneSummary[] | undefined }) {
  const [chosen, setChosen] = useState<string>('All');
  const filter = filters.find(({ name }) => name === chosen) ?? filters[0];
  const kept = scenes?.filter(filter.keeps);
  return (
    <>
      <p>What Slack and Cairn say to each other, the newest first.</p>
      <fieldset className="filters">
        <legend className="for-screen-readers">Which ones</legend>
        {filters.map(({ name }) => (
          <label key={name} className="filter">
            <input type="radio" name="scenes" checked={name === chosen} onChange={() => setChosen(name)} />
            {name}
          </label>
        ))}
      </fieldset>
      {kept && <SceneList scenes={kept} />}
    </>
  );
}
