interface Topic {
  readonly about: RegExp;
  /** A goal of this kind that one can see the end of. */
  readonly clear: string;
  /** What could be counted. */
  readonly count: string;
}

/** What a hint's example is about, so that it fits what the person writes of. The first that fits is taken. */
const topics: readonly Topic[] = [
  { about: /talk|present|speak|stage|public/i, clear: 'Open two team demos myself', count: 'talks given' },
  {
    about: /english|spanish|german|french|language|fluen/i,
    clear: 'Chair four meetings in English',
    count: 'meetings chaired',
  },
  {
    about: /lead|manag|delegat|team|hire/i,
    clear: 'Hand over three tasks and keep none of them',
    count: 'tasks handed over',
  },
  {
    about: /network|contact|connect|people|communit/i,
    clear: 'Have coffee with five people from other teams',
    count: 'people met',
  },
  {
    about: /balance|stress|sleep|overtime|evening|calm|health/i,
    clear: 'Leave by six on four days a week',
    count: 'evenings free',
  },
  {
    about: /promot|career|role|job|senior|position/i,
    clear: 'Apply for two roles I have talked through',
    count: 'applications sent',
  },
  { about: /writ|blog|article|document|post/i, clear: 'Publish four posts on our blog', count: 'posts published' },
  {
    about: /feedback|listen|communicat|conflict/i,
    clear: 'Ask one person for feedback after six meetings',
    count: 'times I asked',
  },
  {
    about: /confiden|self|brave|assert|shy|say no/i,
    clear: 'Voice my view first in five meetings',
    count: 'meetings where I spoke',
  },
  {
    about: /custom|client|sale|sell|revenue|market/i,
    clear: 'Talk to ten customers about one question',
    count: 'customers talked to',
  },
  {
    about: /code|program|python|\bgo\b|rust|java|sql|data|cloud|software|test|tech|machine/i,
    clear: 'Ship two small tools that my team uses',
    count: 'tools in use',
  },
  {
    about: /read|book|course|learn|study|certif|skill/i,
    clear: 'Show my team five things I tried out',
    count: 'things tried out',
  },
];

const anything: Omit<Topic, 'about'> = { clear: 'Show three colleagues how I do it', count: 'people who saw it' };

export function exampleFor(text: string): Omit<Topic, 'about'> {
  return topics.find(({ about }) => about.test(text)) ?? anything;
}
