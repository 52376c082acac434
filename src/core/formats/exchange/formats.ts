import { brat } from '../brat/format.ts';
import { casJson } from '../cas-json/format.ts';
import { casXmi } from '../cas-xmi/format.ts';
import { conll } from '../conll/format.ts';
import { dataset } from '../dataset/format.ts';
import { webannoTsv } from '../webanno-tsv/format.ts';
import { docBin } from '../docbin/format.ts';
import { doccano } from '../doccano/format.ts';
import { labelStudio } from '../label-studio/format.ts';
import { prodigy } from '../prodigy/format.ts';
import { refiCodebook, refiProject } from '../refi-qda/format.ts';
import { rows } from '../rows/format.ts';
import { webAnnotation } from '../web-annotation/format.ts';
import type { ExchangeFormat } from './model.ts';

/** The formats of annotated documents that Passage reads or writes, in the order in which they are asked whether a file is theirs. */
export const EXCHANGE_FORMATS: readonly ExchangeFormat[] = [
  brat,
  webAnnotation,
  doccano,
  labelStudio,
  prodigy,
  docBin,
  refiProject,
  refiCodebook,
  casJson,
  casXmi,
  webannoTsv,
  conll,
  dataset,
  // Asked last: any table could be one of rows.
  rows,
];
