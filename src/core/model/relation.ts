/** What a relation means, from the one end and from the other. */
export interface RelationType {
  id: string;
  /** From the first annotation to the second: "supports". */
  name: string;
  /** From the second to the first: "is supported by"; empty where no words were given for it. */
  inverse: string;
  definition: string;
  position: number;
}

/** A typed, directed link between two annotations, by somebody. Times are milliseconds since 1970, UTC. */
export interface Relation {
  id: string;
  type: string;
  from: string;
  to: string;
  annotator: string;
  note: string;
  created: number;
  modified: number;
}

/** How a relation reads from one of its ends. Without words of its own the way back is the type's name, turned by an arrow. */
export const readsFrom = (type: Pick<RelationType, 'name' | 'inverse'>, end: 'from' | 'to'): string =>
  end === 'from' ? type.name : type.inverse || `← ${type.name}`;
