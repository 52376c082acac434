import {
  ClipboardCheck,
  Columns2,
  Gem,
  Highlighter,
  LayoutGrid,
  type LucideIcon,
  Percent,
  Waypoints,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { AgreementView } from '../agreement/AgreementView.tsx';
import { BoardView } from '../board/BoardView.tsx';
import { CompareView } from '../compare/CompareView.tsx';
import { GoldView } from '../gold/GoldView.tsx';
import { ReviewView } from '../review/ReviewView.tsx';
import { RelationsView } from '../relations/RelationsView.tsx';
import type { ViewId } from './view-ids.ts';

interface View {
  id: ViewId;
  name: string;
  icon: LucideIcon;
  /** Null: the desk's own layout. */
  component: ComponentType | null;
}

/** The views of an open project. A component takes no props: the desk is around it. */
export const VIEWS: readonly View[] = [
  { id: 'code', name: 'Code', icon: Highlighter, component: null },
  {
    id: 'review',
    name: 'Review',
    icon: ClipboardCheck,
    component: ReviewView,
  },
  { id: 'compare', name: 'Compare', icon: Columns2, component: CompareView },
  { id: 'gold', name: 'Gold', icon: Gem, component: GoldView },
  { id: 'relations', name: 'Relations', icon: Waypoints, component: RelationsView },
  {
    id: 'agreement',
    name: 'Agreement',
    icon: Percent,
    component: AgreementView,
  },
  { id: 'board', name: 'Board', icon: LayoutGrid, component: BoardView },
];
