import type { Conversation, User } from './model.ts';

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a person typed, as Slack hands it over: control characters escaped, @names and #channels made into references. */
export function escapeTyped(text: string, people: Iterable<User>, channels: Iterable<Conversation>): string {
  let escaped = escapeMrkdwn(text);
  const names = [
    ...[...people].flatMap(({ id, name }) =>
      [escapeMrkdwn(name), handle(name)].map((typed) => ({
        typed: `@${typed}`,
        reference: `<@${id}|${handle(name)}>`,
      })),
    ),
    ...[...channels]
      .filter(({ kind }) => kind === 'public' || kind === 'private')
      .map(({ id, name }) => ({ typed: `#${name}`, reference: `<#${id}|${name}>` })),
  ];
  // The longest first, so that "@Ana Maria" is not taken for "@Ana".
  names.sort((one, other) => other.typed.length - one.typed.length);
  for (const { typed, reference } of names) {
    escaped = escaped.replace(new RegExp(`(?<![\\w<|])${escapePattern(typed)}(?![\\w-])`, 'giu'), () => reference);
  }
  return escaped;
}

/** The user name Slack makes of a name: lower case, without spaces. */
export function handle(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}._-]+/gu, '.');
}
