import { useSession } from '../session.tsx';

/** Whose eyes a text is shown to. */
export interface Reader {
  readonly id: string;
  readonly tz: string;
  readonly now: Date;
  readonly personName: (id: string) => string;
  readonly channelName: (id: string) => string;
}

export function useReader(): Reader {
  const { workspace, now } = useSession();
  const { me, people, conversations } = workspace;
  return {
    id: me.id,
    tz: me.tz,
    now: now(),
    personName: (id) => people.find((person) => person.id === id)?.name ?? (id === 'USLACKBOT' ? 'Slackbot' : id),
    channelName: (id) => conversations.find((conversation) => conversation.id === id)?.name ?? id,
  };
}
