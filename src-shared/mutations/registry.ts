import { addNote, holdFulfillment, releaseFulfillment, reportProblem, solveProblem } from './flags.ts'
import type { Fulfillment } from '../fulfillment/document.ts'
import type { Mutation, MutationContext } from './mutation.ts'
import {
  cancelFulfillment,
  changeAddress,
  failFulfillment,
  refuseCancel,
  requestCancel,
  retryFulfillment,
  submitFulfillment,
} from './office.ts'
import { assignToMaker, moveFulfillment, withdrawFromMaker } from './hand-over.ts'
import { addPhoto } from './photo.ts'
import { packItem, reopenPacking, startFulfillment } from './production.ts'
import { refuse, type Refusal } from './refusal.ts'
import { addParcel, completeFulfillment, deliverFulfillment, shipFulfillment } from './shipping.ts'

/** Everything that can be done to a fulfilment, by name. */
export const MUTATIONS = {
  [startFulfillment.name]: startFulfillment,
  [packItem.name]: packItem,
  [reopenPacking.name]: reopenPacking,
  [holdFulfillment.name]: holdFulfillment,
  [releaseFulfillment.name]: releaseFulfillment,
  [reportProblem.name]: reportProblem,
  [solveProblem.name]: solveProblem,
  [addNote.name]: addNote,
  [shipFulfillment.name]: shipFulfillment,
  [addParcel.name]: addParcel,
  [completeFulfillment.name]: completeFulfillment,
  [deliverFulfillment.name]: deliverFulfillment,
  [submitFulfillment.name]: submitFulfillment,
  [moveFulfillment.name]: moveFulfillment,
  [assignToMaker.name]: assignToMaker,
  [withdrawFromMaker.name]: withdrawFromMaker,
  [addPhoto.name]: addPhoto,
  [requestCancel.name]: requestCancel,
  [refuseCancel.name]: refuseCancel,
  [cancelFulfillment.name]: cancelFulfillment,
  [failFulfillment.name]: failFulfillment,
  [retryFulfillment.name]: retryFulfillment,
  [changeAddress.name]: changeAddress,
} as Readonly<Record<string, Mutation>>

export interface MutationCall {
  readonly name: string
  readonly version: number
  readonly args: unknown
}

/** Finds the mutation and brings old arguments up to date, or says by name why it cannot. */
export function readCall({
  name,
  version,
  args,
}: MutationCall): { mutation: Mutation; args: unknown } | Refusal {
  const mutation = Object.hasOwn(MUTATIONS, name) ? MUTATIONS[name] : undefined
  if (!mutation || version > mutation.version) return refuse('unknown_mutation', { name, version })
  let current = args
  for (let from = version; from < mutation.version; from++) {
    const upcast = mutation.upcast?.[from]
    if (!upcast) return refuse('unknown_mutation', { name, version })
    current = upcast(current)
  }
  const parsed = mutation.args.safeParse(current)
  if (parsed.success) return { mutation, args: parsed.data }
  const issue = parsed.error.issues[0]
  return refuse('bad_arguments', {
    field: issue?.path.join('.') ?? '',
    problem: issue?.message ?? 'not readable',
  })
}

/** Applies a call to a document: the document after it, or the refusal. Never throws for what a person or a wire can send. */
export function applyCall(
  doc: Fulfillment,
  call: MutationCall,
  context: MutationContext,
): Fulfillment | Refusal {
  const read = readCall(call)
  if ('refused' in read) return read
  if (!read.mutation.roles.includes(context.actor.role))
    return refuse('not_allowed', { role: context.actor.role })
  return read.mutation.apply(doc, read.args, context)
}
