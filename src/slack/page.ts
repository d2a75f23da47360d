import type { KnownBlock } from '@slack/types';
import { fitting } from './blocks.ts';

/** A page of a long list. */
export interface Page<T> {
  readonly blocks: readonly KnownBlock[];
  /** The items that these blocks show. */
  readonly shown: readonly T[];
  /** There are more behind them. */
  readonly hasMore: boolean;
}

/**
 * As many items as a page holds and a view takes.
 * @param found from the first of the page on; where there are more than `perPage`, at least one of those
 * @param limits.maxBlocks what of a view's 100 blocks the screen around them leaves
 */
export function pageOf<T>(
  found: readonly T[],
  { perPage, maxBlocks }: { readonly perPage: number; readonly maxBlocks: number },
  blocksOf: (item: T) => readonly KnownBlock[],
): Page<T> {
  const fits = fitting(found.slice(0, perPage).map(blocksOf), maxBlocks);
  return { blocks: fits.flat(), shown: found.slice(0, fits.length), hasMore: fits.length < found.length };
}
