import type { Clock } from '../../core/clock.ts';
import type { Ids } from './ids.ts';

/** A file of the app: promised with a name and a length, then uploaded, then completed; before that nobody can use it. */
export interface SandboxFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly altText: string | undefined;
  readonly createdAt: Date;
  title: string;
  bytes: Buffer | undefined;
  isComplete: boolean;
  /** So many looks at it still find it unready: Slack goes on working on a file after it was completed. */
  unreadyLooks: number;
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

/** The files of one workspace. */
export class FileStore {
  readonly #ids: Ids;
  readonly #clock: Clock;
  readonly #files = new Map<string, SandboxFile>();
  /** How often a new file is found unready before it can be shown. */
  unreadyLooks = 0;

  constructor(ids: Ids, clock: Clock) {
    this.#ids = ids;
    this.#clock = clock;
  }

  promise(file: Pick<SandboxFile, 'name' | 'length' | 'altText'>): SandboxFile {
    const id = this.#ids.next('F');
    const { unreadyLooks } = this;
    const createdAt = this.#clock.now();
    const made = { ...file, id, createdAt, title: file.name, bytes: undefined, isComplete: false, unreadyLooks };
    this.#files.set(id, made);
    return made;
  }

  find(id: string): SandboxFile | undefined {
    return this.#files.get(id);
  }

  all(): SandboxFile[] {
    return [...this.#files.values()];
  }

  /** Whether a block may show it now. */
  look(id: string): boolean {
    const file = this.find(id);
    if (!file?.isComplete || !typeOf(file)?.startsWith('image/')) return false;
    if (file.unreadyLooks === 0) return true;
    file.unreadyLooks -= 1;
    return false;
  }

  restore(files: readonly SandboxFile[]): void {
    for (const file of files) this.#files.set(file.id, file);
  }
}

export function typeOf({ name }: Pick<SandboxFile, 'name'>): string | undefined {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''];
}

/** The picture as a page can show it without asking for it. */
export function dataAddress(file: SandboxFile): string | undefined {
  const type = typeOf(file);
  return type && file.bytes ? `data:${type};base64,${file.bytes.toString('base64')}` : undefined;
}
