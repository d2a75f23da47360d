import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { type Address, visit } from './address.ts';
import { useIsNarrow } from './media.ts';
import { recall, remember } from './remembered.ts';

export type Panel = 'scenes' | 'troubles' | 'tour';

/** What this window shows, and how to make it show something else. */
export interface WindowState {
  readonly address: Address;
  readonly isNarrow: boolean;
  readonly goTo: (place: string) => void;
  /** Becomes another person; in the same place where they can be there. */
  readonly be: (personId: string, place?: string) => void;
  readonly openThread: (ts: string | undefined) => void;
  /** Back to the list of conversations, where there is one column only. */
  readonly leave: () => void;
  readonly panel: Panel | undefined;
  readonly show: (panel: Panel | undefined) => void;
  /** The message whose origins are shown behind the scenes. */
  readonly originTs: string | undefined;
  readonly showOrigins: (ts: string | undefined) => void;
  /** True once after each `goTo`: whoever is shown then takes the focus. */
  readonly takeArrival: () => boolean;
}

const WindowContext = createContext<WindowState | undefined>(undefined);

export function useWindowState(): WindowState {
  const state = useContext(WindowContext);
  if (!state) throw new Error('useWindowState outside of a WindowStateProvider');
  return state;
}

export function WindowStateProvider({
  address,
  personId,
  children,
}: {
  address: Address;
  personId: string;
  children: ReactNode;
}) {
  const isNarrow = useIsNarrow();
  const { panel, show, originTs, showOrigins } = usePanel(isNarrow);
  // Counted, so that going where one already is counts as well.
  const [arrivals, setArrivals] = useState(0);
  const taken = useRef(0);

  const goTo = useCallback(
    (place: string) => {
      setArrivals((count) => count + 1);
      if (isNarrow) show(undefined);
      visit({ as: personId, in: place });
    },
    [personId, isNarrow, show],
  );
  const be = useCallback(
    (next: string, place?: string) => {
      if (place !== undefined) {
        setArrivals((count) => count + 1);
        if (isNarrow) show(undefined);
      }
      visit({ as: next, in: place ?? address.in });
    },
    [address.in, isNarrow, show],
  );
  const openThread = useCallback(
    (ts: string | undefined) => visit({ as: personId, in: address.in, thread: ts }),
    [personId, address.in],
  );
  const leave = useCallback(() => visit({ as: personId }), [personId]);
  // Until the next person has come in, what is shown belongs to the one before: the focus is not for them.
  const isComing = address.as !== undefined && address.as !== personId;
  const takeArrival = useCallback(() => {
    if (isComing || taken.current === arrivals) return false;
    taken.current = arrivals;
    return true;
  }, [arrivals, isComing]);

  const state = useMemo(
    () => ({ address, isNarrow, goTo, be, openThread, leave, panel, show, originTs, showOrigins, takeArrival }),
    [address, isNarrow, goTo, be, openThread, leave, panel, show, originTs, showOrigins, takeArrival],
  );
  return <WindowContext value={state}>{children}</WindowContext>;
}

const panelKey = 'cairn.panel';

/** At the first visit the tour is open, where there is room for it beside the page. */
function usePanel(isNarrow: boolean) {
  const [panel, setPanel] = useState<Panel | undefined>(() => {
    const before = recall('localStorage', panelKey);
    if (isNarrow) return undefined;
    if (before === undefined) return 'tour';
    return before === 'scenes' || before === 'troubles' || before === 'tour' ? before : undefined;
  });
  const [originTs, setOriginTs] = useState<string>();
  const show = useCallback((next: Panel | undefined) => {
    remember('localStorage', panelKey, next ?? 'none');
    setOriginTs(undefined);
    setPanel(next);
  }, []);
  const showOrigins = useCallback(
    (ts: string | undefined) => {
      show('scenes');
      setOriginTs(ts);
    },
    [show],
  );
  return { panel, show, originTs, showOrigins };
}
