import { useMemo } from 'react';
import { type MrkdwnNode, mrkdwnTree } from './mrkdwn-tree.ts';
import { ChannelName, DateWords, GroupName, Link, PersonName } from './references.tsx';
import './texts.css';

interface MrkdwnProps {
  text: string;
  /** Leave bare web addresses as they are. */
  verbatim?: boolean;
}

/** Slack's mrkdwn, as this viewer reads it. */
export function Mrkdwn(props: MrkdwnProps) {
  return (
    <div>
      <InlineMrkdwn {...props} />
    </div>
  );
}

/** The same inside of a line: an option's words, a label. */
export function InlineMrkdwn({ text, verbatim = false }: MrkdwnProps) {
  const nodes = useMemo(() => mrkdwnTree(text, { verbatim }), [text, verbatim]);
  return (
    <span className="block-text" dir="auto">
      <Nodes nodes={nodes} />
    </span>
  );
}

function Nodes({ nodes }: { nodes: readonly MrkdwnNode[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: nodes have nothing but their place, and keep no state.
  return nodes.map((node, index) => <Node key={index} node={node} />);
}

function Node({ node }: { node: MrkdwnNode }) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return (
        <strong>
          <Nodes nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Nodes nodes={node.children} />
        </s>
      );
    case 'code':
      return (
        <code>
          <Nodes nodes={node.children} />
        </code>
      );
    // Spans, because a text may stand where only a line may: in a label, in an option.
    case 'fence':
      return (
        <code className="block-fence">
          <Nodes nodes={node.children} />
        </code>
      );
    case 'quote':
      return (
        <span className="block-quote">
          <Nodes nodes={node.children} />
        </span>
      );
    case 'person':
      return <PersonName id={node.id} />;
    case 'channel':
      return <ChannelName id={node.id} />;
    case 'group':
      return <GroupName name={node.name} />;
    case 'date':
      return <DateWords {...node} />;
    case 'link':
      return (
        <Link url={node.url}>
          <Nodes nodes={node.children} />
        </Link>
      );
  }
}
