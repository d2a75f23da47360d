import type { HomePart } from '../../home-part.ts';
import { countQuarantined } from '../../quarantine/queries.ts';
import { setAsideSection } from './views.ts';

export const quarantineHome: HomePart = {
  position: 130,
  leadSections: async (act) => setAsideSection(await countQuarantined(act.tx)),
};
