import { MenuButton } from '../menus/menu-button.tsx';
import { useSession } from '../session.tsx';

/** What an app offers from anywhere. */
export function ShortcutsMenu({ whenFailed }: { whenFailed: (says: string | undefined) => void }) {
  const { workspace, perform } = useSession();
  if (workspace.globalShortcuts.length === 0) return null;
  const use = async (callbackId: string) => {
    const done = await perform({ do: 'shortcut', callbackId });
    whenFailed(done.ok ? undefined : done.says);
  };
  const items = workspace.globalShortcuts.map(({ name, description, callbackId }) => ({
    name,
    description: `${workspace.appName}: ${description}`,
    choose: () => void use(callbackId),
  }));
  return (
    <MenuButton label="Shortcuts" items={items}>
      <span aria-hidden="true">⚡ </span>
      <span aria-hidden="true">Shortcuts</span>
    </MenuButton>
  );
}
