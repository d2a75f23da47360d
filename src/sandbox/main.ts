// `npm run sandbox`: Cairn and a Slack of its own on this machine; no account, no database to set up.
import { readArguments, usage } from './run/read-arguments.ts';

/** EX_USAGE of sysexits.h. */
const usageExit = 64;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const wish = readArguments(process.argv.slice(2));

// Loaded when it is known what is wanted: the story needs no page, and a wrong flag needs nothing.
switch (wish.wants) {
  case 'nothing':
    process.stderr.write(`${wish.says}\n`);
    process.exitCode = usageExit;
    break;
  case 'help':
    print(usage);
    break;
  case 'story': {
    const { playStory } = await import('./story/play-story.ts');
    await playStory(print);
    break;
  }
  case 'year': {
    const { playYear } = await import('./year/play-year.ts');
    const breaches = await playYear(print);
    if (breaches.length > 0) process.exitCode = 1;
    break;
  }
  case 'page': {
    const { runPage } = await import('./run/run-page.ts');
    await runPage(wish.options, print);
    break;
  }
}
