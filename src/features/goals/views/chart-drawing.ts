// What the pictures of goals are drawn with. Slack shows them some 360 pixels wide, half of what is drawn here, so letters
// are large.

export const width = 720;
export const letter = 22;
/** How wide a letter of the font is, on average, against its height. */
const letterShare = 0.6;

export const ink = {
  text: '#1d1c1d',
  line: '#0b5394',
  target: '#1b6e3c',
  deadline: '#8a3a00',
  grid: '#dcdcdc',
  hold: '#e9e6ef',
  hatch: '#a59db5',
} as const;

/** How lines are told apart by whoever sees no colours. */
export const strokes = {
  target: `stroke="${ink.target}" stroke-width="3.5" stroke-dasharray="14 7"`,
  deadline: `stroke="${ink.deadline}" stroke-width="3.5" stroke-dasharray="3 7"`,
  progress: `stroke="${ink.line}" stroke-width="4.5"`,
} as const;

/** Fills what is on hold. */
export const hatching = `<defs><pattern id="hold" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="${ink.hold}"/><path d="M0 0V10" stroke="${ink.hatch}" stroke-width="2"/></pattern></defs>`;

export type Anchor = 'start' | 'middle' | 'end';

export function words(text: string, x: number, y: number, anchor: Anchor, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${more}>${escaped(text)}</text>`;
}

export function diamond(x: number, y: number, half = 17): string {
  const side = `l${half} ${half}l-${half} ${half}l-${half} -${half}z`;
  return `<path d="M${x} ${round(y - half)}${side}" fill="#ffffff" stroke="${ink.text}" stroke-width="3"/>`;
}

export function dot(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="5.5" fill="${ink.line}"/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** How much room a text takes, about. */
export function wide(text: string): number {
  return text.length * letter * letterShare;
}

/** As near as a centred label can come to the edges. */
export function inside(x: number, label: string): number {
  const half = wide(label) / 2;
  return Math.min(width - half - 6, Math.max(half + 6, x));
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
