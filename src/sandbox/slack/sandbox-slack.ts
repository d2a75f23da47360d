import { type Clock, systemClock } from '../../core/clock.ts';
import type { JsonObject } from '../json.ts';
import { BotLine } from './bot-line.ts';
import { Changes } from './changes.ts';
import { Faults } from './faults.ts';
import { HttpDoor } from './http-door.ts';
import { HttpLine } from './http-line.ts';
import { Ids } from './ids.ts';
import type { Signing } from './line.ts';
import type { ApiCall, OutgoingRequest, RequestKind, SandboxManifest } from './model.ts';
import { ResponseUrls } from './response-urls.ts';
import { SandboxWorkspace, type WorkspaceOptions } from './sandbox-workspace.ts';
import { type SlackSnapshot, snapshotOf } from './snapshot.ts';
import { AppSockets } from './socket-mode/app-sockets.ts';
import { SocketLine } from './socket-mode/socket-line.ts';
import { Triggers } from './triggers.ts';

export interface SandboxOptions {
  /** The calendar clock: message times, and what "today" means to people. */
  readonly clock: Clock;
  readonly port?: number;
  readonly signingSecret?: string;
  readonly appName?: string;
  readonly manifest?: SandboxManifest;
  /** How long Slack waits for an ack; 3000 as in Slack. */
  readonly ackTimeoutMs?: number;
  /** What faults live by; the real time where it is left out. */
  readonly machine?: Clock;
  /** What triggers live by, however time is moved; this machine's where it is left out. */
  readonly realTime?: Clock;
  /** Waits before the retries of an event; none as tests want it. */
  readonly eventRetryDelaysMs?: readonly number[];
}

/** A Slack of one's own on this machine: several workspaces, one app, real HTTP. */
export class SandboxSlack {
  readonly clock: Clock;
  readonly signingSecret: string;
  readonly appName: string;
  readonly appId = 'A0000001';
  /** Opens the sockets of Socket Mode. */
  readonly appToken: string = 'xapp-1-A0000001-1-sandbox';
  readonly manifest: SandboxManifest;
  readonly ids = new Ids();
  readonly changes = new Changes();
  readonly faults: Faults;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly line: BotLine;
  readonly sockets: AppSockets;
  readonly calls: ApiCall[] = [];
  readonly #workspaces = new Map<string, SandboxWorkspace>();
  readonly #door: HttpDoor;
  readonly #ackTimeoutMs: number;
  readonly #inBackground = new Set<Promise<unknown>>();

  private constructor(options: SandboxOptions) {
    this.clock = options.clock;
    this.signingSecret = options.signingSecret ?? 'sandbox-signing-secret';
    this.appName = options.appName ?? 'Cairn';
    this.manifest = options.manifest ?? {};
    this.faults = new Faults(options.machine);
    this.triggers = new Triggers(options.realTime ?? systemClock);
    this.responseUrls = new ResponseUrls(options.clock);
    const { eventRetryDelaysMs = [0, 0, 0] } = options;
    this.#ackTimeoutMs = options.ackTimeoutMs ?? 3000;
    this.line = new BotLine({ changes: this.changes, calendar: this.clock, eventRetryDelaysMs });
    this.sockets = new AppSockets(this.appId, this.changes);
    this.#door = new HttpDoor(this);
  }

  static async start(options: SandboxOptions): Promise<SandboxSlack> {
    const slack = new SandboxSlack(options);
    await slack.#door.listen(options.port ?? 0);
    return slack;
  }

  get origin(): string {
    return this.#door.origin;
  }

