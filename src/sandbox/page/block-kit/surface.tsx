import { createContext, useContext, useRef, useState } from 'react';
import type { Json, SurfaceRef, Value, Values } from '../../page-door/contract.ts';
import { useSession } from '../session.tsx';
import { useConfirm } from './confirm-dialog.tsx';
import { currentValues, differs, withValue } from './values.ts';

/** What the elements of a message, a modal or a Home can ask of the place they stand in. */
export interface Surface {
  readonly values: Values;
  /** What stands in red below a field, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Puts a value in. It lives in this browser until the bot is told something. */
  readonly keep: (blockId: string, actionId: string, value: Value) => void;
  /** Tells the bot that an element was used, with all that stands in the surface at this moment. */
  readonly tell: (blockId: string, actionId: string, value: Value) => Promise<void>;
  readonly isTelling: (blockId: string, actionId: string) => boolean;
  /** Shows a confirm dialog of Block Kit, above everything; true where the person agrees. */
  readonly ask: (confirm: Json) => Promise<boolean>;
}

const SurfaceContext = createContext<Surface | undefined>(undefined);

export const SurfaceProvider = SurfaceContext;

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('useSurface outside of a surface');
  return surface;
}

interface Shown {
  readonly place: SurfaceRef;
  readonly blocks: readonly Json[];
  /** What the sandbox knows to stand there. */
  readonly known: Values;
  readonly errors?: Readonly<Record<string, string>>;
}

/** The state of one surface. What is typed stays while block_id and action_id do, whatever the bot changes around it. */
export function useSurfaceState({ place, blocks, known, errors = {} }: Shown) {
  const { perform } = useSession();
  const { ask, dialog } = useConfirm();
  const [typed, setTyped] = useState<Values>({});
  // Handlers that wait for a dialog read from here what was typed meanwhile.
  const latest = useRef<Shown & { typed: Values }>({ place, blocks, known, typed });
  latest.current = { place, blocks, known, typed: latest.current.typed };
  // As each field stood when it came, which may be later than the surface: a form can be shown anew with other fields.
  const atFirst = useRef<Values>({});
  atFirst.current = { ...currentValues(blocks, known, {}), ...atFirst.current };
  const [telling, setTelling] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string>();

  const valuesNow = () => currentValues(latest.current.blocks, latest.current.known, latest.current.typed);
  const surface: Surface = {
    values: currentValues(blocks, known, typed),
    errors,
    ask,
    keep(blockId, actionId, value) {
      latest.current.typed = withValue(latest.current.typed, blockId, actionId, value);
      setTyped(latest.current.typed);
    },
    async tell(blockId, actionId, value) {
      const key = `${blockId} ${actionId}`;
      setRefusal(undefined);
      setTelling((before) => [...before, key]);
      const done = await perform({ do: 'use', in: place, blockId, actionId, value, values: valuesNow() });
      setTelling((before) => without(before, key));
      if (!done.ok) setRefusal(done.says);
    },
    isTelling: (blockId, actionId) => telling.includes(`${blockId} ${actionId}`),
  };
  return { surface, valuesNow, dialog, refusal, wasTyped: differs(surface.values, atFirst.current) };
}

function without(keys: readonly string[], key: string): string[] {
  const at = keys.indexOf(key);
  return keys.filter((_, index) => index !== at);
}
