import type { MessageView } from '../../page-door/contract.ts';
import { MenuButton, type MenuItem } from '../menus/menu-button.tsx';
import { useSession } from '../session.tsx';
import { useWindowState } from '../window/window-state.tsx';

/** What can be done with a message. It shows itself when the message is pointed at, or the focus is in it. */
export function MessageToolbar({
  message,
  conversationId,
  isInThread,
  whenFailed,
}: {
  message: MessageView;
  conversationId: string;
  isInThread: boolean;
  whenFailed: (says: string | undefined) => void;
}) {
  const { workspace, perform } = useSession();
  const { openThread, showOrigins } = useWindowState();
  const { ts, threadTs, onlyYou, isApp } = message;

  const use = async (callbackId: string) => {
    const done = await perform({ do: 'message_shortcut', callbackId, conversationId, ts });
    whenFailed(done.ok ? undefined : done.says);
  };
  // What only one person sees is no message that an app could be asked about.
  const shortcuts: MenuItem[] = onlyYou
    ? []
    : workspace.messageShortcuts.map(({ name, callbackId, description }) => ({
        name,
        description,
        choose: () => void use(callbackId),
      }));
  const origins: MenuItem[] = isApp ? [{ name: 'Where does this come from?', choose: () => showOrigins(ts) }] : [];
  const items = [...shortcuts, ...origins];
  if (items.length === 0 && (isInThread || onlyYou)) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks to two small buttons.
    <div className="message-toolbar" role="group" aria-label="Message actions">
      {!isInThread && !onlyYou && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          data-thread-of={ts}
          onClick={() => openThread(threadTs ?? ts)}
        >
          <span aria-hidden="true">💬</span>
        </button>
      )}
      {items.length > 0 && (
        <MenuButton label="More actions" className="icon-button" items={items}>
          <span aria-hidden="true">⋯</span>
        </MenuButton>
      )}
    </div>
  );
}
