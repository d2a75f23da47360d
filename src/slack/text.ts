/** Text in Slack's mrkdwn in which nothing a person typed can act: no mention, no link, no broadcast. */
export class Mrkdwn {
  readonly text: string;
  /** Only for text that Cairn itself wrote; everything else goes through `mrkdwn`. */
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Builds mrkdwn from a template. What is put in is escaped, unless it is Mrkdwn already.
 * Source of the three characters: https://docs.slack.dev/messaging/formatting-message-text
 */
export function mrkdwn(strings: TemplateStringsArray, ...values: readonly (string | number | Mrkdwn)[]): Mrkdwn {
  return new Mrkdwn(strings.reduce((text, part, index) => text + asText(values[index - 1]) + part));
}

function asText(value: string | number | Mrkdwn | undefined): string {
  return value instanceof Mrkdwn ? value.text : escapeText(String(value ?? ''));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function joined(parts: readonly Mrkdwn[], separator = '\n'): Mrkdwn {
  return new Mrkdwn(parts.map((part) => part.text).join(separator));
}

/** `@Name` as Slack draws it for each reader. In a DM between the two, a mention pings nobody anew. */
export function mention(personId: string): Mrkdwn {
  return new Mrkdwn(`<@${personId}>`);
}

export function channelLink(channelId: string): Mrkdwn {
  return new Mrkdwn(`<#${channelId}>`);
}

/** A web address under words of our own, or of a person: neither can break out of it. */
export function link(url: string, label: string): Mrkdwn {
  return new Mrkdwn(
    `<${escapeText(url.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C'))}|${escapeText(label.replaceAll('|', '¦'))}>`,
  );
}

/** An instant, shown to each reader in their own zone: `Tuesday, 3 March at 10:00`. */
export function instantForReader(instant: Date, fallback: string): Mrkdwn {
  const seconds = Math.floor(instant.getTime() / 1000);
  return new Mrkdwn(`<!date^${seconds}^{date_long_pretty} at {time}|${escapeText(fallback)}>`);
}

/** Turns what Slack escaped in a command's text back into what was typed; mentions stay `<@U…>`. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * A command's or a message's text as the person wrote it, for a field of a modal: `<@U1|ana>` → `@ana`, `<#C1|wins>` →
 * `#wins`, `<https://x.y|x.y>` → `x.y`, `<https://x.y|our plan>` → `our plan (https://x.y)`, then the entities.
 */
export function plainCommandText(text: string): string {
  const plain = text.replace(
    /<([@#!])?([^|>]*)(?:\|([^>]*))?>/g,
    (_, sigil: string | undefined, id: string, label?: string) => {
      if (sigil === '@' || sigil === '#') return `${sigil}${label || id}`;
      if (sigil === '!' && /^(?:subteam|date)\b/.test(id)) return label || id;
      return sigil === '!' ? `@${label || id}` : linkInWords(id, label);
    },
  );
  return unescapeText(plain);
}

/** An address that its words do not show stands behind them, or it would be lost. */
function linkInWords(address: string, label: string | undefined): string {
  if (!label || label === address) return address;
  const bare = address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '');
  const shows = label.includes('.') && bare.toLowerCase().startsWith(label.toLowerCase());
  return shows ? label : `${label} (${address})`;
}

/** At most `length` characters, the last one an ellipsis where something was cut. Counts UTF-16 units, as Slack does. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  // A cut through a surrogate pair would leave half a character.
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** As `clip`, never through an entity (`&amp;`) or a mention, which would show their remains. */
export function clipMrkdwn(text: Mrkdwn, length: number): Mrkdwn {
  if (text.text.length <= length) return text;
  return new Mrkdwn(`${text.text.slice(0, safeCut(text.text, length - 1))}…`);
}

/** Pieces of at most `length` characters that together are the whole text. */
export function splitMrkdwn({ text }: Mrkdwn, length: number): Mrkdwn[] {
  const pieces: Mrkdwn[] = [];
  let rest = text;
  while (rest.length > length) {
    const cut = safeCut(rest, length) || length;
    pieces.push(new Mrkdwn(rest.slice(0, cut)));
    rest = rest.slice(cut);
  }
  return [...pieces, new Mrkdwn(rest)];
}

/** The last place, at `length` or before, that is not inside an entity, a mention or a surrogate pair. */
function safeCut(text: string, length: number): number {
  return text.slice(0, length).replace(/(?:&[a-z]{0,3}|<[^>]*|[\uD800-\uDBFF])$/, '').length;
}
