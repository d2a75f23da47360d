import { flushSync } from 'react-dom';
import { useSession } from '../session.tsx';
import { hrefOf } from '../window/address.ts';
import { useWindowState } from '../window/window-state.tsx';

/** Where there is one column, the way back to the list, and there to the line one came from. */
export function BackButton() {
  const { workspace } = useSession();
  const { isNarrow, leave, address } = useWindowState();
  if (!isNarrow) return null;

  const goBack = () => {
    // Read by now, the app's line leads to its Home.
    const cameFrom = address.in === 'messages' ? 'home' : address.in;
    flushSync(leave);
    const href = hrefOf({ as: workspace.me.id, in: cameFrom });
    document.querySelector<HTMLElement>(`.sidebar a[href="${CSS.escape(href)}"]`)?.focus();
  };
  return (
    <button type="button" className="icon-button" aria-label="Back to all conversations" onClick={goBack}>
      <span aria-hidden="true">←</span>
    </button>
  );
}
