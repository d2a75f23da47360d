import type { LedgerView } from '../../page-door/backstage-contract.ts';

export interface Verdict {
  readonly isGood: boolean;
  readonly says: string;
}

/** What Cairn's books, held against what stands in Slack, come to. */
export function verdictOf({ waiting, sent, moot, dead, doubled, missing }: LedgerView): Verdict {
  const counts = [`${sent} sent`, `${waiting} waiting`, ...(moot > 0 ? [`${moot} no longer needed`] : [])].join(', ');
  const wrong = [
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'is' : 'are'} missing in Slack`] : []),
    ...(doubled > 0 ? [`${doubled} ${doubled === 1 ? 'stands' : 'stand'} there twice`] : []),
    ...(dead > 0 ? [`${dead} ${dead === 1 ? 'was' : 'were'} given up`] : []),
  ];
  if (wrong.length === 0) return { isGood: true, says: `Nothing is lost, nothing is doubled: ${counts}.` };
  return { isGood: false, says: `Something is wrong: ${wrong.join(', ')} (${counts}).` };
}
