import { defineCommands } from '../commands/command.ts';

/** Done by `AgreementForm`. */
export const AGREEMENT_COMMANDS = defineCommands([
  {
    id: 'agreement.measure',
    title: 'Measure agreement',
    group: 'Project',
    words: 'kappa alpha',
    where: 'agreement',
  },
]);
