import type { LossKind } from '../exchange/loss.ts';
import type { Losses } from '../exchange/loss.ts';
import type { Exchange, ExchangeDocument, ExchangeTag } from '../exchange/model.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';
import { type FeatureNames, toLayers } from './to-layers.ts';
import type { LayerDocument } from './model.ts';

export const LAYER_CARRIES: readonly Aspect[] = [
  ...MARKED_TEXTS,
  'annotator',
  'value',
  'note',
  'time',
  'relation',
  'relation-detail',
];

export const LAYER_LOSS = {
  across: {
    code: 'relation-across',
    aspect: 'relation',
    sentence: 'Relations between two transcripts: a file holds one.',
  },
  unusedTag: {
    code: 'tag-unused',
    aspect: 'tag',
    sentence: 'Tags that no annotation bears: the files hold no codebook.',
  },
  slots: {
    code: 'features-not-text',
    aspect: 'value',
    sentence: 'Features that are no plain values: links to other annotations, lists, chains.',
  },
  relationEnds: {
    code: 'relation-without-ends',
    aspect: 'relation',
    sentence: 'Relations whose ends are no annotations of the file.',
  },
  outside: {
    code: 'outside-text',
    aspect: 'annotation',
    sentence: 'Annotations whose offsets lie outside the text, within a character, or are empty.',
  },
} as const satisfies Record<string, LossKind>;

/** The documents as layers, having reported what layers do not carry. */
export function documentsAsLayers(
  exchange: Exchange,
  names: FeatureNames,
  title: string,
  losses: Losses,
): { document: LayerDocument; source: ExchangeDocument }[] {
  reportUncarried(exchange, LAYER_CARRIES, title, losses);
  const used = usedTags(exchange);
  for (const tag of exchange.tags) if (!used.includes(tag)) losses.add(LAYER_LOSS.unusedTag, tag.name);
  return exchange.documents.map((source) => {
    const { document, across } = toLayers(exchange, source, names);
    losses.add(LAYER_LOSS.across, source.name, across.length);
    return { document, source };
  });
}

/** The tags that annotations bear which are written. */
export function usedTags({ documents, tags }: Exchange): ExchangeTag[] {
  const used = new Set(
    documents.flatMap(({ annotations }) =>
      annotations.filter(({ suggested }) => !suggested).map(({ tag }) => tag),
    ),
  );
  return tags.filter(({ id }) => used.has(id));
}
