const vague = [
  '(?:get|be|become|feel) (?:a |an |even |much ){0,3}(?:more|better|stronger|great|good|confident|happier|visible)(?: at)?',
  '(?:learn|know|find out|hear|read) (?:more|about)',
  '(?:improve|enhance|strengthen|deepen|boost|grow|develop|understand|explore|work on|focus on|think about|think more)',
  '(?:try|look into|get into|care about|make progress|do more|do better|level up|raise|increase|reduce|optimi[sz]e)',
].join('|');
const vaguePhrase = new RegExp(`(?:^|[^\\p{L}])(${vague})(?![\\p{L}])`, 'iu');

/** The words of a sentence that say a direction and no end: `get better at`. */
export function vagueWords(title: string): string | undefined {
  return vaguePhrase.exec(title)?.[1]?.toLowerCase();
}

/** Digits that only name something: a quarter, a version, a year, a product. */
const names = /\b(?:q[1-4]|h[12]|v\d[\d.]*|(?:19|20)\d\d)\b|\p{L}{2,}\d+/giu;
const counts =
  /\d|%|(?:^|[^\p{L}])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|hundred|half|halve|double|twice|every|each|daily|weekly|monthly|once a)(?![\p{L}])/iu;

/** Whether there is something in it that can be counted, or a rhythm that can be kept. */
export function isCountable(text: string): boolean {
  return counts.test(text.replace(names, ' '));
}

const changing = /(?:^|[^\p{L}])(?:cut|reduce|lower|raise|increase|grow|shrink|decrease|halve|double)(?![\p{L}])/iu;

/** Whether it speaks of moving a number that is somewhere already. */
export function isChange(title: string): boolean {
  return changing.test(title);
}

const verbs = [
  ...['apply', 'ask', 'attend', 'be', 'become', 'build', 'change', 'coach', 'complete', 'create', 'cut', 'delegate'],
  ...['earn', 'find', 'finish', 'get', 'give', 'grow', 'have', 'hire', 'hold', 'improve', 'increase', 'join', 'launch'],
  ...['lead', 'learn', 'listen', 'lose', 'make', 'master', 'meet', 'mentor', 'move', 'open', 'organise', 'organize'],
  ...['pass', 'plan', 'practise', 'present', 'publish', 'raise', 'read', 'reduce', 'review', 'run', 'save', 'say'],
  ...['sell', 'set', 'ship', 'sleep', 'speak', 'start', 'stop', 'study', 'take', 'talk', 'teach', 'test', 'train'],
  ...['try', 'understand', 'visit', 'win', 'work', 'write'],
].join('|');
/** "… and learn Spanish", but not "plan and run", and not "and write about each". */
const another = new RegExp(
  `([\\p{L}\\d%’'-]+),? (?:and|&|plus)(?: also)? (?:to )?(?:${verbs})(?![\\p{L}])(?! (?:it|them|about|each|one)(?![\\p{L}]))`,
  'giu',
);
const firstVerb = new RegExp(`(?:^|[^\\p{L}](?:to|and) )(?:${verbs})$`, 'iu');

/** Whether one sentence holds more than one goal. */
export function holdsSeveral(title: string): boolean {
  if (/;\s*\S|[\p{L}]{2}[.!?]\s+\p{Lu}|(?:^|\s)(?:as well as|and also)\s/u.test(title)) return true;
  return [...title.matchAll(another)].some(({ index, 1: before = '' }) => {
    return !firstVerb.test(title.slice(0, index + before.length));
  });
}

/** Whether it says hardly anything yet: a picture, one word, a date alone. */
export function saysLittle(title: string): boolean {
  if (/^(?:by|until|before|in|within)\s+\S+(?:\s+\S+){0,2}$/i.test(title)) return true;
  const words = title.match(/\p{L}+/gu) ?? [];
  // Not every script puts blanks between words.
  return words.length < 2 && !/[^\p{ASCII}]{2}/u.test(words.join(''));
}

/** Whether the sentence itself says what it is good for. */
export function saysWhy(title: string): boolean {
  return /(?:^|[^\p{L}])(?:so that|because|in order to|so (?:i|we|my|the)|which lets)(?![\p{L}])/iu.test(title);
}
