import { measureMesh } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import { readStl } from '../../../../../src-shared/maker/model/read-stl.ts'
import type { ModelAnswer } from './read-model.ts'

interface Thread {
  onmessage: ((message: MessageEvent<ArrayBuffer>) => void) | null
  postMessage(answer: ModelAnswer, hand: Transferable[]): void
}

const thread = globalThis as unknown as Thread

// Reads and measures one model, so that the window goes on answering meanwhile.
thread.onmessage = ({ data }) => {
  const read = readStl(new Uint8Array(data))
  if (read.ok) thread.postMessage({ ...read, measures: measureMesh(read.mesh) }, [read.mesh.positions.buffer])
  else thread.postMessage(read, [])
}
