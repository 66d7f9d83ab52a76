import { addressLines, type Address } from '../../../src-shared/order/address.ts'
import css from './address-block.module.css'

/** An address as it stands on the label, any script in its own direction. */
export function AddressBlock({ to }: { to: Address }) {
  return (
    <address className={css['address']}>
      {addressLines(to).map((line, index) => (
        <bdi key={`${index} ${line}`}>{line}</bdi>
      ))}
      {to.phone && <span className={css['phone']}>{to.phone}</span>}
    </address>
  )
}
