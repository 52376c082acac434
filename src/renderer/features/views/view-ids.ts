/** The views of an open project, in the order of the toolbar. */
export const VIEW_IDS = ['code', 'review', 'compare', 'gold', 'relations', 'agreement', 'board'] as const;
export type ViewId = (typeof VIEW_IDS)[number];
