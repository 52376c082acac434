import type { ExportPseudonyms } from '../../../contract/export-options.ts';

interface Props {
  pseudonyms: ExportPseudonyms;
  isDisabled: boolean;
  onChoose: (pseudonyms: ExportPseudonyms) => void;
}

/** Whose names stay out of the files, and what that cannot do. */
export function PseudonymChoice({ pseudonyms, isDisabled, onChoose }: Props) {
  const { annotators, speakers, key } = pseudonyms;
  const some = annotators || speakers;
  const change = (part: Partial<ExportPseudonyms>) => {
    const next = { ...pseudonyms, ...part };
    onChoose(next.annotators || next.speakers ? next : { ...next, key: false });
  };
  const check = (name: string, checked: boolean, part: Partial<ExportPseudonyms>) => (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={() => change(part)} />
      {name}
    </label>
  );
  return (
    <fieldset className="export-choice" disabled={isDisabled}>
      <legend>Pseudonyms</legend>
      {check('Annotators as A1, A2 …', annotators, { annotators: !annotators })}
      {check('Speakers as S1, S2 …', speakers, { speakers: !speakers })}
      {some && check('A key file that says who is who', key, { key: !key })}
      {some && (
        <p className="export-about" role="status">
          Names go from titles, notes and file names too.
          {speakers &&
            ' Speaker labels and names in the text of the transcripts stay: texts are not changed.'}
          {key && ' Keep the key apart from the rest.'}
        </p>
      )}
    </fieldset>
  );
}
