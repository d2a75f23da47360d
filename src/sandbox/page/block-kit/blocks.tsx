import { type ComponentType, useId } from 'react';
import { objectAt, objectsAt, stringAt, wordsAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';
import { BlockGuard } from './block-guard.tsx';
import { blockKeys } from './block-keys.ts';
import { Element } from './elements/element.tsx';
import { InputBlock } from './input-block.tsx';
import { MarkdownBlock } from './markdown-block.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import type { Slot } from './slot.ts';
import { TableBlock } from './table-block.tsx';
import { TextObject } from './text-object.tsx';
import { Unshown } from './unshown.tsx';
import './blocks.css';
import './controls.css';

interface BlockProps {
  readonly block: Json;
}

/** Any blocks, one below the other. What cannot be drawn says so, and leaves the others alone. */
export function Blocks({ blocks }: { blocks: readonly Json[] }) {
  const keys = blockKeys(blocks);
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <BlockGuard key={keys[index]} instead={<Unshown what={String(block.type)} />}>
          <Block block={block} />
        </BlockGuard>
      ))}
    </div>
  );
}

const drawn: Readonly<Record<string, ComponentType<BlockProps>>> = {
  section: Section,
  header: ({ block }) => (
    <h3 className="block-header">
      <TextObject object={objectAt(block, 'text')} />
    </h3>
  ),
  divider: () => <hr className="block-divider" />,
  context: Context,
  actions: Actions,
  context_actions: Actions,
  input: InputBlock,
  image: ImageBlock,
  rich_text: ({ block }) => <RichText value={block} />,
  markdown: ({ block }) => <MarkdownBlock text={stringAt(block, 'text') ?? ''} />,
  table: TableBlock,
};

/** Whether anything of these blocks can be drawn. */
export function canShow(blocks: readonly Json[]): boolean {
  return blocks.some(({ type }) => Object.hasOwn(drawn, String(type)));
}

function Block({ block }: BlockProps) {
  const type = String(block.type);
  const Drawn = Object.hasOwn(drawn, type) ? drawn[type] : undefined;
  return Drawn ? <Drawn block={block} /> : <Unshown what={type} />;
}

function Section({ block }: BlockProps) {
  const besideId = useId();
  const text = objectAt(block, 'text');
  const accessory = objectAt(block, 'accessory');
  const slot = { ...slotOf(block), besideId: text && besideId };
  return (
    <div className="block-section">
      <div className="block-section-words">
        {text && (
          <div id={besideId}>
            <TextObject object={text} />
          </div>
        )}
        <Fields block={block} />
      </div>
      {accessory && (
        <div className="block-accessory">
          <Element element={accessory} slot={slot} />
        </div>
      )}
    </div>
  );
}

function Fields({ block }: BlockProps) {
  const fields = objectsAt(block, 'fields');
  if (fields.length === 0) return null;
  return (
    <div className="block-fields">
      {fields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields have nothing but their place, and keep no state.
        <div key={index}>
          <TextObject object={field} />
        </div>
      ))}
    </div>
  );
}

function Context({ block }: BlockProps) {
  return (
    <div className="block-context">
      {objectsAt(block, 'elements').map((element, index) =>
        element.type === 'image' ? (
          <Picture
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures have nothing but their place, and keep no state.
            key={index}
            isSmall
            address={stringAt(element, 'image_url') ?? ''}
            description={stringAt(element, 'alt_text') ?? ''}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts have nothing but their place, and keep no state.
          <TextObject key={index} object={element} />
        ),
      )}
    </div>
  );
}

function Actions({ block }: BlockProps) {
  return (
    <div className="block-actions">
      {objectsAt(block, 'elements').map((element, index) => (
        <Element key={stringAt(element, 'action_id') ?? index} element={element} slot={slotOf(block)} />
      ))}
    </div>
  );
}

function ImageBlock({ block }: BlockProps) {
  const title = wordsAt(block, 'title');
  return (
    <figure className="block-image">
      {title && (
        <figcaption>
          <TextObject object={objectAt(block, 'title')} />
        </figcaption>
      )}
      <Picture address={stringAt(block, 'image_url') ?? ''} description={stringAt(block, 'alt_text') ?? ''} />
    </figure>
  );
}

function slotOf(block: Json): Slot {
  return { blockId: stringAt(block, 'block_id') ?? '', tells: true };
}
