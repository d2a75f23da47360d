import { Component, type ReactNode } from 'react';

interface BlockGuardProps {
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** Shows something else where drawing fails: one malformed block must not take the page with it. */
export class BlockGuard extends Component<BlockGuardProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}
