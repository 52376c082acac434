/**
 * The guard that every entry point calls before it loads anything else.
 *
 * Plain JavaScript without imports, because it must run on the Node that is too old for the rest: Node before 22.18 cannot
 * read TypeScript, and the SQLite driver ends Node 20 with a segmentation fault instead of an error.
 */

/**
 * Says why a Node version cannot run Passage.
 *
 * @param {string} version as in `process.versions.node`, without a leading "v"
 * @returns {string | undefined} one sentence, or undefined where the version will do
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // Type stripping came in 22.18 on the 22 line, and in 23.6 on the 23 line.
  const fits = major === 22 ? minor >= 18 : major === 23 ? minor >= 6 : major > 23;
  if (fits) return undefined;
  return (
    `Passage needs Node 22.18 or newer, this is Node ${version}: use the npm scripts after \`npm ci\` ` +
    '(they bring their own Node on Linux and Windows), or install a newer Node.'
  );
}

/**
 * Ends the process with exit code 3 (cannot open) and one line on stderr where this Node is too old; otherwise does nothing.
 *
 * @returns {void}
 */
export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(3);
}
