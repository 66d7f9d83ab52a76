import { Textarea } from '@mantine/core'

interface LinesFieldProps {
  label: string
  description?: string
  value: readonly string[]
  onChange: (lines: string[]) => void
  most: number
  error?: string | undefined
}

/** An address, one line below the other. Empty lines at the end are left out when the field is left. */
export const LinesField = ({ label, description, value, onChange, most, error }: LinesFieldProps) => (
  <Textarea
    label={label}
    description={description}
    rows={Math.min(most, 4)}
    value={value.join('\n')}
    onChange={(event) => {
      const typed = event.currentTarget.value
      onChange(typed === '' ? [] : typed.split('\n').slice(0, most))
    }}
    onBlur={() => onChange(value.map((line) => line.trim()).filter(Boolean))}
    dir="auto"
    error={error}
  />
)
