import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { useNow } from '../../../station/now.ts'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import css from './earnings.module.css'
import { periodOf } from './period.ts'
import { useMonths } from './use-months.ts'

/** The statement of the chosen month, or of all months, to keep: one for each currency that was earned in. */
export function StatementButtons({ keepAs, month }: { keepAs: string; month: string | null }) {
  const queries = useCloudQueries()
  const months = useMonths(keepAs)
  const today = new Date(useNow(3_600_000)).toISOString().slice(0, 10)
  const make = useMutation({
    ...queries.earnings.statement.mutationOptions(),
    onSuccess: saveFile,
  })
  const oldest = months.at(-1)?.month
  const period = periodOf(month) ?? { from: oldest ? `${oldest}-01` : today, to: today }
  const currencies = [
    ...new Set(months.filter((one) => month === null || one.month === month).map(({ currency }) => currency)),
  ]
  const ask = (format: 'pdf' | 'csv'): void => {
    for (const currency of currencies) make.mutate({ ...period, currency, format })
  }
  return (
    <>
      <p role="alert" className={css['trouble']}>
        {make.error && sentenceOf(make.error)}
      </p>
      {(['pdf', 'csv'] as const).map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={<Icon name="download" size={18} />}
          loading={make.isPending && make.variables.format === format}
          disabled={currencies.length === 0}
          onClick={() => ask(format)}
          data-testid={`statement-${format}`}
        >
          Statement, {format.toUpperCase()}
        </Button>
      ))}
    </>
  )
}
