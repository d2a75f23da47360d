import { get } from 'node-emoji';

/** Names that Slack knows and node-emoji has under another one, or not at all. */
const slackNames: Readonly<Record<string, string>> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  rock: '🪨',
  simple_smile: '🙂',
  thinking_face: '🤔',
  hugging_face: '🤗',
  'star-struck': '🤩',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  spiral_calendar_pad: '🗓️',
  first_place_medal: '🥇',
  second_place_medal: '🥈',
  third_place_medal: '🥉',
};

const regionalA = 0x1f1e6;
const lightestSkin = 0x1f3fb;

/** The character Slack shows for an emoji's name; undefined for a name nobody knows. */
export function emojiNamed(name: string): string | undefined {
  const [base = '', tone] = name.split('::');
  const plain = slackNames[base] ?? flag(base) ?? get(base);
  if (plain === undefined || tone === undefined) return plain;
  const shade = /^skin-tone-([2-6])$/.exec(tone)?.[1];
  return shade ? plain.replace(/\uFE0F$/, '') + String.fromCodePoint(lightestSkin + Number(shade) - 2) : undefined;
}

/** Text with `:names:` as the characters they stand for. Names that nobody knows stay as they are. */
export function withEmoji(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}]):([a-z0-9_+-]+(?:::skin-tone-[2-6])?):(?!\d)/giu,
    (written, name: string) => emojiNamed(name.toLowerCase()) ?? written,
  );
}

function flag(name: string): string | undefined {
  const letters = /^flag-([a-z]{2})$/.exec(name)?.[1];
  if (!letters) return undefined;
  return [...letters].map((letter) => String.fromCodePoint(regionalA + letter.charCodeAt(0) - 97)).join('');
}
