import type { ConversationSummary } from '../../page-door/contract.ts';
import { useSession } from '../session.tsx';
import { titleOf } from '../workspace/places.ts';
import { BackButton } from './back-button.tsx';

const namedAtMost = 4;

export function ConversationHeader({ summary }: { summary: ConversationSummary }) {
  const { workspace } = useSession();
  const names = summary.memberIds.map((id) => workspace.people.find((person) => person.id === id)?.name ?? id);
  return (
    <header className="conversation-head">
      <BackButton />
      <h2 tabIndex={-1}>{titleOf(summary)}</h2>
      <p className="conversation-members" title={names.join(', ')}>
        {membersInWords(names)}
      </p>
    </header>
  );
}

function membersInWords(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody is in here yet';
  const more = names.length - namedAtMost;
  if (more <= 1) return names.join(', ');
  return `${names.slice(0, namedAtMost).join(', ')} and ${more} more`;
}
