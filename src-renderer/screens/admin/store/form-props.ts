import type { SectionContent, SectionName } from '../../../../src-shared/cloud-contract/store-settings.ts'
import type { Currency } from '../../../../src-shared/money/money.ts'

/** What the fields of one part of the settings are given. */
export interface FormProps<Name extends SectionName> {
  value: SectionContent[Name]
  onChange: (value: SectionContent[Name]) => void
  /** Why a field cannot be saved as it is. */
  problem: (field: string) => string | undefined
  currency: Currency
}
