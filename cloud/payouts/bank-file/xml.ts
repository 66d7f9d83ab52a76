/** An element: its name, its attributes, and text or further elements. `null` is left out. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly (Xml | null)[]
}

export const element = (name: string, content: Xml['content'], attributes: Xml['attributes'] = {}): Xml => ({
  name,
  content,
  attributes,
})

/** The document as text, UTF-8, two spaces for each level. Characters that XML 1.0 does not have are left out. */
export const xmlText = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`

function written({ name, attributes, content }: Xml, indent: string): string {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(
    ' ',
  )
  if (typeof content === 'string') return `${indent}<${head}>${escaped(content)}</${name}>\n`
  const inside = content.map((child) => (child ? written(child, `${indent}  `) : '')).join('')
  return `${indent}<${head}>\n${inside}${indent}</${name}>\n`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text between tags or in an attribute. */
const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- characters outside of XML 1.0 (§2.2) are what this removes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
