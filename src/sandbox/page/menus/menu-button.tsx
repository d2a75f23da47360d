import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import './menus.css';

export interface MenuItem {
  readonly name: string;
  readonly description?: string;
  readonly choose: () => void;
}

/** A button with a menu: arrows move, Enter chooses, Escape closes and gives the focus back. */
export function MenuButton({
  label,
  items,
  className = 'button',
  children,
}: {
  label: string;
  items: readonly MenuItem[];
  className?: string;
  children?: ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const choices = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  const move = (event: KeyboardEvent) => {
    // Closing the menu is the browser's; what stands around it must not close as well.
    if (event.key === 'Escape') event.stopPropagation();
    if (event.key === 'Tab') return menu.current?.hidePopover();
    const all = choices();
    const to = destination(event.key, all.indexOf(document.activeElement as HTMLElement), all.length);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        title={label}
        popoverTarget={id}
      >
        {children ?? label}
      </button>
      <div
        id={id}
        ref={menu}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className="menu"
        onKeyDown={move}
        onToggle={(event) => {
          if (event.newState !== 'open' || !button.current || !menu.current) return;
          placeBeside(button.current, menu.current);
          choices()[0]?.focus();
        }}
      >
        {items.map(({ name, description, choose }) => (
          <button
            key={name}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className="menu-item"
            onClick={() => {
              menu.current?.hidePopover();
              choose();
            }}
          >
            {name}
            {description && <span className="menu-description">{description}</span>}
          </button>
        ))}
      </div>
    </>
  );
}

function destination(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (from + 1) % count;
  if (key === 'ArrowUp') return (from - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** Below the button, or above it where there is no room; always within the window. */
function placeBeside(button: HTMLElement, menu: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4;
  const top = below + height > window.innerHeight ? Math.max(4, at.top - height - 4) : below;
  const left = Math.max(4, Math.min(at.right - width, window.innerWidth - width - 4));
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
