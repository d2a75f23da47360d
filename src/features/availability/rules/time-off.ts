import type { LocalDate } from '../../../core/local-time.ts';
import type { TimeOff, TimeOffId } from '../types.ts';

/** Whether somebody who has taken this off is off on a day. */
export function isOffOn(off: readonly Pick<TimeOff, 'firstOn' | 'backOn'>[], date: LocalDate): boolean {
  return off.some(({ firstOn, backOn }) => firstOn <= date && (backOn === null || date < backOn));
}

/** What becomes of the time off that somebody has, when more of it is taken or some is given back. */
export interface TimeOffChange {
  /** Those that end earlier, and when their person is back. */
  readonly cut: readonly { readonly id: TimeOffId; readonly backOn: LocalDate }[];
  /** Those that count no more. */
  readonly ended: readonly TimeOffId[];
}

type Span = Pick<TimeOff, 'id' | 'firstOn' | 'backOn'>;

/**
 * Taking time off from a day to another: what lies elsewhere stays as it was, what begins before it ends where it begins, and
 * the rest of what it meets is replaced by it. So a later holiday leaves the present one alone, and saying it again corrects it.
 */
export function planTimeOff(
  existing: readonly Span[],
  taken: { readonly firstOn: LocalDate; readonly backOn: LocalDate | null },
): TimeOffChange {
  const met = existing.filter(
    ({ firstOn, backOn }) =>
      (taken.backOn === null || firstOn < taken.backOn) && (backOn === null || backOn > taken.firstOn),
  );
  return split(met, taken.firstOn);
}

/** Coming back today: the present time off ends, and what is planned for later stays; with none at present, the next one is called off. */
export function planReturn(existing: readonly Span[], today: LocalDate): TimeOffChange {
  const left = existing.filter(({ backOn }) => backOn === null || backOn > today);
  const present = left.filter(({ firstOn }) => firstOn <= today);
  if (present.length > 0) return split(present, today);
  const [next] = left.toSorted((one, other) => (one.firstOn < other.firstOn ? -1 : 1));
  return { cut: [], ended: next ? [next.id] : [] };
}

function split(spans: readonly Span[], on: LocalDate): TimeOffChange {
  return {
    cut: spans.flatMap(({ id, firstOn }) => (firstOn < on ? [{ id, backOn: on }] : [])),
    ended: spans.flatMap(({ id, firstOn }) => (firstOn < on ? [] : [id])),
  };
}
