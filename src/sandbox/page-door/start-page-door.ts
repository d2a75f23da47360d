import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Backstage } from '../backstage/backstage.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import { answer, answerJson } from './answers.ts';
import { deedsOf, viewsOf } from './api.ts';
import { Declined } from './declined.ts';
import { readJson } from './json-body.ts';
import { LiveLine } from './live-line.ts';
import { refuseStrangers } from './request-guard.ts';
import { Scenes } from './scenes.ts';
import { readPageFile } from './static-files.ts';

export interface PageDoorOptions {
  readonly slack: SandboxSlack;
  /** The one workspace that the page shows. */
  readonly workspace: SandboxWorkspace;
  readonly backstage: Backstage;
  /** Where the built page is. */
  readonly pageDirectory: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface PageDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page and what it asks for, to this machine only. */
export async function startPageDoor(options: PageDoorOptions): Promise<PageDoor> {
  const { slack, workspace, backstage, pageDirectory } = options;
  const server = createServer();
  // First of all: where the port is taken, there is nothing to take back.
  const port = await listen(server, options.port);
  const stopKeeping = keepAppConversations(workspace);
  const scenes = new Scenes(slack);
  const live = new LiveLine(slack.changes);
  const parts = { workspace, backstage, scenes };
  const behind = { views: viewsOf(parts), deeds: deedsOf(parts), pageDirectory };
  server.on('request', (request, response) => {
    serve(behind, request, response).catch((error: unknown) => answerTrouble(response, error));
  });
  server.on('upgrade', (request, stream, head) => live.accept(request, stream, head));
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      stopKeeping();
      scenes.close();
      live.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Behind {
  readonly views: ReturnType<typeof viewsOf>;
  readonly deeds: ReturnType<typeof deedsOf>;
  readonly pageDirectory: string;
}

async function serve(behind: Behind, request: IncomingMessage, response: ServerResponse): Promise<void> {
  refuseStrangers(request);
  const url = URL.parse(request.url ?? '/', 'http://page');
  if (!url) throw new Declined('That is no address.', 400);
  const { pathname, searchParams } = url;
  const query = Object.fromEntries(searchParams);
  if (request.method === 'POST') {
    const perform = behind.deeds.get(pathname);
    if (!perform) throw new Declined(`Nothing can be done at ${pathname}.`);
    return answerJson(response, 200, await perform(query, await readJson(request)));
  }
  if (request.method !== 'GET') throw new Declined(`${request.method} is not understood here.`, 405);
  const view = behind.views.get(pathname);
  if (view) return answerJson(response, 200, await view(query));
  answer(response, 200, await readPageFile(behind.pageDirectory, pathname));
}

function answerTrouble(response: ServerResponse, error: unknown): void {
  // Whoever asked has hung up.
  if (response.headersSent || response.destroyed) return;
  const { status, says } = error instanceof Declined ? error : unexpected(error);
  answerJson(response, status, { ok: false, says });
}

function unexpected(error: unknown): { status: number; says: string } {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return { status: 500, says: 'The sandbox stumbled over this. Its terminal says more.' };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  return address.port;
}

/** In Slack the app stands in everybody's sidebar before a word has been said; so its DMs are there from the start. */
function keepAppConversations(workspace: SandboxWorkspace): () => void {
  let known = 0;
  const keep = () => {
    if (workspace.users.size === known) return;
    known = workspace.users.size;
    for (const { id, isBot } of workspace.users.values()) if (!isBot) workspace.openDirect([id]);
  };
  keep();
  return workspace.slack.changes.subscribe(keep);
}
