import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface Props {
  /** Its name, and the words of its tooltip unless `hint` says more. */
  label: string;
  hint?: string;
  /** The keys that do the same, as they are written on the keyboard. */
  keys?: string;
  isDisabled?: boolean;
  isExpanded?: boolean;
  className?: string;
  onPress: () => void;
  children: ReactNode;
}

/** A button that is only a sign; its tooltip says what it does, and by which keys. */
export function IconButton({
  label,
  hint,
  keys,
  isDisabled = false,
  isExpanded,
  className = '',
  onPress,
  children,
}: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className={`icon-button ${className}`}
        aria-label={label}
        isDisabled={isDisabled}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        onPress={onPress}
      >
        {children}
      </Button>
      <Tooltip className="tooltip" offset={6} placement="bottom">
        {hint ?? label}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
