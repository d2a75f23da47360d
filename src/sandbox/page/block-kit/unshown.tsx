/** A quiet line where something stands that the sandbox cannot draw. */
export function Unshown({ what }: { what: string }) {
  return <p className="block-unshown">The sandbox cannot show this part ({what.replaceAll('_', ' ')}).</p>;
}
