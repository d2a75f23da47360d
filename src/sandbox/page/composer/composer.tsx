import { type KeyboardEvent, useId, useRef } from 'react';
import { useSession } from '../session.tsx';
import { draftKey, useDraft } from './drafts.ts';
import { ShortcutsMenu } from './shortcuts-menu.tsx';
import { optionId, SuggestionList } from './suggestion-list.tsx';
import { commandIn } from './suggestions.ts';
import { useSend } from './use-send.ts';
import { useSuggestions } from './use-suggestions.ts';
import './composer.css';

/** Where a person types. Enter sends, Shift+Enter makes a line; `/` offers commands and `@` people. */
export function Composer({
  conversationId,
  threadTs,
  label,
  sendLabel,
  hasShortcuts = false,
}: {
  conversationId: string;
  threadTs?: string;
  label: string;
  sendLabel: string;
  hasShortcuts?: boolean;
}) {
  const { workspace } = useSession();
  const listId = useId();
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = draftKey(workspace.me.id, conversationId, threadTs);
  const [text, write] = useDraft(key);
  const { send, isSending, trouble, setTrouble } = useSend(key, { conversationId, threadTs });
  const { suggestions, chosen, choose, press, look, setIsFocused } = useSuggestions(text, write, field);
  const command = commandIn(text, workspace.commands);

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it.
    if (event.nativeEvent.isComposing || press(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send().then(() => field.current?.focus());
      }}
    >
      {trouble && (
        <p className="alert" role="alert">
          {trouble}
        </p>
      )}
      {suggestions && <SuggestionList id={listId} suggestions={suggestions} chosen={chosen} choose={choose} />}
      <div className="composer-box">
        <textarea
          ref={field}
          rows={1}
          value={text}
          readOnly={isSending}
          placeholder={label}
          aria-label={label}
          role="combobox"
          aria-expanded={suggestions !== undefined}
          aria-controls={suggestions ? listId : undefined}
          aria-activedescendant={suggestions ? optionId(listId, chosen) : undefined}
          aria-autocomplete="list"
          aria-describedby={hintId}
          onChange={(event) => {
            write(event.target.value);
            look();
          }}
          onSelect={look}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          {hasShortcuts && <ShortcutsMenu whenFailed={setTrouble} />}
          <p className="composer-hint" id={hintId}>
            {command ? `${command.command} ${command.usageHint}` : 'Enter sends, Shift+Enter makes a new line.'}
          </p>
          <span className="composer-status" role="status">
            {isSending && 'Sending…'}
          </span>
          <button type="submit" className="button button-primary" disabled={isSending || text.trim() === ''}>
            {sendLabel}
          </button>
        </div>
      </div>
    </form>
  );
}
