// What a window shows stands in its address, so that several windows can be several people, and Back goes back.
import { useMemo, useSyncExternalStore } from 'react';

/** `home` and `messages` are the two tabs of the app; anything else is a conversation's id. */
export interface Address {
  readonly as?: string;
  readonly in?: string;
  /** The ts of the message whose thread is open. */
  readonly thread?: string;
}

const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', tell);
  return () => {
    listeners.delete(listener);
  };
}

export function parseAddress(search: string): Address {
  const read = new URLSearchParams(search);
  return {
    as: read.get('as') ?? undefined,
    in: read.get('in') ?? undefined,
    thread: read.get('thread') ?? undefined,
  };
}

export function hrefOf({ as, in: place, thread }: Address): string {
  const written = new URLSearchParams();
  if (as) written.set('as', as);
  if (place) written.set('in', place);
  if (thread) written.set('thread', thread);
  const search = written.toString();
  return search === '' ? '/' : `/?${search}`;
}

export function useAddress(): Address {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => parseAddress(search), [search]);
}

export function visit(address: Address, how: 'push' | 'replace' = 'push'): void {
  const href = hrefOf(address);
  if (how === 'push') window.history.pushState(null, '', href);
  else window.history.replaceState(null, '', href);
  tell();
}
