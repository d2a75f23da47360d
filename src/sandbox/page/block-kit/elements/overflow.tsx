import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { objectAt, objectsAt, stringAt } from '../../../json.ts';
import type { Json } from '../../../page-door/contract.ts';
import { safeAddress } from '../safe-address.ts';
import { confirmOf, type ElementProps, useControl } from '../slot.ts';
import { useSurface } from '../surface.tsx';
import { TextObject } from '../text-object.tsx';
import { PressButton } from './button.tsx';

/** The "…" of a section or a row of buttons: a menu of things to do. */
export function OverflowMenu({ element, slot }: ElementProps) {
  const { tell, isTelling } = useControl({ element, slot });
  const surface = useSurface();
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const close = (returnsFocus: boolean) => {
    setIsOpen(false);
    if (returnsFocus) box.current?.querySelector('button')?.focus();
  };
  const pick = async (option: Json) => {
    close(true);
    const confirm = confirmOf(element);
    if (confirm && !(await surface.ask(confirm))) return;
    const address = safeAddress(stringAt(option, 'url') ?? '');
    if (address) window.open(address, '_blank', 'noopener,noreferrer');
    tell(stringAt(option, 'value') ?? null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its button and its menu do.
    <div
      className="block-overflow"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) close(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        event.stopPropagation();
        close(true);
      }}
    >
      <PressButton
        className="block-button block-button-icon"
        name="More options"
        menu={{ isOpen, describedBy: slot.besideId }}
        isWaiting={isTelling}
        onPress={() => setIsOpen(!isOpen)}
      >
        <span aria-hidden="true">⋯</span>
      </PressButton>
      {isOpen && <Menu options={objectsAt(element, 'options')} onPick={(option) => void pick(option)} />}
    </div>
  );
}

function Menu({ options, onPick }: { options: readonly Json[]; onPick: (option: Json) => void }) {
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    menu.current?.scrollIntoView({ block: 'nearest' });
    menu.current?.querySelector('button')?.focus();
  }, []);
  const move = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  };
  return (
    <div ref={menu} className="block-menu" role="menu" aria-label="More options" tabIndex={-1} onKeyDown={move}>
      {options.map((option) => (
        <button
          key={stringAt(option, 'value')}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="block-menu-item"
          onClick={() => onPick(option)}
        >
          <TextObject object={objectAt(option, 'text')} />
          {option.description !== undefined && (
            <span className="block-quiet">
              <TextObject object={objectAt(option, 'description')} />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
