import { COLOURS } from '../model/codebook.ts';
import { NEUTRAL } from './cues.ts';
import { escapeHtml } from './escape.ts';

/** The shades for a dark page, as in the app. */
const DARK: Readonly<Record<string, string>> = {
  blue: '#56a8e0',
  orange: '#f08a3c',
  green: '#2fc49b',
  purple: '#d583c8',
  yellow: '#dcb23c',
  sky: '#7cc8f2',
  wine: '#d0709f',
  indigo: '#9a8df0',
  olive: '#b5b54a',
  rose: '#ee98a4',
  [NEUTRAL]: '#a3a3a3',
};

/** What is around the document: the page in both themes, on a screen and on paper. Goes after `MARKED_STYLE`. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; background: var(--marked-paper, #fff); }
body { margin: 0; padding: 2rem 1.25rem 4rem; color: var(--marked-ink, #000); background: var(--marked-paper, #fff); }
a { color: inherit; }
bdi, .marked-by, .marked-line, .marked-notes, .marked-end b, .marked-end q { unicode-bidi: isolate; }
.marked-made { margin-top: 2.5em; color: var(--marked-quiet, #444); font: .72em/1.4 'Inter Variable', system-ui, sans-serif; }
:target { outline: 2px solid var(--marked, currentColor); outline-offset: 2px; }
@media screen and (max-width: 46rem) {
  .marked-row { grid-template-columns: minmax(0, 1fr); }
  .marked-legend { grid-template-columns: minmax(0, 1fr); gap: 1em; }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --marked-ink: #e8e6e1; --marked-paper: #1b1a18; --marked-quiet: #b3afa6; --marked-rule: #57534b; }
${[...COLOURS, NEUTRAL].map((name) => `  .marked-${name} { --marked: ${DARK[name]!}; }`).join('\n')}
  .marked { background: color-mix(in srgb, var(--marked) 20%, transparent); }
}
@media print { body { padding: 0; } .marked-back { display: none; } .marked-notes a { text-decoration: none; } }
`;

interface Page {
  title: string;
  /** BCP 47, of what the page says, not of what it quotes. */
  language: string;
  style: string;
  /** SHA-256 of the style, in base64: the only one that the page's policy lets in. */
  styleHash: string;
  /** Markup. */
  body: readonly string[];
  /** What made it, in words. */
  made: string;
}

/** Controls that turn the direction of what follows: in a window's title nothing would hold them. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A page that stands alone: it has no script, and its policy lets it load nothing and send nothing. */
export const page = ({ title, language, style, styleHash, body, made }: Page): string[] => [
  `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title.replace(BIDI, ''))}</title>
<style>${style}</style>
</head>
<body>
<main class="marked-page">
`,
  ...body,
  `\n<p class="marked-made">${escapeHtml(made)}</p>\n</main>\n</body>\n</html>\n`,
];
