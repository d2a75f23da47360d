import type { Json } from '../../page-door/contract.ts';

/** When the person should hear about the length: near its end, and past it. Slack counts as JavaScript does. */
export function lengthNote(text: string, element: Json): string | undefined {
  const most = typeof element.max_length === 'number' ? element.max_length : 3000;
  const left = most - text.length;
  if (left < 0) return `${-left} ${-left === 1 ? 'character' : 'characters'} too many`;
  if (left <= Math.min(100, most / 5) && text.length > 0)
    return `${left} ${left === 1 ? 'character' : 'characters'} left`;
  return undefined;
}

export type Telling = 'enter' | 'character';

/** When a text input outside of a form, or with `dispatch_action`, tells the bot. */
export function tellsOn(element: Json): readonly Telling[] {
  const config = element.dispatch_action_config;
  const on =
    typeof config === 'object' && config !== null && 'trigger_actions_on' in config ? config.trigger_actions_on : [];
  const asked = Array.isArray(on) ? on : [];
  const telling: Telling[] = [];
  if (asked.length === 0 || asked.includes('on_enter_pressed')) telling.push('enter');
  if (asked.includes('on_character_entered')) telling.push('character');
  return telling;
}
