/** Says in one sentence why a Node version (as in `process.versions.node`) cannot run Passage; undefined where it will do. */
export function nodeProblem(version: string): string | undefined;

/** Ends the process with exit code 3 and one line on stderr where this Node is too old; otherwise does nothing. */
export function requireNode(): void;
