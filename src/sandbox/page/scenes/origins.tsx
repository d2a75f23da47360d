import { type ReactNode, useEffect, useRef } from 'react';
import type { DeliveryRow, JournalRow, OriginsView, SceneSummary } from '../../page-door/backstage-contract.ts';
import { moment } from '../clock/times.ts';
import { useLive } from '../live.ts';
import { useSession } from '../session.tsx';
import { useWindowState } from '../window/window-state.tsx';
import { SceneList } from './scene-list.tsx';

/** What made a message: rows of Cairn's database, and the calls that carried it. */
export function Origins({ ts, scenes }: { ts: string; scenes: readonly SceneSummary[] }) {
  const { showOrigins } = useWindowState();
  const { view, trouble } = useLive<OriginsView>(`/api/origins?ts=${encodeURIComponent(ts)}`);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message is another page of the panel.
  useEffect(() => heading.current?.focus(), [ts]);
  return (
    <>
      <button type="button" className="link-button" onClick={() => showOrigins(undefined)}>
        ← All that Slack and Cairn said
      </button>
      <h3 ref={heading} tabIndex={-1}>
        Where does this come from?
      </h3>
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
      {view && (
        <>
          <Deliveries rows={view.deliveries} />
          <Journal rows={view.journal} />
          <h4>The calls that posted or changed it</h4>
          <SceneList scenes={scenes.filter(({ id }) => view.sceneIds.includes(id))} />
        </>
      )}
    </>
  );
}

function Deliveries({ rows }: { rows: readonly DeliveryRow[] }) {
  const { workspace } = useSession();
  if (rows.length === 0) {
    return <p>No delivery made it: Cairn answered a person directly, through their command or button.</p>;
  }
  return (
    <Table name="Deliveries" columns={['Kind', 'State', 'Due', 'Attempts']}>
      {rows.map(({ id, kind, operation, state, dueAt, attempts, reason }) => (
        <tr key={id}>
          <th scope="row" title={id}>
            {kind} <span className="quiet">({operation})</span>
          </th>
          <td>
            {state}
            {reason && <span className="quiet">: {reason}</span>}
          </td>
          <td>{moment(dueAt, workspace.me.tz)}</td>
          <td>{attempts}</td>
        </tr>
      ))}
    </Table>
  );
}

function Journal({ rows }: { rows: readonly JournalRow[] }) {
  const { workspace } = useSession();
  if (rows.length === 0) return <p>Nothing stands in the journal about it.</p>;
  const nameOf = (id: string | null) =>
    id === null ? 'Time' : (workspace.people.find((person) => person.id === id)?.name ?? id);
  return (
    <Table name="Journal" columns={['Event', 'Who', 'When']}>
      {rows.map(({ id, event, personId, at }) => (
        <tr key={id}>
          <th scope="row" title={id}>
            {event}
          </th>
          <td>{nameOf(personId)}</td>
          <td>{moment(at, workspace.me.tz)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Table({ name, columns, children }: { name: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <>
      <h4>{name}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" aria-label={name} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </>
  );
}
