import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Backstage } from '../../../../src/sandbox/backstage/backstage.ts';
import type { SandboxPerson } from '../../../../src/sandbox/driver/sandbox-person.ts';
import type { Control, ControlsView } from '../../../../src/sandbox/page-door/backstage-contract.ts';
import type {
  ConversationView,
  Deed,
  Done,
  HomeView,
  ModalsView,
  ModalView,
  WorkspaceView,
} from '../../../../src/sandbox/page-door/contract.ts';
import { startPageDoor } from '../../../../src/sandbox/page-door/start-page-door.ts';
import type { SandboxManifest } from '../../../../src/sandbox/slack/model.ts';
import { scratchFolder } from '../../../support/scratch.ts';
import { clientFor, openSandbox } from '../open-sandbox.ts';
import { startBolt } from '../start-bolt.ts';

export const manifest: SandboxManifest = {
  commands: [
    { command: '/goal', description: 'Set a goal', usage_hint: '[what]' },
    { command: '/other', description: 'Something else' },
  ],
  shortcuts: [
    { name: 'New goal', type: 'global', callback_id: 'new_goal', description: 'From anywhere' },
    { name: 'Keep', type: 'message', callback_id: 'keep', description: 'Keep this message' },
  ],
  appHome: { messages_tab_read_only_enabled: true },
  events: ['app_home_opened', 'message.channels'],
};

/** A page's server with real HTTP on both sides: browsers in front of it, and behind it a bot registered by the test. */
export async function openPageDoor(
  register: (app: App, heard: unknown[]) => void = () => {},
  { ackTimeoutMs = 3000 }: { ackTimeoutMs?: number } = {},
) {
  const { slack, clock } = await openSandbox({ manifest, ackTimeoutMs });
  const workspace = slack.workspace({ name: 'Acme' });
  const [ada, ben, cleo] = ['Ada', 'Ben', 'Cleo'].map((name) => workspace.person({ name, title: 'Mentor' })) as [
    SandboxPerson,
    SandboxPerson,
    SandboxPerson,
  ];
  const general = workspace.channel({ name: 'general', members: [ada, ben], withBot: true });
  const heard: unknown[] = [];
  const bot = await startBolt(slack, workspace, (app) => register(app, heard), {
    unhandledRequestTimeoutMillis: ackTimeoutMs + 100,
  });
  const directory = await scratchFolder('page-door');
  const pageDirectory = path.join(directory, 'built');
  await mkdir(pageDirectory);
  await writeFile(path.join(pageDirectory, 'index.html'), '<!doctype html><title>Page</title>');
  const backstage = bareBackstage();
  const door = await startPageDoor({ slack, workspace, backstage, pageDirectory, port: 0 });

  async function get<T>(where: string): Promise<T> {
    const response = await fetch(door.url + where);
    const body = await response.json();
    if (!response.ok) throw new Error(`${response.status}: ${(body as { says: string }).says}`);
    return body as T;
  }
  async function post(where: string, body: unknown): Promise<Done> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(door.url + where, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Done;
  }
  const page = {
    ...{ slack, workspace, clock, ada, ben, cleo, general, heard, pageDirectory, backstage, get, post },
    url: door.url,
    client: clientFor(slack, workspace),
    as: (person: SandboxPerson) => ({
      does: (deed: Deed) => post(`/api/do?as=${person.id}`, deed),
      workspace: () => get<WorkspaceView>(`/api/workspace?as=${person.id}`),
      conversation: (id: string) => get<ConversationView>(`/api/conversation?as=${person.id}&id=${id}`),
      home: () => get<HomeView>(`/api/home?as=${person.id}`),
      modals: async () => (await get<ModalsView>(`/api/modals?as=${person.id}`)).stack,
      /** The modal on top, waited for. */
      async modal(): Promise<ModalView> {
        await slack.changes.until(() => workspace.views.top(person.id), 5000);
        const top = (await get<ModalsView>(`/api/modals?as=${person.id}`)).stack.at(-1);
        if (!top) throw new Error(`no modal opened for ${person.name}`);
        return top;
      },
    }),
    /** The bot says something with blocks. */
    async posts(channel: string, blocks: KnownBlock[]): Promise<string> {
      return String((await page.client.chat.postMessage({ channel, text: 'Look', blocks })).ts);
    },
    async close(): Promise<void> {
      await door.close();
      await bot.stop();
      await slack.close();
      await rm(directory, { recursive: true });
    },
  };
  return page;
}

export type OpenPage = Awaited<ReturnType<typeof openPageDoor>>;

/** Remembers what it was told. */
function bareBackstage(): Backstage & { readonly told: Control[]; closed: string | null } {
  const told: Control[] = [];
  return {
    told,
    closed: null,
    closedBecause() {
      return this.closed;
    },
    controls: async () => ({ preparing: null, isMoving: told.length > 0 }) as ControlsView,
    async control(control) {
      told.push(control);
      return control.do === 'kill_worker' ? { ok: false, says: 'There is none.' } : { ok: true };
    },
    origins: async (ts) => ({
      deliveries: [],
      journal: [{ id: ts, at: '2026-06-01T09:00:00Z', event: 'goal.proposed', personId: null }],
    }),
    tour: async () => ({
      cast: { leadId: 'U1', mentorId: 'U2', menteeId: 'U3', colleagueId: 'U4' },
      channelId: 'C1',
      conversationId: null,
      done: ['pair'],
    }),
  };
}

/** A request as no browser would send it: any headers, and a path nobody tidied up. */
export function rawRequest(
  url: string,
  where: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path: where, method, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
