import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { orderId as orderIdOf } from '../../../../../src-shared/ids/ids.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import css from './verify.module.css'

/** Whether the entries of one order are as they were written. */
export function OrderChain({ orderId }: { orderId: string }) {
  const queries = useCloudQueries()
  const verify = useMutation(queries.audit.verifyOrder.mutationOptions())
  const { data } = verify
  return (
    <div className={css['chain']}>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="lock" size={16} />}
        loading={verify.isPending}
        onClick={() => verify.mutate({ id: orderIdOf.parse(orderId) })}
        data-testid="verify-order"
      >
        Verify this order’s entries
      </Button>
      <p role="status" className={css['said']} data-tone={data && (data.finding ? 'stop' : 'done')}>
        {data && (
          <>
            <Icon name={data.finding ? 'problem' : 'checkCircle'} size={18} />
            <span>
              {data.finding?.sentence ??
                `${data.entries === 1 ? 'Its only entry is' : `All ${data.entries} entries are`} as written, and none is missing.`}
            </span>
          </>
        )}
      </p>
      <Trouble sentence={verify.error && sentenceOf(verify.error)} />
    </div>
  )
}
