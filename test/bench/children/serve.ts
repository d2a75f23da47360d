/** What a process can be asked to do, by name. */
export type Deeds = Record<string, (given: never) => unknown>;

export interface Task {
  readonly id: number;
  readonly do: string;
  readonly given: unknown;
}
export type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly told: unknown };

/** Does what the parent asks, and ends with it. */
export function serve(deeds: Deeds): void {
  const send = (answer: Answer) => process.send?.(answer);
  async function obey(task: Task): Promise<unknown> {
    const deed = deeds[task.do] as ((given: unknown) => unknown) | undefined;
    if (!deed) throw new Error(`it cannot ${task.do}`);
    return deed(task.given);
  }
  process.on('message', (task: Task) => {
    obey(task).then(
      (result) => send({ id: task.id, result }),
      (error: unknown) => {
        const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
        send({ id: task.id, error: words });
      },
    );
  });
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit());
}

/** Says something unasked. */
export function tell(told: unknown): void {
  process.send?.({ told } satisfies Answer);
}
