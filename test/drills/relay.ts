import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server: keeps its address while the server behind it comes and goes, and cuts lines. */
export class Relay {
  readonly #server: Server;
  readonly #lines = new Set<Socket>();
  /** The server's port on this machine. */
  target: number;

  private constructor(target: number) {
    this.target = target;
    this.#server = createServer((near) => this.#join(near));
  }

  static async start(target: number): Promise<Relay> {
    const relay = new Relay(target);
    await new Promise<void>((resolve) => {
      relay.#server.listen(0, '127.0.0.1', resolve);
    });
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Cuts one line in mid-word. @returns whether there was one */
  cutOne(random: () => number): boolean {
    const lines = [...this.#lines];
    const line = lines[Math.floor(random() * lines.length)];
    line?.destroy();
    return line !== undefined;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const line of this.#lines) line.destroy();
    await closed;
  }

  #join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    this.#lines.add(near);
    const part = () => {
      this.#lines.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const end of [near, far]) {
      // What is said last must still be heard: `close` follows.
      end.on('error', () => {});
      end.on('close', part);
    }
    near.pipe(far);
    far.pipe(near);
  }
}
