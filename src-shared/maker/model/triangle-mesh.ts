/** A model as a heap of triangles, in millimetres: nine numbers for each, corner by corner. */
export interface TriangleMesh {
  readonly positions: Float32Array<ArrayBuffer>
  readonly triangles: number
}

/** How much of a model is read before it is called too large for a window. */
export interface ModelLimits {
  readonly bytes: number
  readonly triangles: number
  /** A coordinate beyond it, in millimetres, is a damaged number, not a part. */
  readonly farthestMm: number
}

export const MODEL_LIMITS: ModelLimits = { bytes: 256 * 1024 * 1024, triangles: 4_000_000, farthestMm: 1e6 }

/** Why a model could not be read. `sentence` says it to the maker. */
export type ModelTrouble = 'too_large' | 'cut_off' | 'not_a_model' | 'empty' | 'bad_number'

export type ModelRead =
  | { readonly ok: true; readonly mesh: TriangleMesh; readonly format: 'binary' | 'text' }
  | { readonly ok: false; readonly why: ModelTrouble; readonly sentence: string }

export const cannotRead = (why: ModelTrouble, sentence: string): ModelRead => ({ ok: false, why, sentence })

/** A number of triangles as people read it. */
export const inFigures = (count: number): string => count.toLocaleString('en')
