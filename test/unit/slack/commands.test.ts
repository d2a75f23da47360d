import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CommandReading, readCommand, type Subcommand } from '../../../src/slack/commands.ts';
import { assertProperty } from '../../support/property.ts';

const subcommand = (name: string, args?: RegExp): Subcommand => ({
  name,
  usage: name,
  does: 'does it',
  args,
});
const goal = [subcommand('list'), subcommand('history')];
const checkIn = [
  subcommand('schedule'),
  subcommand('pause', /^(?:until\s+.+)?$/i),
  subcommand('resume'),
  subcommand('history'),
];
const mentorship = [
  subcommand('setup'),
  subcommand('pair', /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>\s+<@([UW][A-Z0-9]+)(?:\|[^>]*)?>(?:\s+until\s+(.+))?$/i),
  subcommand('end', /^(?:<@[^>]+>\s+<@[^>]+>)?$/),
  subcommand('list'),
];

const run = (name: string, args = ''): CommandReading => ({ kind: 'subcommand', name, args });
const unknown = (word: string, nearest?: string): CommandReading => ({ kind: 'unknown word', word, nearest });
const wrong = (name: string): CommandReading => ({ kind: 'wrong arguments', name });
const sentence = (text: string): CommandReading => ({ kind: 'sentence', text });

describe('/goal', () => {
  test.each<[string, CommandReading]>([
    ['', { kind: 'empty' }],
    ['  \t ', { kind: 'empty' }],
    ['help', { kind: 'help' }],
    ['  HELP  ', { kind: 'help' }],
    ['history', run('history')],
    ['History ', run('history')],
    ['\u00a0list', run('list')],
    ['histroy', unknown('histroy', 'history')],
    ['Histori', unknown('Histori', 'history')],
    ['lst', unknown('lst', 'list')],
    ['hlep', unknown('hlep', 'help')],
    ['SQL', unknown('SQL')],
    ['talks', unknown('talks')],
    ['🧗', unknown('🧗')],
    ['<!channel>', unknown('<!channel>')],
    // Anything longer is what somebody wants to reach, even where it begins like a subcommand.
    ['history of art: read two books', sentence('history of art: read two books')],
    ['list three ideas', sentence('list three ideas')],
    ['help two juniors by June', sentence('help two juniors by June')],
    ['Give three  talks\nby 30 June ', sentence('Give three  talks\nby 30 June')],
  ])('%j', (text, reading) => {
    expect(readCommand(text, goal, true)).toEqual(reading);
  });
});

describe('/mentorship', () => {
  test.each<[string, CommandReading]>([
    ['', { kind: 'empty' }],
    ['pair <@U1|ana> <@U2|ben>', run('pair', '<@U1|ana> <@U2|ben>')],
    ['PAIR   <@U1>\t<@W2>  until  30 June', run('pair', '<@U1> <@W2> until 30 June')],
    ['pair <@U1|ana>', wrong('pair')],
    ['pair', wrong('pair')],
    ['pair @ana @ben', wrong('pair')],
    ['pair <@U1> <@U2> <@U3>', wrong('pair')],
    ['pair <@U1> <@U2> until', wrong('pair')],
    ['list all', wrong('list')],
    ['end', run('end')],
    ['end now', wrong('end')],
    ['pai', unknown('pai', 'pair')],
    ['setpu', unknown('setpu', 'setup')],
    ['pairs <@U1> <@U2>', unknown('pairs', 'pair')],
    ['marry <@U1> <@U2>', unknown('marry')],
  ])('%j', (text, reading) => {
    expect(readCommand(text, mentorship, false)).toEqual(reading);
  });

  test('help with more words is still help, never "I do not know help, did you mean help?"', () => {
    expect(readCommand('help me', mentorship, false)).toEqual({ kind: 'help' });
  });
});

describe('/checkin', () => {
  test.each<[string, CommandReading]>([
    ['pause', run('pause')],
    ['pause until 30 June', run('pause', 'until 30 June')],
    ['pause UNTIL Friday', run('pause', 'UNTIL Friday')],
    ['pause until', wrong('pause')],
    ['pause for a week', wrong('pause')],
    ['resume now', wrong('resume')],
    ['paus', unknown('paus', 'pause')],
    ['shedule', unknown('shedule', 'schedule')],
  ])('%j', (text, reading) => {
    expect(readCommand(text, checkIn, false)).toEqual(reading);
  });
});

test('every subcommand is found in any case with any space around it, and what runs is a subcommand', () => {
  const aSpace = fc.stringMatching(/^[ \t\u00a0]{0,3}$/);
  assertProperty(
    fc.property(fc.constantFrom(...goal), aSpace, aSpace, fc.boolean(), ({ name }, before, after, isUpper) => {
      const typed = isUpper ? name.toUpperCase() : name;
      expect(readCommand(`${before}${typed}${after}`, goal, true)).toEqual(run(name));
    }),
  );
  assertProperty(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, takesSentence) => {
      const reading = readCommand(text, mentorship, takesSentence);
      if (reading.kind === 'sentence') expect(takesSentence && reading.text !== '').toBe(true);
      if (reading.kind === 'empty') expect(text.trim()).toBe('');
      if ('name' in reading) expect(mentorship.map(({ name }) => name)).toContain(reading.name);
    }),
  );
});
