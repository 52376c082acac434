import type { AgreementReport } from '../../agreement/request.ts';
import type { Figure } from '../../agreement/figure.ts';
import { intervalOf, MEASURE_NAMES, unitWords, valueOf } from './figures.ts';
import { methodSentences } from './method.ts';
import { escapeHtml } from '../../render/escape.ts';
import { REPORT_STYLE } from './style.ts';

export interface ReportInput {
  project: string;
  groups: readonly (AgreementReport & { by: string; name: string })[];
  names: Readonly<Record<string, string>>;
  request: {
    unit: string;
    scope: string;
    seed: number;
    replicates: number;
    tags: readonly string[];
    annotators: readonly string[];
  };
  hidden: number;
  editions: readonly { transcript: string; edition: string; number: number }[];
  orphans: number;
}

/** A report that stands alone: no scripts, nothing loaded, prints well. It holds no time of its own making. */
export function agreementHtml(input: ReportInput): string {
  const { project, groups, names } = input;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Agreement: ${escapeHtml(project)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>Agreement: ${escapeHtml(project)}</h1>
<h2>Method</h2>
${methodSentences(input)
  .map((sentence) => `<p>${escapeHtml(sentence)}</p>`)
  .join('\n')}
${groups.map((group) => groupHtml(group, names)).join('\n')}
</main>
</body>
</html>
`;
}

function groupHtml(group: ReportInput['groups'][number], names: ReportInput['names']): string {
  const title =
    group.by === 'overall'
      ? 'Overall'
      : `${group.by === 'speaker' ? 'Speaker' : 'Transcript'}: ${group.name}`;
  return `<section>
<h2>${escapeHtml(title)}</h2>
<table>
<thead><tr><th scope="col">Measure</th><th scope="col">Tag</th><th scope="col">Annotators</th><th scope="col" class="number">Value</th><th scope="col">95 % interval</th><th scope="col" class="number">n</th><th scope="col">Unit</th></tr></thead>
<tbody>
${group.figures.map((figure) => rowHtml(figure, names)).join('\n')}
</tbody>
</table>
${leftOutHtml(group, names)}${group.confusions.map((confusion) => confusionHtml(confusion, names)).join('\n')}
</section>`;
}

function rowHtml(figure: Figure, names: ReportInput['names']): string {
  const name = (id: string) => names[id] ?? id;
  const what = figure.attribute
    ? `${MEASURE_NAMES[figure.measure]}: ${name(figure.attribute.id)} (${figure.attribute.level})`
    : MEASURE_NAMES[figure.measure];
  const tag = figure.summary ? 'all tags, each on its own' : figure.tags.map(name).join(', ');
  const reason = 'value' in figure ? '' : `<div class="reason">Undefined: ${escapeHtml(figure.reason)}</div>`;
  return `<tr><th scope="row">${escapeHtml(what)}</th><td>${escapeHtml(tag)}</td><td>${escapeHtml(figure.annotators.map(name).join(', '))}</td><td class="number">${valueOf(figure)}${reason}</td><td>${intervalOf(figure)}</td><td class="number">${figure.n}</td><td>${escapeHtml(unitWords(figure))}</td></tr>`;
}

function leftOutHtml(group: ReportInput['groups'][number], names: ReportInput['names']): string {
  if (group.leftOut.length === 0) return '';
  const items = group.leftOut.map(({ transcript, reason, annotators }) => {
    const who = annotators.length > 0 ? ` (${annotators.map((id) => names[id] ?? id).join(', ')})` : '';
    return `<li>${escapeHtml(`${names[transcript] ?? transcript}: ${reason}${who}`)}</li>`;
  });
  return `<p>Left out:</p><ul>${items.join('')}</ul>\n`;
}

function confusionHtml(
  confusion: AgreementReport['confusions'][number],
  names: ReportInput['names'],
): string {
  const name = (id: string) => escapeHtml(names[id] ?? id);
  const [first, second] = confusion.annotators.map(name) as [string, string];
  const head = confusion.tags.map((tag) => `<th scope="col" class="number">${name(tag)}</th>`).join('');
  const rows = confusion.tags
    .map(
      (tag, i) =>
        `<tr><th scope="row">${name(tag)}</th>${confusion.counts[i]!.map((n) => `<td class="number">${n}</td>`).join('')}<td class="number">${confusion.onlyFirst[i]!}</td></tr>`,
    )
    .join('');
  const last = confusion.onlySecond.map((n) => `<td class="number">${n}</td>`).join('');
  return `<table>
<caption>Tags on overlapping spans: ${first} in rows, ${second} in columns (${confusion.n} matched spans that share at least ${confusion.leastOverlap} of their union)</caption>
<thead><tr><td></td>${head}<th scope="col" class="number">only ${first}</th></tr></thead>
<tbody>${rows}<tr><th scope="row">only ${second}</th>${last}<td></td></tr></tbody>
</table>`;
}
