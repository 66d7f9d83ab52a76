import { Button, Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './imports.module.css'
import { DECIMAL_NAMES, DELIMITER_NAMES, ENCODING_NAMES, FORMAT_NAMES } from './import-words.ts'

const choices = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** How the file was read, and another way to read it: amounts, cells, letters. */
export function ReadingForm({ view }: { view: ImportView }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const now = { ...view.wanted, ...view.detected }
  const [wanted, setWanted] = useState<ImportView['wanted']>(now)
  const check = useMutation({
    ...queries.imports.check.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.imports.key() }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { encoding, delimiter, decimal } = wanted
    check.mutate({ id: view.id, wanted: { encoding, delimiter, decimal } })
  }
  const field = (
    name: keyof ImportView['wanted'],
    label: string,
    names: Readonly<Record<string, string>>,
  ) => (
    <Select
      label={label}
      data={choices(names)}
      value={wanted[name] ?? null}
      onChange={(value) => setWanted({ ...wanted, [name]: value ?? undefined })}
      placeholder="Find out"
      clearable
      size="sm"
    />
  )
  return (
    <form className={css['form']} onSubmit={submit} aria-label="How it was read">
      {view.detected && (
        <p className={css['soft']}>
          {`Columns of ${FORMAT_NAMES[view.detected.format]}; amounts in ${view.currency}.`}
        </p>
      )}
      {field('decimal', 'Before the cents', DECIMAL_NAMES)}
      {field('delimiter', 'Between the cells', DELIMITER_NAMES)}
      {field('encoding', 'Letters', ENCODING_NAMES)}
      <Trouble sentence={check.error && sentenceOf(check.error)} />
      <Button type="submit" variant="default" loading={check.isPending}>
        Read it again
      </Button>
    </form>
  )
}
