import type { EventHandler } from './database/act.ts';
import type { Tables } from './database/schema.ts';
import type { MessageKind } from './delivery/message.ts';
import type { JournalContribution } from './features/journal/record.ts';
import type { HomePart } from './home-part.ts';
import type { Quarantinable } from './quarantine/quarantinable.ts';
import type { Sweep } from './scheduler/sweep.ts';
import type { Door, FollowUpModals } from './slack/door.ts';
import type { RouteParts, WebRoute } from './slack/web-route.ts';

/** What a feature brings to the machine. */
export interface Feature {
  readonly name: string;
  /** The tables that it writes. Those above it may read them. */
  readonly tables?: readonly (keyof Tables)[];
  readonly register?: (door: Door) => void;
  readonly messages?: readonly MessageKind[];
  /** The modals that may follow its actions, or those of lower features whose events it handles. */
  readonly followUps?: Partial<FollowUpModals>;
  readonly sweeps?: readonly Sweep[];
  /** What leads are told of its rows that are set aside. */
  readonly quarantinable?: Quarantinable;
  /** What it does when a lower feature's event is told. */
  readonly handlers?: readonly EventHandler[];
  /** Its events in the journal, in words, and the titles of what they are about. */
  readonly journal?: JournalContribution;
  /** What it puts on App Home. */
  readonly home?: readonly HomePart[];
  /** What it answers over HTTP. */
  readonly routes?: (parts: RouteParts) => readonly WebRoute[];
}
