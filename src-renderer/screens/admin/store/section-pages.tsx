import type { SectionName } from '../../../../src-shared/cloud-contract/store-settings.ts'
import type { ShopperMail } from '../../../../src-shared/order/mail-template.ts'
import type { PaperTemplates } from '../../../../src-shared/print/templates.ts'
import { ItemLabelForm } from './item-label-form.tsx'
import { LabelForm } from './label-form.tsx'
import { MailForm } from './mail-form.tsx'
import { MailPreview } from './mail-preview.tsx'
import { MakersForm } from './makers-form.tsx'
import { PaperPreview } from './paper-preview.tsx'
import { SectionEditor } from './section-editor.tsx'
import { SECTION_WORDS } from './section-words.ts'
import type { Settings } from './settings.ts'
import { ShippingForm } from './shipping-form.tsx'
import { SlipForm } from './slip-form.tsx'
import { StoreForm } from './store-form.tsx'
import { TaxForm } from './tax-form.tsx'
import { useSection, type Section } from './use-section.ts'

interface PageProps {
  settings: Settings
}

const paperStore = (
  { store, slip, label, itemLabel }: Settings,
  templates: Partial<PaperTemplates>,
  as = store.content,
) => ({
  name: as.name,
  addressLines: as.addressLines,
  logo: as.logo,
  timeZone: as.timeZone,
  templates: { slip: slip.content, label: label.content, itemLabel: itemLabel.content, ...templates },
})

const fieldsOf = <Content,>({ value, change, problem }: Section<Content>, { currency }: Settings) => ({
  value,
  onChange: change,
  problem,
  currency,
})

function StorePage({ settings }: PageProps) {
  const section = useSection('store', settings.store)
  return (
    <SectionEditor
      name="store"
      current={settings.store}
      section={section}
      preview={
        <PaperPreview
          kind="packing_slip"
          title="Packing slip"
          store={paperStore(settings, {}, section.value)}
        />
      }
    >
      <StoreForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

function TaxPage({ settings }: PageProps) {
  const section = useSection('tax', settings.tax)
  return (
    <SectionEditor name="tax" current={settings.tax} section={section}>
      <TaxForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

function ShippingPage({ settings }: PageProps) {
  const section = useSection('shipping', settings.shipping)
  return (
    <SectionEditor name="shipping" current={settings.shipping} section={section}>
      <ShippingForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

function MakersPage({ settings }: PageProps) {
  const section = useSection('makers', settings.makers)
  return (
    <SectionEditor name="makers" current={settings.makers} section={section}>
      <MakersForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

function SlipPage({ settings }: PageProps) {
  const section = useSection('slip', settings.slip)
  return (
    <SectionEditor
      name="slip"
      current={settings.slip}
      section={section}
      preview={
        <PaperPreview
          kind="packing_slip"
          title="Packing slip"
          store={paperStore(settings, { slip: section.value })}
        />
      }
    >
      <SlipForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

function LabelPage({ settings }: PageProps) {
  const section = useSection('label', settings.label)
  return (
    <SectionEditor
      name="label"
      current={settings.label}
      section={section}
      preview={
        <PaperPreview
          kind="shipping_label"
          title="Shipping label"
          store={paperStore(settings, { label: section.value })}
        />
      }
    >
      <LabelForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

function ItemLabelPage({ settings }: PageProps) {
  const section = useSection('itemLabel', settings.itemLabel)
  return (
    <SectionEditor
      name="itemLabel"
      current={settings.itemLabel}
      section={section}
      preview={
        <PaperPreview
          kind="item_label"
          title="Item label"
          store={paperStore(settings, { itemLabel: section.value })}
        />
      }
    >
      <ItemLabelForm {...fieldsOf(section, settings)} />
    </SectionEditor>
  )
}

const mailPage = (name: 'mailConfirmation' | 'mailShipped' | 'mailDelivered', kind: ShopperMail) =>
  function MailPage({ settings }: PageProps) {
    const section = useSection(name, settings[name])
    return (
      <SectionEditor
        name={name}
        current={settings[name]}
        section={section}
        preview={<MailPreview section={name} title={SECTION_WORDS[name].title} content={section.value} />}
      >
        <MailForm kind={kind} {...fieldsOf(section, settings)} />
      </SectionEditor>
    )
  }

/** The page of every part of the settings. */
export const SECTION_PAGES: Readonly<Record<SectionName, (props: PageProps) => React.ReactNode>> = {
  store: StorePage,
  tax: TaxPage,
  shipping: ShippingPage,
  makers: MakersPage,
  slip: SlipPage,
  label: LabelPage,
  itemLabel: ItemLabelPage,
  mailConfirmation: mailPage('mailConfirmation', 'confirmation'),
  mailShipped: mailPage('mailShipped', 'shipped'),
  mailDelivered: mailPage('mailDelivered', 'delivered'),
}
