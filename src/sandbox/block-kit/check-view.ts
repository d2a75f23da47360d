import { isObject } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import {
  type BlockKitFault,
  below,
  byType,
  type Check,
  flag,
  type HasPicture,
  report,
  type Shape,
  text,
} from './check.ts';
import { plain } from './composition.ts';

const blocks: Check = (value, place) => checkBlocks(value, place);
const common = {
  callback_id: text({ max: 255, min: 0 }),
  private_metadata: text({ max: 3000, min: 0 }),
  external_id: text({ max: 255 }),
};

const modalShape: Shape = {
  required: { title: plain(24), blocks },
  optional: {
    ...common,
    close: plain(24),
    submit: plain(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
  also(view, place) {
    const asks = Array.isArray(view.blocks) && view.blocks.some((block) => isObject(block) && block.type === 'input');
    if (asks && view.submit === undefined) report(below(place, 'submit'), 'required when the modal has an input');
  },
};

const homeShape: Shape = { required: { blocks }, optional: common };

const largestView = 250 * 1024;

/** What Slack would refuse of a modal or an App Home; pointers start at the view itself. */
export function checkView(view: unknown, hasPicture?: HasPicture): BlockKitFault[] {
  const faults: BlockKitFault[] = [];
  const surface = isObject(view) && view.type === 'home' ? 'home' : 'modal';
  byType({ modal: modalShape, home: homeShape })(view, { pointer: '', surface, faults, hasPicture });
  if (isViewTooLarge(view)) faults.push({ pointer: '', problem: 'larger than 250 KB' });
  return faults;
}

export function isViewTooLarge(view: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(view) ?? '') > largestView;
}
