import type { Control, ControlsView, OriginsView, TourView } from '../page-door/backstage-contract.ts';
import type { Done } from '../page-door/contract.ts';

/** What stands behind the page and is nobody's keyboard: time, troubles, processes, and Cairn's own books. */
export interface Backstage {
  /** Why nobody can do anything yet; null once the past has been lived. */
  closedBecause(): string | null;
  controls(): Promise<ControlsView>;
  control(control: Control): Promise<Done>;
  /** What Cairn's database knows of this message; the scenes are the page's own. */
  origins(ts: string): Promise<Omit<OriginsView, 'sceneIds'>>;
  tour(): Promise<TourView>;
}
