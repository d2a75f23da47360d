import type { WorkspaceId } from '../../../core/ids.ts';

/** Where feeds live. */
export const feedPath = '/calendar/';

/** The address of a feed, which is its key as well. */
export function feedAddress(publicUrl: string, workspaceId: WorkspaceId, secret: string): string {
  return `${publicUrl}${feedPath}${workspaceId}/${secret}.ics`;
}

const shape = /^\/calendar\/([TE][A-Z0-9]{1,30})\/([A-Za-z0-9_-]{43})\.ics$/;

/** What a path asks for; undefined where no feed has such a path. */
export function readFeedPath(path: string): { workspaceId: WorkspaceId; secret: string } | undefined {
  const [, workspaceId, secret] = shape.exec(path) ?? [];
  return workspaceId && secret ? { workspaceId: workspaceId as WorkspaceId, secret } : undefined;
}
