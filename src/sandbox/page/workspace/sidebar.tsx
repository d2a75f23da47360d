import type { ConversationSummary } from '../../page-door/contract.ts';
import { useSession } from '../session.tsx';
import { hrefOf } from '../window/address.ts';
import { useWindowState } from '../window/window-state.tsx';
import { channelsOf, directMessagesOf, isChannel, otherChannelsOf, type Place } from './places.ts';
import './sidebar.css';

/** Everything this person can open. */
export function Sidebar({ place }: { place: Place }) {
  const { workspace } = useSession();
  const { isNarrow } = useWindowState();
  const { conversations } = workspace;
  const others = otherChannelsOf(conversations);
  const directMessages = directMessagesOf(conversations);
  const app = conversations.find(({ kind }) => kind === 'app');
  const openId = isNarrow ? undefined : place.kind === 'conversation' ? place.conversation.id : 'app';
  const links = (listed: readonly ConversationSummary[]) => (
    <ul>
      {listed.map((each) => (
        <PlaceLink key={each.id} to={each.id} isOpen={each.id === openId} conversation={each} />
      ))}
    </ul>
  );
  return (
    <nav className="sidebar" aria-label="Conversations">
      <h2>Channels</h2>
      {links(channelsOf(conversations))}
      {others.length > 0 && (
        <details className="sidebar-browse">
          <summary>Browse channels</summary>
          {links(others)}
        </details>
      )}
      {directMessages.length > 0 && <h2>Direct messages</h2>}
      {links(directMessages)}
      <h2>Apps</h2>
      <ul>
        <PlaceLink
          to={app && app.unread > 0 ? 'messages' : 'home'}
          isOpen={openId === 'app'}
          conversation={app}
          name={workspace.appName}
        />
      </ul>
    </nav>
  );
}

function PlaceLink({
  to,
  isOpen,
  conversation,
  name = conversation?.name ?? '',
}: {
  to: string;
  isOpen: boolean;
  conversation: ConversationSummary | undefined;
  name?: string;
}) {
  const { workspace } = useSession();
  const { goTo } = useWindowState();
  const unread = conversation?.unread ?? 0;
  return (
    <li>
      <a
        className="place"
        data-unread={unread > 0}
        href={hrefOf({ as: workspace.me.id, in: to })}
        aria-current={isOpen ? 'page' : undefined}
        onClick={(event) => {
          // With a key held down a link opens elsewhere, as links do.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          goTo(to);
        }}
      >
        <span className="place-sign" aria-hidden="true">
          {signOf(conversation)}
        </span>
        <span className="place-name">{name}</span>
        {unread > 0 && (
          <span className="place-unread">
            {unread}
            <span className="for-screen-readers"> unread</span>
          </span>
        )}
      </a>
    </li>
  );
}

function signOf(conversation: ConversationSummary | undefined): string {
  if (!conversation || conversation.kind === 'app') return '▲';
  if (isChannel(conversation)) return conversation.kind === 'channel' ? '#' : '◆';
  return conversation.kind === 'dm' ? '●' : String(conversation.memberIds.length);
}
