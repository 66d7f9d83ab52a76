import { measureMesh, type ModelMeasures } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import { readStl } from '../../../../../src-shared/maker/model/read-stl.ts'
import type { ModelRead } from '../../../../../src-shared/maker/model/triangle-mesh.ts'
import { startWorker } from '../start-worker.ts'

type Read = Extract<ModelRead, { ok: true }>
/** A model that was read, with its measures; or why it could not be. */
export type ModelAnswer = (Read & { readonly measures: ModelMeasures }) | Exclude<ModelRead, Read>

const here = (bytes: Uint8Array): ModelAnswer => {
  const read = readStl(bytes)
  return read.ok ? { ...read, measures: measureMesh(read.mesh) } : read
}

/** Reads and measures an STL file in a thread beside the window; in the window itself where it cannot have one. */
export function readModel(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<ModelAnswer> {
  if (typeof Worker === 'undefined') return Promise.resolve(here(bytes))
  return new Promise((resolve, reject) => {
    const worker = startWorker('model')
    const end = (): void => worker.terminate()
    signal.addEventListener('abort', () => (end(), reject(signal.reason as Error)))
    worker.addEventListener('message', ({ data }: MessageEvent<ModelAnswer>) => (end(), resolve(data)))
    worker.addEventListener('error', () => (end(), resolve(here(bytes))))
    const copy = bytes.slice().buffer
    worker.postMessage(copy, [copy])
  })
}
