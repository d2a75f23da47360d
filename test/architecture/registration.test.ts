import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { collectMessageKinds } from '../../src/delivery/message.ts';
import { features, homeParts, openDoor } from '../../src/features.ts';
import type { AnyForm } from '../../src/slack/forms.ts';
import { readSources } from './source.ts';

const root = join(import.meta.dirname, '../..');
const sources = readSources(root, ['src']);
const ofFeatures = sources.filter(({ path }) => path.startsWith('src/features/'));
const ofRole = (role: string) =>
  ofFeatures.filter(({ path }) => new RegExp(`^src/features/[^/]+/${role}(\\.ts$|/)`).test(path));

const door = openDoor();
const kinds = features.flatMap((feature) => feature.messages ?? []);
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

/** Everything that the files of a role export, by name. */
async function exportsOf(role: string): Promise<[name: string, value: unknown][]> {
  const modules = await Promise.all(ofRole(role).map(({ path }) => import(join(root, path)) as Promise<object>));
  return modules.flatMap((module) => Object.entries(module));
}

/** What the pattern's first group finds in these files. */
const found = (pattern: RegExp, among = ofFeatures) =>
  among.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));

describe('everything is reached from features.ts', () => {
  test('every file of listeners, messages, sweeps, handlers, routes and Home', () => {
    const reached = new Set<string>();
    const visit = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const { target } of sources.find((source) => source.path === path)?.imports ?? []) visit(target);
    };
    visit('src/features.ts');
    const doors = ['listeners', 'messages', 'sweeps', 'handlers', 'routes', 'home', 'journal']
      .flatMap(ofRole)
      .map(({ path }) => path);
    expect(doors.length).toBeGreaterThan(10);
    expect(doors.filter((path) => !reached.has(path))).toEqual([]);
  });

  test('every message kind, sweep and handler that they export', async () => {
    const lists = {
      messages: features.map((feature) => feature.messages),
      sweeps: features.map((feature) => feature.sweeps),
      handlers: features.map((feature) => feature.handlers),
    };
    const inFeatures = sources.find(({ path }) => path === 'src/features.ts')?.text ?? '';
    for (const [role, registered] of Object.entries(lists)) {
      const exported = await exportsOf(role);
      const whole = exported.filter(([, value]) => Array.isArray(value));
      // Those that need something of a higher feature are made by a function, which features.ts calls.
      const made = exported.filter(([name, value]) => typeof value === 'function' && /Messages$/.test(name));
      const orphans = [
        ...whole.filter(([, value]) => !registered.includes(value as never)),
        ...made.filter(([name]) => !inFeatures.includes(` ${name}(`)),
      ].map(([name]) => name);
      expect([role, ...orphans]).toEqual([role]);
      expect(whole.length + made.length).toBe(registered.filter((value) => value !== undefined).length);
    }
  });

  test('every function that registers listeners, by itself or through another of its feature', async () => {
    const registered = features.map((feature) => feature.register);
    // features.ts calls the one that is given more than the door.
    const callers = [...ofRole('listeners'), ...sources.filter(({ path }) => path === 'src/features.ts')];
    const called = new Set(found(/\b(register\w+)\(door[,)]/g, callers));
    const exported = (await exportsOf('listeners')).filter(([name]) => /^register/.test(name));
    const orphans = exported.filter(([name, value]) => !registered.includes(value as never) && !called.has(name));
    expect(orphans.map(([name]) => name)).toEqual([]);
    expect(exported.length).toBeGreaterThanOrEqual(registered.filter((value) => value !== undefined).length);
  });

  test('every part of Home that they export, once', async () => {
    const exported = (await exportsOf('home')).map(([, value]) => value);
    expect(exported.filter((part) => !homeParts.includes(part as never))).toEqual([]);
    expect(homeParts).toHaveLength(exported.length);
  });

  test('no two parts of Home have one position', () => {
    const positions = homeParts.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)]);
  });

  test('every feature by its name, in the order of their folders', () => {
    const folders = new Set(ofFeatures.map(({ path }) => path.split('/')[2]));
    expect(features.map(({ name }) => name).filter((name) => !folders.has(name))).toEqual([]);
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length);
  });

  test('no two sweeps have one name', () => {
    const names = features.flatMap((feature) => feature.sweeps ?? []).map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('message kinds', () => {
  test('no two have one name', () => {
    expect([...collectMessageKinds(kinds).keys()]).toHaveLength(kinds.length);
  });

  test('each is put into the outbox somewhere', () => {
    // A pair record puts its own ones there.
    const records = found(/new PairRecord<\w+>\(\{\s*name: '([^']+)'/g).flatMap((name) => [
      `${name}.card`,
      `${name}.news`,
    ]);
    const enqueued = [...records, ...found(/\b(?:enqueue|enqueueAll|deliveryRow)\([^'"`]*'([^']+)'/g)];
    expect(kinds.map(({ kind }) => kind).filter((kind) => !enqueued.includes(kind))).toEqual([]);
  });

  test('each has a title of its own, in words', () => {
    const titles = kinds.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
    expect(titles.filter((title) => !/^[A-Z][a-z]+( [a-zA-Z]+)+$|^[A-Z][a-z]+-[a-z]+ [a-z]+$/.test(title))).toEqual([]);
  });
});

describe('what people can press and submit', () => {
  /** The texts that `inputs.ts` files give names ending so; where it is an object, all in it. */
  async function named(ending: RegExp): Promise<string[]> {
    const values = (await exportsOf('inputs')).filter(([name]) => ending.test(name)).map(([, value]) => value);
    return values.flatMap((value) => (typeof value === 'string' ? [value] : Object.values(value as object)));
  }

  test('every action id of inputs.ts is a button of the door, and the other way round', async () => {
    expect((await named(/Buttons?$/)).sort()).toEqual(sorted(door.buttons.keys()));
  });

  test('every callback id of inputs.ts is a modal of the door, and the other way round', async () => {
    const forms = (await exportsOf('inputs')).flatMap(([name, value]) =>
      /Form$/.test(name) ? [(value as AnyForm).callback] : [],
    );
    const callbacks = [...forms, ...(await named(/Callbacks?$/))];
    expect(callbacks.sort()).toEqual(sorted(door.submits.keys()));
  });

  test('every shortcut of inputs.ts is one of the door, and the other way round', async () => {
    const shortcuts = [...door.shortcuts.keys(), ...door.messageShortcuts.keys()];
    expect((await named(/Shortcuts?$/)).sort()).toEqual(sorted(shortcuts));
  });

  test('views, listeners and Home take ids from inputs.ts and write none out', () => {
    const written = [...ofRole('views'), ...ofRole('listeners'), ...ofRole('home')];
    expect(found(/\b(?:action|callback):\s*('[^']*'|`[^`]*`)/g, written)).toEqual([]);
    expect(found(/\bdoor\.(?:button|submit|shortcut|messageShortcut)\(\s*(['`][^'`]*)/g, written)).toEqual([]);
  });

  test('ids carry the name of their feature', async () => {
    const ids = [
      ...door.buttons.keys(),
      ...door.submits.keys(),
      ...door.shortcuts.keys(),
      ...door.messageShortcuts.keys(),
    ];
    const prefixes = features.map(({ name }) => name.replaceAll('-', '_'));
    expect(ids.filter((id) => !prefixes.includes(id.split('.')[0] ?? ''))).toEqual([]);
    // A colon in a message tells apart the buttons of one id.
    expect(ids.filter((id) => id.includes(':') || id.length > 200)).toEqual([]);
  });
});
