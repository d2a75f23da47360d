import type { CairnApp } from '../../src/create-app.ts';
import type { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';

/**
 * Has this Slack ask Cairn itself whether all is at rest. By itself it watches for a moment whether anything still comes,
 * which a busy machine may make wrong.
 */
export function restWith(slack: SandboxSlack, apps: () => readonly CairnApp[]): void {
  slack.settled = async () => {
    for (let before = -1; before < slack.calls.length || !slack.isIdle; ) {
      await slack.idle();
      before = slack.calls.length;
      for (const app of apps()) await app.settled();
    }
  };
}
