import { isObject, objectsAt, stringAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';
import { withEmoji } from './emoji.ts';
import { RichText } from './rich-text.tsx';
import { Unshown } from './unshown.tsx';

/** A table; its first row is its head, as in Slack. It scrolls inside of its own box. */
export function TableBlock({ block }: { block: Json }) {
  const rows = (Array.isArray(block.rows) ? block.rows : []).map((row) =>
    (Array.isArray(row) ? row : []).filter(isObject),
  );
  const [head = [], ...body] = rows;
  if (head.length === 0) return <Unshown what="table" />;
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const columns = settings.map((setting) => (isObject(setting) ? setting : {}));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
    <figure className="block-scroll" aria-label={labelOf(head)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing but their place, and keep no state.
              <th key={index} scope="col" className={cellClass(columns[index])}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place, and keep no state.
            <tr key={line}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing but their place, and keep no state.
                <td key={index} className={cellClass(columns[index])}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Cell({ cell }: { cell: Json }) {
  if (cell.type === 'rich_text') return <RichText value={cell} />;
  return <span dir="auto">{withEmoji(stringAt(cell, 'text') ?? '')}</span>;
}

function labelOf(head: readonly Json[]): string {
  const words = head.map(wordsIn).filter((text) => text !== '');
  return words.length > 0 ? `Table: ${words.join(', ')}` : 'Table';
}

function wordsIn(cell: Json): string {
  const own = stringAt(cell, 'text');
  if (own !== undefined) return own;
  return objectsAt(cell, 'elements').map(wordsIn).join('');
}

function cellClass(column: Json | undefined): string {
  const align = column && ['center', 'right'].includes(String(column.align)) ? ` block-cell-${column.align}` : '';
  return `block-cell${column?.is_wrapped === true ? ' block-cell-wrapped' : ''}${align}`;
}
