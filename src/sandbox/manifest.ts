import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SandboxManifest } from './slack/model.ts';

const manifest = z.object({
  features: z.object({
    shortcuts: z.array(z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() })),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The app as Slack would know it: the shortcuts and events of `manifest.yml`. */
export function readManifest(): SandboxManifest {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../manifest.yml'), 'utf8');
  const { features, settings } = manifest.parse(parse(text));
  return { shortcuts: features.shortcuts, events: settings.event_subscriptions.bot_events };
}
