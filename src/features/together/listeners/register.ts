import type { Door } from '../../../slack/door.ts';
import { registerInsights } from './insights.ts';
import { registerList } from './list.ts';
import { registerUndertakings } from './undertakings.ts';

export function registerTogether(door: Door): void {
  registerList(door);
  registerUndertakings(door);
  registerInsights(door);
}
