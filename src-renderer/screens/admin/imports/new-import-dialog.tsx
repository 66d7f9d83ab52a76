import { Button, FileInput, Progress, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { saySize } from '../../../ui/say-size.ts'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import own from './imports.module.css'
import { useUpload } from './use-upload.ts'

interface NewImportDialogProps {
  /** The shop of the last import: mostly it is the same again. */
  lastShop: string
  onClose: (begun?: ImportView) => void
}

/** Which file, and of which shop. Then it is brought to the cloud and read; nothing is made. */
export function NewImportDialog({ lastShop, onClose }: NewImportDialogProps) {
  const [file, setFile] = useState<File | null>(null)
  const [shop, setShop] = useState(lastShop)
  const [asked, setAsked] = useState(false)
  const { upload, share, trouble } = useUpload()
  const busy = share !== null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (file && shop.trim()) void upload(file, shop).then((begun) => begun && onClose(begun))
  }
  return (
    <Dialog onClose={() => onClose()} title="Import orders from a file" size="lg">
      <form className={css['form']} onSubmit={submit} aria-label="Import orders" noValidate>
        <FileInput
          label="File"
          description="A CSV export of at most 64 MB"
          placeholder="Choose the file"
          accept=".csv,.txt,text/csv"
          withAsterisk
          value={file}
          onChange={setFile}
          error={asked && !file ? 'Choose the file' : undefined}
          disabled={busy}
          data-autofocus
        />
        <TextInput
          label="Which shop is it from?"
          description="Its order numbers are kept apart from those of other shops: use the same name each time."
          placeholder="karoo.myshopify.com"
          withAsterisk
          value={shop}
          onChange={(event) => setShop(event.currentTarget.value)}
          error={asked && !shop.trim() ? 'This is needed' : undefined}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          disabled={busy}
        />
        <ul className={own['hows']}>
          <li>
            <strong>Shopify</strong>: Orders, Export, plain CSV.
          </li>
          <li>
            <strong>WooCommerce</strong>: the plugin “Advanced Order Export For WooCommerce”, CSV, with its
            own columns and “products as rows”.
          </li>
          <li>
            <strong>Etsy</strong>: Shop Manager, Settings, Options, Download data, “Order items”. It has no
            e-mail addresses.
          </li>
        </ul>
        {busy && (
          <div role="status">
            <Progress value={share * 100} aria-label="Uploaded" transitionDuration={0} />
            <span>{`${saySize(share * (file?.size ?? 0))} of ${saySize(file?.size ?? 0)} uploaded`}</span>
          </div>
        )}
        <Trouble sentence={trouble} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={() => onClose()}>
            Not now
          </Button>
          <Button type="submit" loading={busy}>
            Look at it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
