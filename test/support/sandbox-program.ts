import type {
  Control,
  ControlsView,
  Move,
  ScenesView,
  TourView,
} from '../../src/sandbox/page-door/backstage-contract.ts';
import type { ConversationView, Deed, Done, WorkspaceView } from '../../src/sandbox/page-door/contract.ts';
import { eventually } from './eventually.ts';
import { Program } from './program.ts';

/** `npm run sandbox` in a process of its own, used through what its page asks. */
export class SandboxProgram {
  readonly program: Program;

  constructor(...args: string[]) {
    this.program = new Program('src/sandbox/main.ts', { args });
  }

  /** Waits until everything can be used. */
  up = () => this.#says('Cairn is up');

  /** Waits until its page can be opened; a past may still be lived. */
  opened = () => this.#says('Page: ');

  async #says(words: string): Promise<this> {
    const { program } = this;
    const isSaid = () => program.stdout.includes(words);
    await eventually(() => isSaid() || program.hasEnded, { what: 'the sandbox' });
    if (!isSaid()) throw new Error(`it did not come up:\n${program.stdout}\n${program.stderr}`);
    return this;
  }

  get url(): string {
    const [, url] = /^Page: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(this.program.stdout) ?? [];
    if (!url) throw new Error(`it told no page:\n${this.program.stdout}`);
    return url;
  }

  controls = () => this.#get<ControlsView>('/api/controls');
  tour = () => this.#get<TourView>('/api/tour');
  workspace = (as: string) => this.#get<WorkspaceView>(`/api/workspace?as=${as}`);
  scenes = () => this.#get<ScenesView>('/api/scenes');
  conversation = (as: string, id: string) => this.#get<ConversationView>(`/api/conversation?as=${as}&id=${id}`);

  control = (control: Control) => this.#post('/api/controls', control);
  does = (as: string, deed: Deed) => this.#post(`/api/do?as=${as}`, deed);

  async move(to: Move): Promise<void> {
    const done = await this.control({ do: 'move', to, zone: 'Europe/Berlin' });
    if (!done.ok) throw new Error(done.says);
  }

  /** Waits until the controls show it. */
  async shows(probe: (controls: ControlsView) => boolean): Promise<ControlsView> {
    let seen = await this.controls();
    const looks = async () => {
      seen = await this.controls();
      return probe(seen);
    };
    try {
      await eventually(looks);
    } catch (error) {
      throw new Error(`the controls show ${JSON.stringify(seen)}`, { cause: error });
    }
    return seen;
  }

  /** The lead pairs the two of the tour; what that makes due is still to be sent. */
  async asksToPair(): Promise<void> {
    const { cast } = await this.tour();
    const { people, conversations } = await this.workspace(cast.leadId);
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name;
    const general = conversations.find(({ name }) => name === 'general');
    const text = `/mentorship pair @${nameOf(cast.mentorId)} @${nameOf(cast.menteeId)}`;
    const done = await this.does(cast.leadId, { do: 'type', conversationId: general?.id ?? '', text });
    if (!done.ok) throw new Error(done.says);
    await this.shows(({ ledger }) => ledger.waiting + ledger.sent > 0);
  }

  /** The lead pairs the two of the tour, and they are told. @returns their group DM with Cairn */
  async pairs(): Promise<string> {
    await this.asksToPair();
    await this.shows(({ ledger }) => ledger.sent > 0 && ledger.waiting === 0);
    const { conversationId } = await this.tour();
    if (!conversationId) throw new Error('they are not paired');
    return conversationId;
  }

  /** Ends it as Ctrl-C does. @returns its exit code */
  async stop(): Promise<number | null> {
    this.program.signal('SIGTERM');
    return this.program.exitCode();
  }

  async #get<T>(path: string): Promise<T> {
    const response = await fetch(this.url + path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async #post(path: string, body: Control | Deed): Promise<Done> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Done;
  }
}
