import type { KnownBlock } from '@slack/types';
import { fitting } from './blocks.ts';

/** A page of a long list. */
export interface Page<T> {
  readonly blocks: readonly KnownBlock[];
  /** The items that these blocks show. */
  readonly shown: readonly T[];
  /** There are more behind them, to which the last one shown leads. */
  readonly hasMore: boolean;
}

/**
 * As many items as a page holds and a view takes.
 * @param found from the first of the page on; where there are more than `perPage`, at least one of those
 * @param limits.maxBlocks what of a view's 100 blocks the screen around them leaves
 * @param limits.isReversed the last of the page stands first
 */
export function pageOf<T>(
  found: readonly T[],
  { perPage, maxBlocks, isReversed = false }: { perPage: number; maxBlocks: number; isReversed?: boolean },
  blocksOf: (item: T) => readonly KnownBlock[],
): Page<T> {
  const fits = fitting(found.slice(0, perPage).map(blocksOf), maxBlocks);
  return {
    blocks: (isReversed ? fits.toReversed() : fits).flat(),
    shown: found.slice(0, fits.length),
    hasMore: fits.length > 0 && fits.length < found.length,
  };
}
