import { objectsAt } from '../json.ts';
import { sendViewClick } from '../slack/interactions.ts';
import type { OpenView } from '../slack/open-views.ts';
import { readerFor } from './reader.ts';
import type { SandboxPerson } from './sandbox-person.ts';
import type { Surface } from './surface.ts';

/** A modal or the App Home as something to click and type in. */
export function viewSurface(person: SandboxPerson, view: OpenView, accepts = true): Surface {
  const { workspace, user } = person;
  return {
    workspace,
    user,
    reader: readerFor(workspace, user),
    blocks: objectsAt(view.definition, 'blocks'),
    state: view.state,
    confirm: (dialog) => person.meetDialog(dialog, accepts),
    async act(action) {
      await sendViewClick(workspace, { user, view, action });
      await workspace.slack.settled();
    },
  };
}
