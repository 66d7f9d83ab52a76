import { useState } from 'react'
import { IMPORT_LIMITS, type ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useMutation } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'

const MEGABYTE = 1024 * 1024

/** Brings a file to the cloud in pieces and has it read. `share` is how much has arrived, 0 to 1; null while none is on its way. */
export function useUpload() {
  const queries = useCloudQueries()
  const begin = useMutation(queries.imports.begin.mutationOptions())
  const piece = useMutation(queries.imports.piece.mutationOptions())
  const check = useMutation(queries.imports.check.mutationOptions())
  const [share, setShare] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  /** Answers the import, or null with `trouble` set. */
  async function upload(file: File, shop: string): Promise<ImportView | null> {
    setTrouble(null)
    if (file.size > IMPORT_LIMITS.fileBytes) {
      setTrouble(
        `The file has ${Math.ceil(file.size / MEGABYTE)} MB; at most ${IMPORT_LIMITS.fileBytes / MEGABYTE} are read at once. Export a shorter time.`,
      )
      return null
    }
    setShare(0)
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { id } = await begin.mutateAsync({
        fileName: file.name,
        bytes: bytes.length,
        sha256: hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
        shop,
      })
      for (let at = 0, index = 0; at < bytes.length; at += IMPORT_LIMITS.pieceBytes, index++) {
        const part = bytes.subarray(at, at + IMPORT_LIMITS.pieceBytes)
        await piece.mutateAsync({ id, index, data: base64(part) })
        setShare((at + part.length) / bytes.length)
      }
      return await check.mutateAsync({ id, wanted: {} })
    } catch (error) {
      setTrouble(sentenceOf(error))
      return null
    } finally {
      setShare(null)
    }
  }
  return { upload, share, trouble }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** In steps: a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
