import { memory } from '../../app/memory.ts';
import { Splitter } from '../../kit/Splitter.tsx';

interface Props {
  /** `view-part`, as the view's style sheet has it. */
  name: string;
  label: string;
  /** The part that it stands in, at whose start it lies, or the one before that. */
  sizes: 'own' | 'before';
  /** Pixels. */
  min?: number;
  max?: number;
}

/** Changes the width of a part of a view; this machine remembers it. */
export function PartWidth({ min = 200, max = 640, ...props }: Props) {
  return <Splitter {...props} min={min} max={max} storage={memory()} />;
}
