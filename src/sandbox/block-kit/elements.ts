import type { JsonObject } from '../json.ts';
import {
  below,
  type Check,
  flag,
  list,
  matching,
  object,
  oneOf,
  type Place,
  report,
  type Shape,
  text,
  wholeNumber,
} from './check.ts';
import {
  checkInitialOptions,
  checkOptionValuesDiffer,
  choiceOption,
  confirm,
  optionGroups,
  overflowOption,
  plain,
  selectOption,
  webAddress,
} from './composition.ts';
import { richText } from './rich-text.ts';

const id = text({ max: 255 });
const anId = matching(/^[A-Z0-9]+$/, 'a Slack id');
const someIds = list(anId, { min: 0, max: 100 });
const date = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date as YYYY-MM-DD');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm');
const dispatchConfig = object({
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
});
const conversationFilter = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
});

const any = { action_id: id };
const asking = { ...any, focus_on_load: flag, placeholder: plain(150) };
const picking = { ...asking, confirm };
const several = { ...picking, max_selected_items: wholeNumber({ min: 1 }) };
const typing = { ...asking, initial_value: text({ max: 3000, min: 0 }), dispatch_action_config: dispatchConfig };
const lengths = { min_length: wholeNumber({ max: 3000 }), max_length: wholeNumber({ min: 1, max: 3000 }) };
const conversations = { default_to_current_conversation: flag, filter: conversationFilter };

/** A number, or a number written as a string, as number_input takes them. */
const numeral: Check = (value, place) => {
  if (typeof value !== 'string' || value.trim() === '' || Number.isNaN(Number(value))) {
    report(place, 'must be a number written as a string');
  }
};

function optionsOrGroups(element: JsonObject, place: Place): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    report(place, 'needs either options or option_groups');
  }
  checkInitialOptions(element, place);
  checkOptionValuesDiffer(element, place);
}

function choice(element: JsonObject, place: Place): void {
  checkInitialOptions(element, place);
  checkOptionValuesDiffer(element, place);
}

const menuOptions = { options: list(selectOption, { max: 100 }), option_groups: optionGroups };
const choices = { options: list(choiceOption, { max: 10 }) };
const choosing = { ...any, confirm, focus_on_load: flag };

export const elementShapes: Record<string, Shape> = {
  button: {
    required: { text: plain(75) },
    optional: {
      ...any,
      url: webAddress(3000),
      value: text({ max: 2000, min: 0 }),
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label: text({ max: 75 }),
    },
  },
  overflow: {
    required: { options: list(overflowOption, { max: 5 }) },
    optional: { ...any, confirm },
    also: checkOptionValuesDiffer,
  },
  static_select: {
    optional: { ...picking, ...menuOptions, initial_option: selectOption },
    also: optionsOrGroups,
  },
  multi_static_select: {
    optional: { ...several, ...menuOptions, initial_options: list(selectOption, { max: 100 }) },
    also: optionsOrGroups,
  },
  users_select: { optional: { ...picking, initial_user: anId } },
  multi_users_select: { optional: { ...several, initial_users: someIds } },
  conversations_select: {
    optional: { ...picking, ...conversations, initial_conversation: anId, response_url_enabled: flag },
  },
  multi_conversations_select: { optional: { ...several, ...conversations, initial_conversations: someIds } },
  channels_select: { optional: { ...picking, initial_channel: anId, response_url_enabled: flag } },
  multi_channels_select: { optional: { ...several, initial_channels: someIds } },
  checkboxes: {
    required: choices,
    optional: { ...choosing, initial_options: list(choiceOption, { max: 10 }) },
    also: choice,
  },
  radio_buttons: { required: choices, optional: { ...choosing, initial_option: choiceOption }, also: choice },
  datepicker: { optional: { ...picking, initial_date: date } },
  timepicker: { optional: { ...picking, initial_time: time, timezone: text({ max: 100 }) } },
  datetimepicker: {
    optional: {
      ...any,
      focus_on_load: flag,
      confirm,
      initial_date_time: wholeNumber({ min: 1_000_000_000, max: 9_999_999_999 }),
    },
  },
  plain_text_input: {
    optional: { ...typing, ...lengths, multiline: flag },
    also(element, place) {
      const { min_length: least, max_length: most } = element;
      if (typeof least === 'number' && typeof most === 'number' && least > most) {
        report(below(place, 'min_length'), 'must not be more than max_length');
      }
    },
  },
  number_input: {
    required: { is_decimal_allowed: flag },
    optional: {
      ...asking,
      initial_value: numeral,
      min_value: numeral,
      max_value: numeral,
      dispatch_action_config: dispatchConfig,
    },
  },
  url_text_input: { optional: typing },
  email_text_input: { optional: typing },
  rich_text_input: { optional: { ...asking, initial_value: richText, dispatch_action_config: dispatchConfig } },
  file_input: {
    optional: { ...any, filetypes: list(text({ max: 20 }), { max: 50 }), max_files: wholeNumber({ min: 1, max: 10 }) },
  },
  image: {
    required: { alt_text: text({ max: 2000 }) },
    optional: { image_url: webAddress(3000), slack_file: slackFile() },
    also: checkPictureSource,
  },
  feedback_buttons: {
    required: { positive_button: feedbackButton(), negative_button: feedbackButton() },
    optional: any,
  },
  icon_button: {
    required: { icon: oneOf('trash'), text: plain(75) },
    optional: {
      ...any,
      value: text({ max: 2000 }),
      confirm,
      accessibility_label: text({ max: 75 }),
      visible_to_user_ids: someIds,
    },
  },
};

function feedbackButton(): Check {
  return object({
    required: { text: plain(75), value: text({ max: 2000 }) },
    optional: { accessibility_label: text({ max: 75 }) },
  });
}

export function slackFile(): Check {
  return object({
    optional: { id: anId, url: webAddress(3000) },
    also({ id: fileId, url }, place) {
      if ((fileId === undefined) === (url === undefined)) report(place, 'needs either id or url');
      if (typeof fileId === 'string' && place.hasPicture?.(fileId) === false) report(place, 'invalid slack file');
    },
  });
}

export function checkPictureSource(image: JsonObject, place: Place): void {
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    report(place, 'needs either image_url or slack_file');
  }
}
