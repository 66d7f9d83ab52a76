import type { PaymentProvider } from './port.ts'
import { testPayments } from './test/provider.ts'

/** Every payment provider of this cloud, by the name that its webhooks come in under. */
export function openPayments(cloud: {
  readonly publicUrl: string
  readonly secrets: { readonly testPaymentSecret: string }
}): ReadonlyMap<string, PaymentProvider> {
  const providers = [testPayments({ publicUrl: cloud.publicUrl, secrets: [cloud.secrets.testPaymentSecret] })]
  return new Map(providers.map((provider) => [provider.name, provider]))
}
