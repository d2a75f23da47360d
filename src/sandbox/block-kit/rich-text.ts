import { byType, type Check, flag, list, object, oneOf, type Shape, text, wholeNumber } from './check.ts';
import { webAddress } from './composition.ts';

const style = object({
  optional: {
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
});
const words = text({ max: 40_000 });
const anId = text({ max: 50 });

const inline: Check = byType({
  text: { required: { text: words }, optional: { style } },
  link: { required: { url: webAddress(3000) }, optional: { text: words, style, unsafe: flag } },
  emoji: { required: { name: text({ max: 255 }) }, optional: { unicode: words, style, url: webAddress(3000) } },
  user: { required: { user_id: anId }, optional: { style } },
  channel: { required: { channel_id: anId }, optional: { style } },
  usergroup: { required: { usergroup_id: anId }, optional: { style } },
  date: {
    required: { timestamp: wholeNumber(), format: words },
    optional: { url: webAddress(3000), fallback: words, style, timezone: words },
  },
  broadcast: { required: { range: oneOf('here', 'channel', 'everyone') }, optional: { style } },
  color: { required: { value: words }, optional: { style } },
});

const inlines = list(inline, { min: 0, max: 1000 });
const section: Shape = { required: { elements: inlines } };
const border = { border: wholeNumber({ max: 1 }) };

const parts: Check = byType({
  rich_text_section: section,
  rich_text_preformatted: { ...section, optional: { ...border, language: words } },
  rich_text_quote: { ...section, optional: border },
  rich_text_list: {
    required: {
      style: oneOf('bullet', 'ordered'),
      elements: list(byType({ rich_text_section: section }), { max: 1000 }),
    },
    optional: { ...border, indent: wholeNumber({ max: 8 }), offset: wholeNumber() },
  },
});

export const richTextElements: Check = list(parts, { min: 0, max: 1000 });

/** A whole rich_text value, as rich_text_input and table cells hold it. */
export const richText: Check = byType({
  rich_text: { required: { elements: richTextElements }, optional: { block_id: text({ max: 255 }) } },
});
