import type { HomePart } from '../../home-part.ts';
import { countQuarantined } from '../../quarantine/queries.ts';
import { setAsideSection } from './views.ts';

export const quarantineHome: HomePart = {
  leadSections: async (act) => setAsideSection(await countQuarantined(act.tx)),
};
