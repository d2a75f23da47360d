import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Picture } from './picture.tsx';
import { Link } from './references.tsx';

const components: Components = {
  a: ({ href, children }) => <Link url={href ?? ''}>{children}</Link>,
  img: ({ src, alt }) => <Picture address={typeof src === 'string' ? src : ''} description={alt ?? ''} />,
  // The box of a task list; it is not there to be ticked.
  input: ({ checked }) => <span>{checked ? '☑' : '☐'}</span>,
  // What is a heading in the text is none in the page's outline.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
    <figure className="block-scroll" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </figure>
  ),
};

const extensions = [remarkGfm];

/** A markdown block: Markdown as it is written elsewhere, not mrkdwn. Raw HTML in it is shown as the text it is. */
export function MarkdownBlock({ text }: { text: string }) {
  return (
    <div className="block-markdown" dir="auto">
      <Markdown remarkPlugins={extensions} components={components}>
        {text}
      </Markdown>
    </div>
  );
}
