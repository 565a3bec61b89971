/** `ReadyForReviewEvent` → `READY_FOR_REVIEW_EVENT`. */
export function itemType(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
