import type { z } from 'zod'
import type { Actor, Fulfillment, Permission } from '../fulfillment/document.ts'
import type { Instant } from '../std/instant.ts'
import type { Refusal } from './refusal.ts'

/** What a mutation may know about the world: when and by whom it was done, and its own id. */
export interface MutationContext {
  readonly now: Instant
  readonly actor: Actor
  readonly mutationId: string
  /** What this person may do beyond their role. */
  readonly permissions: readonly Permission[]
}

export type ActorRole = Actor['role']

/**
 * A mutation is a name, an argument schema and a pure function that both sides run:
 * the station for the optimistic change, the cloud for the binding one.
 */
export interface Mutation<Name extends string = string, Args extends z.ZodType = z.ZodType> {
  readonly name: Name
  /** Raised when the meaning of the arguments changes; the cloud keeps accepting the versions in `upcast`. */
  readonly version: number
  /** Arguments of earlier versions → today's. Keyed by the version they were written in. */
  readonly upcast?: Readonly<Record<number, (args: unknown) => unknown>>
  readonly roles: readonly ActorRole[]
  readonly args: Args
  apply(doc: Fulfillment, args: z.infer<Args>, context: MutationContext): Fulfillment | Refusal
}

/** Gives a mutation its types. */
export const mutation = <Name extends string, Args extends z.ZodType>(
  definition: Mutation<Name, Args>,
): Mutation<Name, Args> => definition
