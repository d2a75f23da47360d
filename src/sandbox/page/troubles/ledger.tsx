import type { LedgerView } from '../../page-door/backstage-contract.ts';
import { verdictOf } from './verdict.ts';

const rows = [
  { key: 'sent', label: 'Sent', meaning: 'stands in Slack' },
  { key: 'waiting', label: 'Waiting', meaning: 'will be sent' },
  { key: 'moot', label: 'Moot', meaning: 'no longer needed' },
  { key: 'dead', label: 'Given up', meaning: 'Slack refused it for good' },
  { key: 'doubled', label: 'Doubled', meaning: 'stands in Slack more than once' },
  { key: 'missing', label: 'Missing', meaning: 'sent by the books, not in Slack' },
] as const;

/** Cairn's deliveries held against what stands in Slack. */
export function Ledger({ ledger }: { ledger: LedgerView }) {
  const { isGood, says } = verdictOf(ledger);
  return (
    <section className="ledger" aria-labelledby="ledger">
      <h3 id="ledger">Was anything lost or doubled?</h3>
      <p className="verdict" data-good={isGood} role="status">
        <span aria-hidden="true">{isGood ? '✓ ' : '✕ '}</span>
        {says}
      </p>
      <Bar ledger={ledger} />
      <table>
        <thead>
          <tr>
            <th scope="col">Deliveries</th>
            <th scope="col">Meaning</th>
            <th scope="col" className="number">
              Count
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, meaning }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{meaning}</td>
              <td className="number">{ledger[key]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The table says the same in numbers, so the picture is for eyes only. */
function Bar({ ledger: { sent, waiting, dead } }: { ledger: LedgerView }) {
  const parts = [
    { name: 'sent', count: sent },
    { name: 'waiting', count: waiting },
    { name: 'dead', count: dead },
  ].filter(({ count }) => count > 0);
  return (
    <div className="ledger-bar" aria-hidden="true">
      {parts.map(({ name, count }) => (
        <span key={name} className={`ledger-${name}`} style={{ flexGrow: count }} />
      ))}
    </div>
  );
}
