import { draftKey, writeDraft } from '../composer/drafts.ts';
import { useSession } from '../session.tsx';
import { useWindowState } from '../window/window-state.tsx';
import type { TourStep } from './tour-steps.ts';

/** One step: what it is, and for the current one who does it, how, and where. */
export function StepCard({ step, isDone, isCurrent }: { step: TourStep; isDone: boolean; isCurrent: boolean }) {
  return (
    <li className="tour-step" data-current={isCurrent} aria-current={isCurrent ? 'step' : undefined}>
      <h3 className="tour-step-title">
        <span className="tour-mark" data-done={isDone} aria-hidden="true">
          {isDone ? '✓' : ''}
        </span>
        {step.title}
        {isDone && <span className="for-screen-readers"> (done)</span>}
      </h3>
      {isCurrent && <Instruction step={step} />}
    </li>
  );
}

function Instruction({ step: { who, says, types, place, placeName } }: { step: TourStep }) {
  const { workspace } = useSession();
  const { be } = useWindowState();
  const [first, ...more] = says;
  const title = who.title ? `, ${who.title.toLowerCase()}` : '';
  const isMe = workspace.me.id === who.id;

  const goThere = () => {
    if (types) writeDraft(draftKey(who.id, place), types);
    be(who.id, place);
  };
  return (
    <div className="tour-instruction">
      <p className="tour-who">
        {isMe ? `You are ${who.name}${title}.` : `This is for ${who.name}${title}.`}{' '}
        {!isMe && (
          <button type="button" className="button" onClick={() => be(who.id)}>
            Become {who.name}
          </button>
        )}
      </p>
      <p>{first}</p>
      {types && <p className="tour-types">{types}</p>}
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <button type="button" className="button button-primary" onClick={goThere}>
        {types ? 'Put it in the composer' : `Go to ${placeName}`}
      </button>
    </div>
  );
}
