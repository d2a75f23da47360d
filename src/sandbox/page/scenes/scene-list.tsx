import { useState } from 'react';
import type { SceneDetail, SceneSummary } from '../../page-door/backstage-contract.ts';
import { timeWithSeconds } from '../clock/times.ts';
import { useLive } from '../live.ts';
import { useSession } from '../session.tsx';

export function SceneList({ scenes }: { scenes: readonly SceneSummary[] }) {
  if (scenes.length === 0) return <p className="quiet">Nothing yet.</p>;
  return (
    <ol className="scenes">
      {scenes.map((scene) => (
        <Scene key={scene.id} scene={scene} />
      ))}
    </ol>
  );
}

function Scene({ scene }: { scene: SceneSummary }) {
  const { workspace } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const { at, direction, what, status, durationMs, refusedBecause } = scene;
  return (
    <li className="scene" data-direction={direction} data-refused={refusedBecause !== null}>
      <button type="button" className="scene-line" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span className="scene-direction">
          <span aria-hidden="true">{direction === 'to_cairn' ? '→' : '←'}</span>{' '}
          {direction === 'to_cairn' ? 'to Cairn' : 'to Slack'}
        </span>
        <span className="scene-what">{what}</span>
        <span className="scene-status" data-bad={status === null || status >= 400}>
          {status ?? 'no answer'}
        </span>
        <span className="scene-time">
          {timeWithSeconds(at, workspace.me.tz)} · {Math.round(durationMs)} ms
        </span>
      </button>
      {refusedBecause && (
        <p className="scene-refused">
          <strong>Refused:</strong> {refusedBecause}
        </p>
      )}
      {isOpen && <Detail scene={scene} />}
    </li>
  );
}

function Detail({ scene: { id, message } }: { scene: SceneSummary }) {
  const { workspace, goTo } = useSession();
  const { view, trouble } = useLive<SceneDetail>(`/api/scene?id=${id}`);
  const conversation = workspace.conversations.find((each) => each.id === message?.conversationId);
  if (trouble) return <p className="alert">{trouble}</p>;
  if (!view) return <p className="quiet">Fetching…</p>;
  return (
    <div className="scene-detail">
      {conversation && (
        <button type="button" className="link-button" onClick={() => goTo(conversation.id)}>
          Go to its conversation
        </button>
      )}
      <Shown name="Payload" content={view.payload} />
      <Shown name="Answer" content={view.answer} />
    </div>
  );
}

function Shown({ name, content }: { name: string; content: unknown }) {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return (
    <>
      <p className="scene-part">{name}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="json" aria-label={name} tabIndex={0}>
        <pre>{text === undefined || text === '' || text === 'null' ? 'Nothing.' : text}</pre>
      </section>
    </>
  );
}
