import type { PaymentProvider } from './port.ts'
import { testPayments } from './test/provider.ts'

/** Every payment provider of this cloud, by the name that its webhooks come in under. */
export function openPayments(cloud: {
  readonly publicUrl: string
  readonly secrets: { readonly testPaymentSecret: string }
  readonly config: { readonly testPaymentSecretPrevious: string | null }
}): ReadonlyMap<string, PaymentProvider> {
  const previous = cloud.config.testPaymentSecretPrevious
  const secrets = [cloud.secrets.testPaymentSecret, ...(previous === null ? [] : [previous])]
  const providers = [testPayments({ publicUrl: cloud.publicUrl, secrets })]
  return new Map(providers.map((provider) => [provider.name, provider]))
}
