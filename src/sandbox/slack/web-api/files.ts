import { isObject, type JsonObject } from '../../json.ts';
import { type SandboxFile, typeOf } from '../file-store.ts';
import { Refusal, refusedFor } from '../refusal.ts';
import type { SandboxWorkspace } from '../sandbox-workspace.ts';
import { uploadAddress } from '../take-upload.ts';
import type { Call } from './methods.ts';

const longestAltText = 1000;

export function getUploadUrl({ slack, workspace, args }: Call): JsonObject {
  const name = args.required('filename');
  const length = Number(args.required('length'));
  if (!Number.isInteger(length) || length < 0) {
    throw refusedFor('invalid_arguments', ['[ERROR] must be a whole number [json-pointer:/length]']);
  }
  if (length === 0) throw new Refusal('missing_argument');
  const altText = args.optional('alt_txt');
  if (altText !== undefined && altText.length > longestAltText) throw new Refusal('alt_txt_too_large');
  const file = workspace.files.promise({ name, length, altText });
  return { upload_url: uploadAddress(slack.origin, workspace.id, file.id), file_id: file.id };
}

/** Without a channel the files are the app's own, until a message shows them. */
export function completeUpload({ workspace, args }: Call): JsonObject {
  const listed = args.json('files', 'invalid_arguments');
  if (!Array.isArray(listed) || listed.length === 0 || !listed.every(isObject)) {
    throw refusedFor('invalid_arguments', ['[ERROR] must be a list of files [json-pointer:/files]']);
  }
  if (args.optional('channel_id') !== undefined || args.optional('channels') !== undefined) {
    throw refusedFor('invalid_arguments', ['[ERROR] this Slack shares files by image blocks only']);
  }
  const files = listed.map(({ id, title }) => ({ file: uploaded(workspace, id), title }));
  for (const { file, title } of files) {
    file.isComplete = true;
    if (typeof title === 'string' && title !== '') file.title = title;
  }
  return { files: files.map(({ file }) => ({ id: file.id, title: file.title })) };
}

export function showFile({ workspace, args }: Call): JsonObject {
  const file = workspace.files.find(args.required('file'));
  if (!file?.isComplete) throw new Refusal('file_not_found');
  return { file: filePayload(file) };
}

function uploaded(workspace: SandboxWorkspace, id: unknown): SandboxFile {
  const file = typeof id === 'string' ? workspace.files.find(id) : undefined;
  if (!file?.bytes) throw new Refusal('file_not_found');
  return file;
}

/** What is still being worked on has no type yet. */
function filePayload(file: SandboxFile): JsonObject {
  return {
    id: file.id,
    created: Math.floor(file.createdAt.getTime() / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.unreadyLooks > 0 ? '' : (typeOf(file) ?? 'application/octet-stream'),
    size: file.length,
    is_public: false,
    alt_txt: file.altText,
  };
}
