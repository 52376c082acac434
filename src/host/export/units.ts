import { BOTH_UNITS, DATASET_UNITS, type DatasetUnit } from '../../core/formats/dataset/units.ts';
import type { OffsetUnit } from '../../core/formats/exchange/offset-units.ts';

const inDatasets = (unit: OffsetUnit): unit is DatasetUnit =>
  (DATASET_UNITS as readonly string[]).includes(unit);

/** The units of a dataset's columns: the one that was asked for, else both. A unit that only other formats have: both. */
export const unitsOf = (unit: OffsetUnit | undefined): readonly DatasetUnit[] =>
  unit !== undefined && inDatasets(unit) ? [unit] : BOTH_UNITS;
