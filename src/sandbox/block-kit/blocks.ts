import { isObject, type JsonObject, objectsAt } from '../json.ts';
import {
  below,
  byType,
  type Check,
  flag,
  list,
  object,
  oneOf,
  type Place,
  report,
  type Shape,
  type Surface,
  text,
} from './check.ts';
import { anyText, plain, webAddress } from './composition.ts';
import { checkPictureSource, elementShapes, slackFile } from './elements.ts';
import { richText, richTextElements } from './rich-text.ts';

const menus = ['static_select', 'users_select', 'conversations_select', 'channels_select'];
const multiMenus = menus.map((menu) => `multi_${menu}`);
const everywhere = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...menus, ...multiMenus];
const typed = ['plain_text_input', 'number_input', 'url_text_input', 'email_text_input', 'rich_text_input'];

const accessory = byType(elementShapes, () => ['button', 'overflow', 'image', ...everywhere]);
const action = byType(elementShapes, () => ['button', 'overflow', 'datetimepicker', 'rich_text_input', ...everywhere]);
const input = byType(elementShapes, (surface) => [
  ...typed,
  'datetimepicker',
  ...everywhere,
  ...(surface === 'modal' ? ['file_input'] : []),
]);
const contextAction = byType(elementShapes, () => ['feedback_buttons', 'icon_button']);
const contextText = anyText(3000);
const contextImage = byType(elementShapes, () => ['image']);

const contextElement: Check = (value, place) =>
  (isObject(value) && value.type === 'image' ? contextImage : contextText)(value, place);

function actionIdsDiffer(block: JsonObject, place: Place): void {
  const seen = new Set<unknown>();
  objectsAt(block, 'elements').forEach((element, index) => {
    if (element.action_id === undefined) return;
    if (seen.has(element.action_id)) {
      report(
        below(below(below(place, 'elements'), index), 'action_id'),
        `action_id already used: ${element.action_id}`,
      );
    }
    seen.add(element.action_id);
  });
}

const cell = (value: unknown, place: Place): void =>
  isObject(value) && value.type === 'rich_text'
    ? richText(value, place)
    : byType({ raw_text: { required: { text: text({ max: 3000 }) } } })(value, place);

const columnSetting: Check = (value, place) => {
  if (value !== null) object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } })(value, place);
};

const block_id = text({ max: 255 });

const blockShapes: Record<string, Shape> = {
  section: {
    optional: {
      block_id,
      text: anyText(3000),
      fields: list(anyText(2000), { max: 10 }),
      accessory,
      expand: flag,
    },
    also(block, place) {
      if (block.text === undefined && block.fields === undefined) report(place, 'needs text or fields');
    },
  },
  header: { required: { text: plain(150) }, optional: { block_id } },
  divider: { optional: { block_id } },
  context: { required: { elements: list(contextElement, { max: 10 }) }, optional: { block_id } },
  actions: { required: { elements: list(action, { max: 25 }) }, optional: { block_id }, also: actionIdsDiffer },
  input: {
    required: { label: plain(2000), element: input },
    optional: { block_id, hint: plain(2000), optional: flag, dispatch_action: flag },
  },
  image: {
    required: { alt_text: text({ max: 2000 }) },
    optional: { block_id, image_url: webAddress(3000), slack_file: slackFile(), title: plain(2000) },
    also: checkPictureSource,
  },
  rich_text: { required: { elements: richTextElements }, optional: { block_id } },
  markdown: { required: { text: text({ max: 12_000 }) }, optional: { block_id } },
  table: {
    required: { rows: list(list(cell, { max: 20 }), { max: 100 }) },
    optional: { block_id, column_settings: list(columnSetting, { max: 20 }) },
  },
  context_actions: {
    required: { elements: list(contextAction, { max: 5 }) },
    optional: { block_id },
    also: actionIdsDiffer,
  },
};

const messageOnly = ['markdown', 'table', 'context_actions'];

function allowedOn(surface: Surface): string[] {
  return Object.keys(blockShapes).filter((type) => surface === 'message' || !messageOnly.includes(type));
}

const block = byType(blockShapes, allowedOn);

/** All blocks of one surface, and what must hold between them. */
export function checkBlocks(blocks: unknown, place: Place): void {
  list(block, { min: 0, max: place.surface === 'message' ? 50 : 100 })(blocks, place);
  if (!Array.isArray(blocks)) return;
  checkBlockIdsDiffer(blocks, place);
  const objects = blocks.filter(isObject);
  if (objects.filter((one) => one.type === 'table').length > 1) report(place, 'only one table is allowed');
  const markdown = objects.filter((one) => one.type === 'markdown').map((one) => String(one.text));
  if (markdown.join('').length > 12_000) report(place, 'markdown blocks longer than 12000 characters together');
  const focused = objects.filter((one) => isObject(one.element) && one.element.focus_on_load === true);
  if (focused.length > 1) report(place, 'only one element can have focus_on_load');
}

function checkBlockIdsDiffer(blocks: unknown[], place: Place): void {
  const seen = new Set<unknown>();
  blocks.forEach((one, index) => {
    if (!isObject(one) || one.block_id === undefined) return;
    if (seen.has(one.block_id)) {
      report(below(below(place, index), 'block_id'), `block_id already used: ${one.block_id}`);
    }
    seen.add(one.block_id);
  });
}
