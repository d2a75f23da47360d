import { useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** One column: conversations, then one conversation. The same width stands in layout.css. */
export function useIsNarrow(): boolean {
  return useMedia('(max-width: 760px)');
}
