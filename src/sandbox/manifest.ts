import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SandboxManifest } from './slack/model.ts';

const manifest = z.object({
  features: z.object({
    app_home: z.object({ messages_tab_read_only_enabled: z.boolean() }),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().optional() }),
    ),
    shortcuts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['global', 'message']),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The app as Slack would know it: what `manifest.yml` says of its commands, shortcuts, events and messages tab. */
export function readManifest(): SandboxManifest {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../manifest.yml'), 'utf8');
  const { features, settings } = manifest.parse(parse(text));
  return {
    shortcuts: features.shortcuts,
    commands: features.slash_commands,
    appHome: features.app_home,
    events: settings.event_subscriptions.bot_events,
  };
}
