// Small things that a browser remembers. A browser may forbid it: then the page forgets, and works.
export function recall(area: 'localStorage' | 'sessionStorage', key: string): string | undefined {
  try {
    return window[area].getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** An empty text is forgotten. */
export function remember(area: 'localStorage' | 'sessionStorage', key: string, text: string): void {
  try {
    if (text === '') window[area].removeItem(key);
    else window[area].setItem(key, text);
  } catch {
    // Nothing depends on it.
  }
}
