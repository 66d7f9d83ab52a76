import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { PostgresAnswer } from './postgres-setup.ts'
import { administer, template } from './postgres-admin.ts'

export interface FreshDatabase {
  /** Connection string of the superuser, as `DATABASE_URL` takes it. */
  url: string
  /** Removes the database, also while something is still connected to it. */
  drop(): Promise<void>
}

/** The run's PostgreSQL, started by whoever asks first; or why there is none on this machine. */
export async function askForPostgres(): Promise<PostgresAnswer> {
  const response = await fetch(inject('postgresDoor'))
  if (!response.ok)
    throw new Error(`PostgreSQL for the tests could not be prepared: ${await response.text()}`)
  return (await response.json()) as PostgresAnswer
}

/** A migrated, empty PostgreSQL database for one test or file. Where there is none, throws with the reason. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const answer = await askForPostgres()
  if ('unavailable' in answer) throw new Error(`No PostgreSQL: ${answer.unavailable}`)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(answer.admin, `create database ${name} template ${template}`)
  const url = new URL(answer.admin)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => administer(answer.admin, `drop database if exists ${name} with (force)`),
  }
}
