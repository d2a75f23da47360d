import { useWindowState } from '../window/window-state.tsx';

/** Where there is one column, the way back to the list. */
export function BackButton() {
  const { isNarrow, leave } = useWindowState();
  if (!isNarrow) return null;
  return (
    <button type="button" className="icon-button" aria-label="Back to all conversations" onClick={leave}>
      <span aria-hidden="true">←</span>
    </button>
  );
}
