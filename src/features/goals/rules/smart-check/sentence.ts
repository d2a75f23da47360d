// How a goal sentence is read: its words, what it counts, and what it leaves open.

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
}

const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|once|twice|daily|weekly|monthly|half';

/** "three talks", "20 %", "once a week"; not "one of", "one day", "version 2", "Q3", "C2". */
export function countedIn(title: string): boolean {
  const plain = title
    .replace(
      /\b(?:one of|one day|one another|version \d[\d.]*|no\. ?1|number one|1[:-]1s?|one-on-ones?|one-to-ones?)\b/gi,
      ' ',
    )
    .replace(/\b[A-Za-z]+-?\d+\b/g, ' ');
  return (
    /(?:^|[^\p{L}\p{N}])\d+/u.test(plain) ||
    new RegExp(`\\b(?:${numberWords})\\b`, 'i').test(plain) ||
    /\b(?:every|each|per|a) (?:day|week|month|quarter)\b/i.test(plain)
  );
}

/** What says a direction and no destination. The longest that fits is named back to the person. */
const vague = [
  'get better at',
  'get better',
  'get good at',
  'get more',
  'be better at',
  'be a better',
  'be better',
  'be more',
  'become a better',
  'become better',
  'become more',
  'learn more',
  'learn about',
  'know more',
  'work on',
  'work better',
  'try to',
  'do more',
  'do better',
  'grow as',
  'grow my',
  'grow',
  'develop my',
  'improve',
  'enhance',
  'strengthen',
  'understand',
  'explore',
  'increase',
  'boost',
  'reduce',
  'optimise',
  'optimize',
  'familiarise',
  'familiarize',
  'communicate better',
  'manage better',
  'focus more on',
  'think more',
  'feel more',
  'stop being',
];

/** The first of these in a title, as it is written there. */
export function firstVagueWord(title: string): string | undefined {
  const match = new RegExp(`(?<![\\p{L}-])(?:${vague.join('|')})(?![\\p{L}-])`, 'iu').exec(title);
  return match?.[0];
}

const deeds =
  'give|write|read|learn|lead|publish|ship|get|become|pass|finish|run|build|improve|start|speak|present|teach|mentor|find|make|complete|launch|hold|organi[sz]e|apply|move|take|earn|join|hire|practi[sc]e|stop|delegate|be';

/** "Write a book and run a marathon": two deeds joined; "read and summarise a paper" is one. */
export function isSeveral(title: string): boolean {
  if (!new RegExp(`(?:\\band(?: also| then)?|[;+&]|\\bas well as|\\bplus)\\s+(?:to )?(?:${deeds})\\b`, 'i').test(title))
    return false;
  // What is joined stands after a whole deed of its own: "present and teach" is not enough.
  const [first = ''] = title.split(/\band\b|[;+&]|\bas well as\b|\bplus\b/i);
  return wordsOf(first).length >= 3;
}
