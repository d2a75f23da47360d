import { createContext, type ReactNode, useContext } from 'react';
import type { Control } from '../page-door/backstage-contract.ts';
import type { Deed, Done, WorkspaceView } from '../page-door/contract.ts';

/** Who sits at this window, and what they can do. */
export interface Session {
  readonly workspace: WorkspaceView;
  /** Calendar time, as the workspace's clock shows it now. */
  readonly now: () => Date;
  /** Does something as this person. What went wrong comes back as a sentence. */
  readonly perform: (deed: Deed) => Promise<Done>;
  /** Goes to a conversation, or to the app's Home. */
  readonly goTo: (place: string) => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a SessionProvider');
  return session;
}

export function performAs(personId: string, deed: Deed): Promise<Done> {
  return send(`/api/do?as=${encodeURIComponent(personId)}`, deed);
}

export function takeControl(control: Control): Promise<Done> {
  return send('/api/controls', control);
}

async function send(path: string, body: unknown): Promise<Done> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Done;
  } catch {
    return { ok: false, says: 'The sandbox does not answer. Is it still running?' };
  }
}
