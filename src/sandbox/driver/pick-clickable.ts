import { type Clickable, clickables } from './find-element.ts';
import { type Label, matches, type Surface } from './surface.ts';

/** The nth thing with this label; throws with those there are. */
export function pickClickable(surface: Surface, label: Label, nth = 0): Clickable {
  const all = clickables(surface);
  const found = all.filter((one) => matches(one.label, label))[nth];
  if (found) return found;
  const there = all.map((one) => `"${one.label}"`).join(', ') || 'nothing to click';
  throw new Error(`no "${String(label)}" to click; there is: ${there}`);
}
