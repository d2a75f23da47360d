/** Where a step goes among the others; `after` names the one it follows. */
export type Place<Id extends string> = 'same' | 'first' | 'up' | 'down' | 'last' | { readonly after: Id };

/** The order with one step in another place. One that is not there, or is to follow one that is not, stays as it was. */
export function placed<Id extends string>(order: readonly Id[], id: Id, place: Place<Id>): readonly Id[] {
  const at = order.indexOf(id);
  if (at < 0 || place === 'same') return order;
  const others = order.filter((each) => each !== id);
  const to = target(others, at, place);
  return to === undefined ? order : [...others.slice(0, to), id, ...others.slice(to)];
}

function target<Id extends string>(others: readonly Id[], at: number, place: Exclude<Place<Id>, 'same'>) {
  if (place === 'first') return 0;
  if (place === 'up') return Math.max(0, at - 1);
  if (place === 'down') return Math.min(others.length, at + 1);
  if (place === 'last') return others.length;
  const before = others.indexOf(place.after);
  return before < 0 ? undefined : before + 1;
}
