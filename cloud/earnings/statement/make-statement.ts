import type { z } from 'zod'
import type { madeFile } from '../../../src-shared/cloud-contract/earnings.ts'
import type { Tx } from '../../db/database.ts'
import { statementCsv } from './statement-csv.ts'
import { readStatement, type Period } from './statement.ts'

/** A statement as a file. Null when the caller sees no such maker. */
export async function makeStatement(
  tx: Tx,
  asked: Period & { readonly format: 'pdf' | 'csv' },
): Promise<z.infer<typeof madeFile> | null> {
  const statement = await readStatement(tx, asked)
  if (!statement) return null
  const name = `statement-${asked.from}-to-${asked.to}-${asked.currency}.${asked.format}`
  if (asked.format === 'csv')
    return {
      name,
      mediaType: 'text/csv; charset=utf-8',
      base64: Buffer.from(statementCsv(statement)).toString('base64'),
    }
  // Drawing and its fonts are loaded with the first statement: a cloud starts without them.
  const { statementPdf } = await import('./statement-pdf.ts')
  return { name, mediaType: 'application/pdf', base64: statementPdf(statement).toString('base64') }
}
