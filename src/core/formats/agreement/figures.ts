import type { Figure } from '../../agreement/figure.ts';

/** A measure's name as a methods section writes it. */
export const MEASURE_NAMES: Record<Figure['measure'], string> = {
  'percent-agreement': 'Percent agreement',
  'cohen-kappa': 'Cohen’s κ',
  'fleiss-kappa': 'Fleiss’ κ',
  alpha: 'Krippendorff’s α (nominal)',
  'alpha-u': 'Krippendorff’s αᵤ',
  gamma: 'γ',
  'precision-exact': 'Precision (exact spans)',
  'recall-exact': 'Recall (exact spans)',
  'f1-exact': 'F1 (exact spans)',
  'precision-overlap': 'Precision (overlapping spans)',
  'recall-overlap': 'Recall (overlapping spans)',
  'f1-overlap': 'F1 (overlapping spans)',
  'attribute-alpha': 'Krippendorff’s α of an attribute',
};

/** Where the measure is defined: for the methods section. */
export const MEASURE_SOURCES: Partial<Record<Figure['measure'], string>> = {
  'cohen-kappa': 'Cohen 1960',
  'fleiss-kappa': 'Fleiss 1971',
  alpha: 'Krippendorff 2011',
  'alpha-u': 'Krippendorff 1995, 2004',
  gamma: 'Mathet, Widlöcher and Métivier 2015',
  'attribute-alpha': 'Krippendorff 2011',
};

/** What a figure counts its n in, "words", with the scope where it is not the whole text. */
export function unitWords(figure: Figure, plural = true): string {
  const unit = plural ? `${figure.unit}s` : figure.unit;
  return figure.scope === 'coded' && !figure.unit.endsWith('span')
    ? `${unit}, of those that somebody coded`
    : unit;
}

/** Three decimals and a true minus, as papers print them. */
export const printed = (value: number): string => value.toFixed(3).replace('-', '−');

/** "0.743", or a dash where it is undefined. */
export const valueOf = (figure: Figure): string => ('value' in figure ? printed(figure.value) : '—');

/** "[0.612, 0.834]", or empty where there is none. */
export function intervalOf(figure: Figure): string {
  if (!('value' in figure) || 'undefined' in figure.interval) return '';
  return `[${printed(figure.interval.low)}, ${printed(figure.interval.high)}]`;
}
