import type { Measure } from '../../../core/agreement/figure.ts';

/** Measures as people choose them: some come only together. */
export const MEASURE_CHOICES: readonly {
  id: string;
  name: string;
  about: string;
  measures: readonly Measure[];
  isOn: boolean;
}[] = [
  {
    id: 'percent',
    name: 'Percent agreement',
    about: 'beside the others, never alone',
    measures: ['percent-agreement'],
    isOn: true,
  },
  {
    id: 'cohen',
    name: 'Cohen’s kappa',
    about: 'two annotators, each tag',
    measures: ['cohen-kappa'],
    isOn: true,
  },
  {
    id: 'fleiss',
    name: 'Fleiss’ kappa',
    about: 'more than two annotators',
    measures: ['fleiss-kappa'],
    isOn: false,
  },
  {
    id: 'alpha',
    name: 'Krippendorff’s alpha',
    about: 'any number of annotators',
    measures: ['alpha'],
    isOn: true,
  },
  { id: 'alpha-u', name: 'Alpha-u', about: 'where spans begin and end', measures: ['alpha-u'], isOn: true },
  {
    id: 'spans',
    name: 'Precision, recall and F1',
    about: 'spans, exact and overlapping',
    measures: [
      'precision-exact',
      'recall-exact',
      'f1-exact',
      'precision-overlap',
      'recall-overlap',
      'f1-overlap',
    ],
    isOn: true,
  },
  {
    id: 'attributes',
    name: 'Alpha of attributes',
    about: 'on matched spans',
    measures: ['attribute-alpha'],
    isOn: true,
  },
  {
    id: 'gamma',
    name: 'Gamma',
    about: 'the best alignment; takes a while',
    measures: ['gamma'],
    isOn: false,
  },
];

/** The measures of the ticked choices, in the order of the list. */
export const measuresOf = (chosen: ReadonlySet<string>): Measure[] =>
  MEASURE_CHOICES.filter(({ id }) => chosen.has(id)).flatMap(({ measures }) => measures);
