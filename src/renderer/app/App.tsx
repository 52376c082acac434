import { useCallback, useEffect, useState } from 'react';
import type { ProjectInfo } from '../../contract/types.ts';
import { Desk } from '../features/desk/Desk.tsx';
import { NameForm } from '../features/start/NameForm.tsx';
import { StartView } from '../features/start/StartView.tsx';
import { host, sentenceOf } from '../platform/host.ts';
import { start, type Start } from './boot.ts';
import { Failure } from './Failure.tsx';
import { currentPlace, NOWHERE, showPlace } from './hash.ts';
import { Lost } from './Lost.tsx';
import { saving } from './saving.ts';

/** What the window shows: who are you, which project, or the desk. */
export function App() {
  const [begun, setBegun] = useState<Start>();
  const [fault, setFault] = useState('');
  const [lost, setLost] = useState(false);
  useEffect(() => {
    start(() => setLost(true)).then(setBegun, (error: unknown) => setFault(sentenceOf(error)));
  }, []);
  if (fault) return <Failure title="Passage cannot start" sentence={fault} />;
  return (
    <>
      {begun && <Opened begun={begun} />}
      {lost && <Lost />}
    </>
  );
}

function Opened({ begun }: { begun: Start }) {
  const [annotator, setAnnotator] = useState(begun.annotator);
  const [project, setProject] = useState(begun.project);
  const [notice, setNotice] = useState('');
  const [failed, setFailed] = useState(begun.failed);
  // Opening a project again, as restoring a backup does, begins with a new desk.
  const [visit, setVisit] = useState(0);
  const open = useCallback((opened: ProjectInfo) => {
    saving.clear();
    setNotice('');
    setFailed(null);
    setVisit((n) => n + 1);
    if (currentPlace().project !== opened.place) showPlace({ ...NOWHERE, project: opened.place });
    setProject(opened);
  }, []);
  const close = useCallback((reason = '') => {
    showPlace(NOWHERE);
    setNotice(reason);
    setProject(null);
  }, []);
  useEffect(() => host().on('closed', ({ reason }) => close(reason)), [close]);
  useEffect(() => {
    if (!project) document.title = 'Passage';
  }, [project]);
  if (!annotator) return <NameForm onNamed={setAnnotator} />;
  if (!project)
    return (
      <StartView
        info={begun.info}
        annotator={annotator}
        notice={notice}
        failed={failed}
        onOpen={open}
        onName={setAnnotator}
      />
    );
  return (
    <Desk key={`${project.id} ${project.place} ${visit}`} project={project} onOpen={open} onClose={close} />
  );
}
