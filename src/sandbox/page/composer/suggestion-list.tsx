import type { Suggestions } from './suggestions.ts';

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The list above the composer. The focus stays in the text; `chosen` is where the arrows have moved to. */
export function SuggestionList({
  id,
  suggestions,
  chosen,
  choose,
}: {
  id: string;
  suggestions: Suggestions;
  chosen: number;
  choose: (index: number) => void;
}) {
  return (
    <div className="suggestions" role="listbox" id={id} aria-label={suggestions.of}>
      {suggestions.list.map(({ id: key, insert, usage, description }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the text.
        <div
          key={key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="suggestion"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          <span className="suggestion-insert">
            <strong>{insert}</strong> {usage && <span className="suggestion-usage">{usage}</span>}
          </span>
          <span className="suggestion-description">{description}</span>
        </div>
      ))}
    </div>
  );
}
