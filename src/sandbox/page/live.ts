// What the page knows it asks for again whenever the sandbox says that something changed.
import { useEffect, useState, useSyncExternalStore } from 'react';

const changed = new Set<() => void>();
const reached = new Set<() => void>();
const reconnectMs = 1000;
const unsettledMs = 1000;
let line: WebSocket | undefined;
let isReached = true;

function announce(): void {
  for (const listener of changed) listener();
}

function setReached(next: boolean): void {
  if (isReached === next) return;
  isReached = next;
  for (const listener of reached) listener();
}

function connect(): void {
  // All windows of a browser share six connections to one server; WebSockets do not count among them.
  line = new WebSocket(`${location.origin.replace('http', 'ws')}/api/live`);
  line.addEventListener('message', announce);
  line.addEventListener('open', () => {
    setReached(true);
    // After a break anything may have happened.
    announce();
  });
  // Comes as well when it could not be opened.
  line.addEventListener('close', () => {
    setReached(false);
    setTimeout(connect, reconnectMs);
  });
}

function listenIn(listeners: Set<() => void>, listener: () => void): () => void {
  if (!line) connect();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether the sandbox answers at all. */
export function useIsReached(): boolean {
  return useSyncExternalStore(
    (listener) => listenIn(reached, listener),
    () => isReached,
  );
}

export interface Live<T> {
  /** The newest answer; undefined until the first. An unchanged answer keeps its identity. */
  readonly view: T | undefined;
  /** Set while the sandbox does not answer, or refuses. */
  readonly trouble: string | undefined;
}

interface Answer<T> extends Live<T> {
  readonly path: string;
  readonly text: string;
}

/**
 * Asks for a view now and after every change; null asks for nothing.
 * @param isUnsettled whether what the view shows may change without Slack hearing of it: then it is asked for again by and by.
 *   The same function at each call.
 */
export function useLive<T>(path: string | null, isUnsettled?: (view: T) => boolean): Live<T> {
  const [answer, setAnswer] = useState<Answer<T>>();

  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let isStale = false;
    // Never two questions at once, and never one given up for the next: changes may come faster than answers.
    const ask = async () => {
      isStale = isAsking;
      if (isAsking) return;
      isAsking = true;
      clearTimeout(again);
      const next = await askFor<T>(path, stop.signal);
      isAsking = false;
      if (stop.signal.aborted) return;
      setAnswer((before) => merged(before, next));
      if (isStale) void ask();
      else if (next.view !== undefined && isUnsettled?.(next.view)) again = setTimeout(() => void ask(), unsettledMs);
    };
    const leave = listenIn(changed, () => void ask());
    void ask();
    return () => {
      clearTimeout(again);
      stop.abort();
      leave();
    };
  }, [path, isUnsettled]);

  const isOurs = answer?.path === path;
  return { view: isOurs ? answer?.view : undefined, trouble: isOurs ? answer?.trouble : undefined };
}

/** Asks once. */
export async function askFor<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { signal });
    const text = await response.text();
    if (!response.ok) return { path, text: '', view: undefined, trouble: saidIn(text) };
    return { path, text, view: JSON.parse(text) as T, trouble: undefined };
  } catch {
    return { path, text: '', view: undefined, trouble: 'The sandbox does not answer.' };
  }
}

/** Trouble leaves what was known on the screen. */
function merged<T>(before: Answer<T> | undefined, next: Answer<T>): Answer<T> {
  if (before?.path !== next.path) return next;
  if (next.trouble) return before.trouble === next.trouble ? before : { ...before, trouble: next.trouble };
  return before.text === next.text && !before.trouble ? before : next;
}

function saidIn(text: string): string {
  try {
    return String(JSON.parse(text).says);
  } catch {
    return 'The sandbox does not answer.';
  }
}
