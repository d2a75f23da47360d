import { type JsonObject, objectAt, wordsAt } from '../json.ts';
import type { ConfirmDialog, Surface } from './surface.ts';

/** Whether the person goes on past the element's dialog, where it has one. */
export function agrees(surface: Surface, element: JsonObject): boolean {
  const dialog = objectAt(element, 'confirm');
  return dialog === undefined || surface.confirm(asDialog(dialog));
}

function asDialog(confirm: JsonObject): ConfirmDialog {
  return {
    title: wordsAt(confirm, 'title'),
    text: wordsAt(confirm, 'text'),
    confirm: wordsAt(confirm, 'confirm'),
    deny: wordsAt(confirm, 'deny'),
  };
}
