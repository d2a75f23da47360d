import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { openDoor } from '../../src/features.ts';
import { findMethod } from '../../src/sandbox/slack/web-api/methods.ts';
import { readSources } from './source.ts';

const root = join(import.meta.dirname, '../..');
const url = z.url({ protocol: /^https$/ });

/** Slack's limits on a manifest: https://docs.slack.dev/reference/app-manifest. Strict: what stands here has been thought about. */
const manifest = z
  .strictObject({
    display_information: z.strictObject({
      name: z.string().min(1).max(35),
      description: z.string().min(1).max(140),
      long_description: z.string().min(175).max(4000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.strictObject({
      app_home: z.strictObject({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.literal(true),
      }),
      bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
      slash_commands: z
        .array(
          z.strictObject({
            command: z.string().min(2).max(32).startsWith('/'),
            url,
            description: z.string().min(1).max(2000),
            usage_hint: z.string().min(1).max(1000),
            should_escape: z.literal(true),
          }),
        )
        .max(50),
      shortcuts: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(24),
            type: z.enum(['global', 'message']),
            callback_id: z.string().min(1).max(255),
            description: z.string().min(1).max(150),
          }),
        )
        .max(10),
    }),
    oauth_config: z.strictObject({
      scopes: z.strictObject({ bot: z.array(z.string()).max(255), bot_optional: z.array(z.string()).max(255) }),
    }),
    settings: z.strictObject({
      event_subscriptions: z.strictObject({ request_url: url, bot_events: z.array(z.string()).max(100) }),
      interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: url }),
      org_deploy_enabled: z.boolean(),
      socket_mode_enabled: z.literal(false),
      token_rotation_enabled: z.literal(false),
    }),
  })
  .parse(parse(readFileSync(join(root, 'manifest.yml'), 'utf8')));

const door = openDoor();

const { slash_commands: commands, shortcuts } = manifest.features;
const sorted = (names: Iterable<string>) => [...names].sort();

describe('the manifest says what the code does', () => {
  test('slash commands', () => {
    expect(sorted(commands.map(({ command }) => command))).toEqual(sorted(door.commands.keys()));
  });

  test.each(commands)(
    'the hint of $command names every subcommand, as its help writes it',
    ({ command, usage_hint }) => {
      const entry = door.commands.get(command);
      const sentence = entry?.sentence ? [entry.sentence.usage] : [];
      const subcommands = (entry?.subcommands ?? []).map(({ usage }) => usage);
      expect(sorted(usage_hint.split(' | '))).toEqual(sorted([...sentence, ...subcommands, 'help']));
    },
  );

  test('shortcuts, each of its kind', () => {
    const ofType = (wanted: string) => shortcuts.filter(({ type }) => type === wanted).map((each) => each.callback_id);
    expect(sorted(ofType('global'))).toEqual(sorted(door.shortcuts.keys()));
    expect(sorted(ofType('message'))).toEqual(sorted(door.messageShortcuts.keys()));
  });

  test('events', () => {
    expect(sorted(manifest.settings.event_subscriptions.bot_events)).toEqual(sorted(door.events.keys()));
  });

  test('scopes: those of the methods that are called, and no other', () => {
    const outside = readSources(root, ['src']).filter(({ path }) => !path.startsWith('src/sandbox/'));
    const families = 'api|apps|auth|bots|chat|conversations|files|oauth|pins|reactions|team|usergroups|users|views';
    const call = new RegExp(`\\.((?:${families})(?:\\.\\w+)+)\\(|\\.apiCall\\(\\s*'([\\w.]+)'`, 'g');
    const called = new Set(
      outside.flatMap(({ text }) => [...text.matchAll(call)].map((match) => match[1] ?? match[2] ?? '')),
    );
    expect([...called]).toEqual(expect.arrayContaining(['chat.postMessage', 'users.info', 'auth.test', 'views.open']));
    expect([...called].filter((method) => findMethod(method) === undefined)).toEqual([]);
    // Cairn opens DMs with one and with two, so `conversations.open` takes both of its scopes.
    const scopesOf = (methods: readonly string[]) => methods.flatMap((method) => findMethod(method)?.scopes ?? []);
    // What reads group DMs is used where it was granted, and of its scopes only the one for group DMs.
    const optional = ['conversations.history', 'conversations.replies'];
    const needed = new Set(['commands', ...scopesOf([...called].filter((method) => !optional.includes(method)))]);
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(sorted(needed));
    const wished = new Set(scopesOf([...called].filter((method) => optional.includes(method))));
    expect(sorted(manifest.oauth_config.scopes.bot_optional)).toEqual(
      sorted(wished).filter((scope) => scope.startsWith('mpim:')),
    );
  });

  test('one address for everything', () => {
    const { event_subscriptions: events, interactivity } = manifest.settings;
    const addresses = new Set([...commands.map((each) => each.url), events.request_url, interactivity.request_url]);
    expect([...addresses]).toEqual(['https://cairn.example.com/slack/events']);
  });
});