  /** What a WebClient takes as `slackApiUrl`. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  get requests(): OutgoingRequest[] {
    return this.line.requests;
  }

  get workspaces(): SandboxWorkspace[] {
    return [...this.#workspaces.values()];
  }

  /** How requests reach the bot; may change at any time, the url is null when it is down. */
  connect(to: { requestUrl: string | null } | { socketMode: true }): void {
    if ('socketMode' in to) {
      this.line.use(new SocketLine(this.sockets, this.#ackTimeoutMs));
      return;
    }
    const { requestUrl } = to;
    const { signingSecret } = this;
    this.line.use(
      requestUrl === null ? null : new HttpLine({ requestUrl, signingSecret, ackTimeoutMs: this.#ackTimeoutMs }),
    );
    // What turning Socket Mode off does to whoever still uses it.
    this.sockets.disconnect('link_disabled');
  }

  /** Cuts every socket of the bot without a word. */
  cutSockets(): void {
    this.sockets.cut();
  }

  workspace(options: WorkspaceOptions): SandboxWorkspace {
    const workspace = new SandboxWorkspace(this, options);
    this.#workspaces.set(workspace.id, workspace);
    return workspace;
  }

  findWorkspace(id: string): SandboxWorkspace | undefined {
    return this.#workspaces.get(id);
  }

  findWorkspaceByToken(token: string): SandboxWorkspace | undefined {
    return this.workspaces.find(({ botToken }) => botToken === token);
  }

  /** A raw door for attacks: any body, signed well, badly, late or not at all. */
  async send(
    request: { kind: RequestKind; payload: JsonObject } | { kind: RequestKind; form: JsonObject },
    signing: Signing = {},
  ): Promise<{ status: number | null; body: string }> {
    const payload = 'form' in request ? request.form : request.payload;
    const kind = 'form' in request ? 'command' : request.kind;
    const { status, responseBody } = await this.line.send(kind, payload, signing);
    return { status, body: responseBody };
  }

  /** Delivers an event of a workspace; `times` delivers the very same one again, as Slack may. */
  async deliverEvent(
    workspace: SandboxWorkspace,
    event: JsonObject,
    { times = 1, eventTime = this.clock.now() }: { times?: number; eventTime?: Date } = {},
  ): Promise<OutgoingRequest[]> {
    const envelope = workspace.eventEnvelope(event, eventTime);
    const requests: OutgoingRequest[] = [];
    for (let time = 0; time < times; time += 1) requests.push(await this.line.sendEvent(envelope));
    return requests;
  }

  /** Sends an event the manifest subscribes to, without anybody waiting for it; see `settled`. */
  tell(workspace: SandboxWorkspace, event: JsonObject): void {
    if (!this.manifest.events?.includes(String(event.type)) || !this.line.isConnected) return;
    this.inBackground(this.deliverEvent(workspace, event));
  }

  inBackground(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.#inBackground.delete(tracked));
    this.#inBackground.add(tracked);
  }

  /** Whether no call of the bot is open, and nothing that was told in the background. */
  get isIdle(): boolean {
    return this.#door.openCalls === 0 && this.#inBackground.size === 0;
  }

  /** Waits until it is idle; the bot may think on and call again. */
  async idle(): Promise<void> {
    while (!this.isIdle) {
      await this.changes.until(() => (this.#door.openCalls === 0 ? true : undefined), 1000);
      await Promise.allSettled([...this.#inBackground]);
    }
  }

  /** Waits until nothing is under way: no request to the bot, no call from it, for a short while. */
  async settled({ quietMs = 25, withinMs = 3000 }: { quietMs?: number; withinMs?: number } = {}): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (performance.now() < deadline) {
      const before = this.calls.length;
      const isBusy = () => this.#door.openCalls > 0 || this.#inBackground.size > 0 || this.calls.length > before;
      const disturbed = await this.changes.until(() => (isBusy() ? true : undefined), quietMs);
      if (!disturbed) return;
      await this.changes.until(
        () => (this.#door.openCalls === 0 ? true : undefined),
        Math.max(0, deadline - performance.now()),
      );
      if (this.#inBackground.size > 0) await Promise.allSettled([...this.#inBackground]);
    }
  }

  /** What outlives this process; see `restore`. */
  snapshot(): SlackSnapshot {
    return { ids: this.ids.snapshot(), workspaces: this.workspaces.map(snapshotOf) };
  }

  /** Goes on from a snapshot: the same ids, tokens and messages. */
  restore(kept: SlackSnapshot): void {
    this.reset();
    this.ids.restore(kept.ids);
    for (const one of kept.workspaces) {
      const { id, name, enterprise } = one;
      this.#workspaces.set(id, new SandboxWorkspace(this, { name, enterprise: enterprise ?? undefined }, one));
    }
  }

  /** Forgets everything; ids start again. */
  reset(): void {
    this.#workspaces.clear();
    this.calls.length = 0;
    this.line.requests.length = 0;
    this.faults.clear();
    this.triggers.clear();
    this.responseUrls.clear();
    this.ids.restart();
  }

  async close(): Promise<void> {
    this.line.use(null);
    this.sockets.cut();
    await Promise.allSettled([...this.#inBackground]);
    await this.#door.close();
  }
}
