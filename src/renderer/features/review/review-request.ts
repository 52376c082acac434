let waiting: string | null = null;

/** Leaves word which annotation the review view is to begin with. */
export function askForReview(annotation: string): void {
  waiting = annotation;
}

/** Takes the annotation that was asked for; null where there is none. */
export function takeReviewRequest(): string | null {
  const annotation = waiting;
  waiting = null;
  return annotation;
}
