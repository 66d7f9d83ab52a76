import type { ProblemKind } from './document.ts'

/** What a problem is called on screen. */
export const PROBLEM_WORDS: Record<ProblemKind, string> = {
  file_unusable: 'File unusable',
  damaged: 'Damaged',
  out_of_material: 'Out of material',
  cannot_make: 'Cannot be made',
  left_after_cancel: 'Left after it was cancelled',
  other: 'Problem',
}
