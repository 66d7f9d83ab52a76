import { Button, Checkbox, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { printerId } from '../../../../src-shared/ids/ids.ts'
import {
  paperKind,
  printerSettings,
  type PrinterSettings,
} from '../../../../src-shared/station-contract/printing.ts'
import { newId } from '../../../station/new-id.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { PAPER_WORDS } from '../../parts/use-print.tsx'
import css from './print.module.css'

const RESOLUTIONS = [
  { value: '6', label: '152 dpi (6 dots per mm)' },
  { value: '8', label: '203 dpi (8 dots per mm)' },
  { value: '12', label: '300 dpi (12 dots per mm)' },
  { value: '24', label: '600 dpi (24 dots per mm)' },
]
const PAPERS = paperKind.options.filter((kind) => kind !== 'test_page')

const newPrinter = (): PrinterSettings => ({
  id: newId(printerId),
  name: '',
  language: 'zpl',
  connection: { via: 'virtual' },
  dotsPerMm: 8,
  widthMm: 101.6,
  heightMm: 152.4,
  prints: ['shipping_label'],
})

interface PrinterFormProps {
  /** Null for a new one. */
  printer: PrinterSettings | null
  onClose: () => void
}

/** Adds a printer, or changes one. */
export function PrinterForm({ printer, onClose }: PrinterFormProps) {
  const station = useStation()
  const [draft, setDraft] = useState(() => printer ?? newPrinter())
  const [refused, setRefused] = useState<string | null>(null)
  const change = (part: Partial<PrinterSettings>): void => setDraft((before) => ({ ...before, ...part }))
  const finish = (answer: { ok: true } | { ok: false; sentence: string }): void =>
    answer.ok ? onClose() : setRefused(answer.sentence)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const read = printerSettings.safeParse(draft)
    if (read.success) finish(await station.printing.savePrinter(read.data))
    else setRefused(`Please look at “${read.error.issues[0]?.path.at(-1)?.toString() ?? 'the form'}” again.`)
  }
  const { connection } = draft
  return (
    <Modal opened onClose={onClose} title={printer ? 'Change printer' : 'Add a printer'} size="lg">
      <form className={css['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name"
          description="As people at the bench call it"
          value={draft.name}
          maxLength={60}
          onChange={(event) => change({ name: event.currentTarget.value })}
          required
          data-autofocus
        />
        <SegmentedControl
          aria-label="Kind of printer"
          fullWidth
          value={draft.language}
          data={[
            { value: 'zpl', label: 'Label printer (ZPL)' },
            { value: 'escpos', label: 'Receipt printer (ESC/POS)' },
          ]}
          onChange={(language) =>
            change(
              language === 'zpl'
                ? { language, widthMm: 101.6, heightMm: 152.4, prints: ['shipping_label'] }
                : { language: 'escpos', widthMm: 72, heightMm: null, prints: ['packing_slip'] },
            )
          }
        />
        <SegmentedControl
          aria-label="Where it is"
          fullWidth
          value={connection.via}
          data={[
            { value: 'virtual', label: 'On this screen' },
            { value: 'tcp', label: 'In the network' },
          ]}
          onChange={(via) =>
            change({ connection: via === 'tcp' ? { via: 'tcp', host: '', port: 9100 } : { via: 'virtual' } })
          }
        />
        {connection.via === 'tcp' && (
          <div className={css['pair']}>
            <TextInput
              label="Address"
              placeholder="192.168.1.40"
              value={connection.host}
              onChange={(event) =>
                change({ connection: { ...connection, host: event.currentTarget.value.trim() } })
              }
              required
            />
            <NumberInput
              label="Port"
              value={connection.port}
              min={1}
              max={65535}
              onChange={(port) => change({ connection: { ...connection, port: Number(port) } })}
            />
          </div>
        )}
        <div className={css['pair']}>
          <NumberInput
            label="Width in mm"
            value={draft.widthMm}
            min={20}
            max={220}
            step={0.1}
            onChange={(width) => change({ widthMm: Number(width) })}
          />
          {draft.language === 'zpl' && (
            <NumberInput
              label="Height in mm"
              value={draft.heightMm ?? 152.4}
              min={10}
              max={400}
              step={0.1}
              onChange={(height) => change({ heightMm: Number(height) })}
            />
          )}
        </div>
        <Select
          label="Resolution"
          data={RESOLUTIONS}
          value={String(draft.dotsPerMm)}
          allowDeselect={false}
          onChange={(dots) => change({ dotsPerMm: Number(dots) as PrinterSettings['dotsPerMm'] })}
        />
        <Checkbox.Group
          label="First choice for"
          value={draft.prints}
          onChange={(kinds) => change({ prints: kinds })}
        >
          <div className={css['checks']}>
            {PAPERS.map((kind) => (
              <Checkbox key={kind} value={kind} label={PAPER_WORDS[kind]} />
            ))}
          </div>
        </Checkbox.Group>
        {refused && (
          <p className={css['refused']} role="alert">
            {refused}
          </p>
        )}
        <div className={css['formFoot']}>
          {printer && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<Icon name="trash" size={18} />}
              onClick={() => void station.printing.removePrinter({ printerId: printer.id }).then(finish)}
            >
              Remove
            </Button>
          )}
          <Button className={css['push']} variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save</Button>
        </div>
      </form>
    </Modal>
  )
}
