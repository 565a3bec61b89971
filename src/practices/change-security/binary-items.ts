import type { FileChange } from '../../facts/security-facts.ts';
import { isBuilt } from '../security-and-risk-management/binary-free.ts';
import { itemAt, type SecurityItem } from './security-item.ts';

/** A built file that was not there before, under whatever name. */
export function binaryItems({ path, previousPath, status }: FileChange): readonly SecurityItem[] {
  const isNew =
    status === 'added' || status === 'copied' || (previousPath !== null && !isBuilt(previousPath));

  return isNew && status !== 'removed' && isBuilt(path) ? [itemAt('binary-free', path)] : [];
}
