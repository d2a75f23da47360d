import type { MouseEvent, ReactNode } from 'react';
import { objectAt, stringAt, wordsAt } from '../../../json.ts';
import type { Json } from '../../../page-door/contract.ts';
import { emojiNamed, withEmoji } from '../emoji.ts';
import { safeAddress } from '../safe-address.ts';
import { confirmOf, type ElementProps, useControl } from '../slot.ts';
import { useSurface } from '../surface.tsx';

export function ButtonElement({ element, slot }: ElementProps) {
  const { tell, isTelling } = useControl({ element, slot });
  const address = safeAddress(stringAt(element, 'url') ?? '');
  const surface = useSurface();
  const confirm = confirmOf(element);
  const name = nameOf(element);
  const className = `block-button${styleOf(element)}`;

  const press = async (follow?: () => void) => {
    if (isTelling) return;
    if (confirm && !(await surface.ask(confirm))) return;
    follow?.();
    tell(stringAt(element, 'value') ?? null);
  };
  if (address !== undefined) {
    const onClick = (event: MouseEvent) => {
      // The browser follows the link by itself, unless the person is asked first.
      if (confirm) event.preventDefault();
      void press(confirm && (() => window.open(address, '_blank', 'noopener,noreferrer')));
    };
    return (
      <a className={className} href={address} target="_blank" rel="noreferrer" aria-label={name} onClick={onClick}>
        <Words element={element} />
      </a>
    );
  }
  return (
    <PressButton className={className} name={name} isWaiting={isTelling} onPress={() => void press()}>
      <Words element={element} />
    </PressButton>
  );
}

export function IconButtonElement({ element, slot }: ElementProps) {
  const { tell, isTelling } = useControl({ element, slot });
  const surface = useSurface();
  const press = async () => {
    const confirm = confirmOf(element);
    if (confirm && !(await surface.ask(confirm))) return;
    tell(stringAt(element, 'value') ?? null);
  };
  return (
    <PressButton
      className="block-button block-button-icon"
      name={nameOf(element) ?? wordsAt(element, 'text')}
      isWaiting={isTelling}
      onPress={() => void press()}
    >
      <span aria-hidden="true">{element.icon === 'trash' ? emojiNamed('wastebasket') : '•'}</span>
    </PressButton>
  );
}

/** Two buttons in one element: what is sent is the value of the one that was pressed. */
export function FeedbackButtons({ element, slot }: ElementProps) {
  const { tell, isTelling } = useControl({ element, slot });
  return ['positive_button', 'negative_button'].map((key) => {
    const button = objectAt(element, key);
    if (!button) return null;
    return (
      <PressButton
        key={key}
        className="block-button"
        name={nameOf(button)}
        isWaiting={isTelling}
        onPress={() => tell(stringAt(button, 'value') ?? null)}
      >
        <span aria-hidden="true">{key === 'positive_button' ? '👍 ' : '👎 '}</span>
        <Words element={button} />
      </PressButton>
    );
  });
}

interface PressButtonProps {
  className: string;
  name: string | undefined;
  isWaiting: boolean;
  onPress: () => void;
  /** Set where the button opens a menu. */
  menu?: { readonly isOpen: boolean; readonly describedBy: string | undefined };
  children: ReactNode;
}

/** While the bot is told, the button turns; it keeps the focus, and a second press does nothing. */
export function PressButton({ className, name, isWaiting, onPress, menu, children }: PressButtonProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      aria-busy={isWaiting || undefined}
      aria-disabled={isWaiting || undefined}
      aria-haspopup={menu && 'menu'}
      aria-expanded={menu?.isOpen}
      aria-describedby={menu?.describedBy}
      onClick={() => {
        if (!isWaiting) onPress();
      }}
    >
      {children}
      {isWaiting && <span className="block-spinner" aria-hidden="true" />}
    </button>
  );
}

function Words({ element }: { element: Json }) {
  return <span dir="auto">{withEmoji(wordsAt(element, 'text'))}</span>;
}

function styleOf(element: Json): string {
  return element.style === 'primary' || element.style === 'danger' ? ` block-button-${element.style}` : '';
}

/**
 * Slack reads an accessibility_label instead of the words. Whoever speaks to their computer says what they see, so the
 * name begins with the words where the label does not have them.
 */
function nameOf(element: Json): string | undefined {
  const label = stringAt(element, 'accessibility_label');
  if (!label) return undefined;
  const words = withEmoji(wordsAt(element, 'text'));
  return label.toLowerCase().includes(words.toLowerCase()) ? label : `${words}: ${label}`;
}
