import './safety.css';
import { useState } from 'react';
import type { RepairReport } from '../../../contract/safety-types.ts';
import type { ProjectInfo } from '../../../contract/types.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { count } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';

interface Props {
  report: RepairReport;
  onOpen: (project: ProjectInfo) => void;
  onClose: () => void;
}

/** What a repair came to, before its file is opened. */
export function RepairDialog({ report: { place, name, pages, tables, losses }, onOpen, onClose }: Props) {
  const [fault, setFault] = useState('');
  const lost = tables.reduce((sum, table) => sum + table.lost, 0);
  const open = (): void =>
    void host()
      .call('project.open', { place })
      .then(onOpen, (error: unknown) => setFault(sentenceOf(error)));
  return (
    <Sheet
      title="Repaired"
      isOpen
      onClose={onClose}
      width="narrow"
      footer={
        <>
          <span className="sheet-words sheet-fault" role="alert">
            {fault}
          </span>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
          <button type="button" className="button" data-variant="primary" onClick={open}>
            Open the repaired project
          </button>
        </>
      }
    >
      <div className="repair" role="region" aria-label="What was repaired" tabIndex={0}>
        <p>
          What could be read is in “{name}”, and its check is clean. The damaged file is as it was: keep it
          until you know that nothing is missing.
        </p>
        <p>
          {pages.damaged === 0
            ? `All of ${count(pages.total, 'page')} could be used.`
            : `Of ${count(pages.total, 'page')} of the file ${pages.damaged} could not be used.`}{' '}
          {lost === 0
            ? 'Nothing that the log knows of is lost.'
            : `${count(lost, 'row')} that the log knows of ${lost === 1 ? 'is' : 'are'} lost.`}
        </p>
        {losses.length > 0 && (
          <ul>
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        )}
        <table className="safety-table">
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Read</th>
              <th scope="col">From the log</th>
              <th scope="col">Lost</th>
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <tr key={table.table} data-lost={table.lost > 0 || undefined}>
                <th scope="row">{table.table.replaceAll('_', ' ')}</th>
                <td>{table.read.toLocaleString()}</td>
                <td>{table.restored.toLocaleString()}</td>
                <td>{table.lost.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
