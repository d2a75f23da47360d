import type { ModalsView } from '../../page-door/contract.ts';
import { useLive } from '../live.ts';
import { useSession } from '../session.tsx';
import { Modal } from './modal.tsx';

/** The modals that are open for this person, the last one on top. */
export function ModalStack() {
  const { me } = useSession().workspace;
  const { view } = useLive<ModalsView>(`/api/modals?as=${encodeURIComponent(me.id)}`);
  const stack = view?.stack ?? [];
  return stack.map((modal, index) => (
    <Modal key={`${me.id} ${modal.viewId}`} modal={modal} position={index + 1} depth={stack.length} />
  ));
}
