// What somebody has typed and not sent yet, kept for each person and conversation: also while they look elsewhere, when
// sending fails, and when the page is loaded again.
import { useSyncExternalStore } from 'react';
import { recall, remember } from '../window/remembered.ts';

const listeners = new Set<() => void>();
const drafts = new Map<string, string>();

export function draftKey(personId: string, conversationId: string, threadTs?: string): string {
  return ['cairn.draft', personId, conversationId, ...(threadTs ? [threadTs] : [])].join(' ');
}

export function readDraft(key: string): string {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const kept = recall('sessionStorage', key) ?? '';
  drafts.set(key, kept);
  return kept;
}

export function writeDraft(key: string, text: string): void {
  drafts.set(key, text);
  remember('sessionStorage', key, text);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useDraft(key: string): readonly [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => readDraft(key));
  return [text, (next) => writeDraft(key, next)];
}
