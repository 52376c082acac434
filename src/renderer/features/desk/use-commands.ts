import { useEffect, useRef } from 'react';
import type { ProjectInfo } from '../../../contract/types.ts';
import { saving } from '../../app/saving.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import type { DeskValue } from './desk-context.ts';
import { focusList } from './panes.ts';

interface Actions {
  close: () => void;
  onOpen: (project: ProjectInfo) => void;
}

/** Does what the desktop's native menu asks for. */
export function useCommands(desk: DeskValue, actions: Actions): void {
  const latest = useRef({ desk, actions });
  useEffect(() => {
    latest.current = { desk, actions };
  });
  useEffect(
    () =>
      platform().onMenu?.((command) => {
        const { desk, actions } = latest.current;
        if (command === 'undo') desk.undo();
        else if (command === 'redo') desk.redo();
        else if (command === 'close') actions.close();
        else if (command === 'find') focusList();
        else if (command === 'new' || command === 'open') void another(command, actions.onOpen);
        else if (
          command === 'import' ||
          command === 'export' ||
          command === 'history' ||
          command === 'shortcuts'
        )
          desk.show(command);
      }),
    [],
  );
}

/** Another project in place of this one; where that fails, this one stays open. */
async function another(command: 'new' | 'open', onOpen: Actions['onOpen']): Promise<void> {
  try {
    const { pickNewProject, pickProject } = platform();
    const place = await (command === 'new' ? pickNewProject?.('Project') : pickProject?.());
    if (place == null) return;
    onOpen(await host().call(command === 'new' ? 'project.create' : 'project.open', { place }));
  } catch (error) {
    saving.fail(sentenceOf(error));
  }
}
