import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { ImportView } from '../../../src-shared/cloud-contract/imports.ts'
import { importedThings, type KeptImport } from './kept-imports.ts'
import { pageOf } from './page-of.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

/** cloudContract.imports, on what is kept in memory. A file is read the second time it is looked for, and so are orders made. */
export function importsAnswers(store: Store) {
  const os = implement(cloudContract)
  const kept: KeptImport[] = []
  const found = (id: string): KeptImport => {
    const one = kept.find(({ view }) => view.id === id)
    if (!one) throw notFound('import')
    return one
  }
  /** Counts what is there, as the cloud does. */
  const seen = (one: KeptImport): ImportView => {
    const missing = one.articles.filter(({ variant }) => !variant)
    for (const order of one.orders)
      if (order.state === 'good' || order.state === 'unmatched')
        order.state = missing.length > 0 && one.wants.has(order.position) ? 'unmatched' : 'good'
    const counts = { good: 0, unmatched: 0, bad: 0, unwanted: 0, duplicate: 0, made: 0, failed: 0 }
    for (const { state } of one.orders) counts[state]++
    return Object.assign(one.view, { counts, findings: one.findings.length, unmatched: missing.length })
  }
  return {
    begin: os.imports.begin.handler(({ input }) => {
      const view: ImportView = {
        id: store.chance.id(store.now()),
        fileName: input.fileName,
        bytes: input.bytes,
        createdAt: new Date(store.now()).toISOString(),
        createdBy: store.office.people[0]!.name,
        shop: input.shop,
        state: 'uploading',
        done: 0,
        total: 0,
        sentence: null,
        detected: null,
        wanted: {},
        counts: { good: 0, unmatched: 0, bad: 0, unwanted: 0, duplicate: 0, made: 0, failed: 0 },
        findings: 0,
        unmatched: 0,
        currency: 'ZAR',
        fallbackEmail: 'help@packbench.example',
        sameFile: null,
      }
      kept.unshift({ view, orders: [], findings: [], articles: [], wants: new Set(), bytesHere: 0 })
      return view
    }),
    piece: os.imports.piece.handler(({ input }) => {
      const one = found(input.id)
      one.bytesHere += Math.floor((input.data.replace(/=+$/, '').length * 3) / 4)
      return { bytesHere: one.bytesHere }
    }),
    check: os.imports.check.handler(({ input }) => {
      const one = found(input.id)
      Object.assign(one.view, { state: 'checking', wanted: input.wanted })
      return structuredClone(one.view)
    }),
    list: os.imports.list.handler(({ input }) => pageOf(kept.map(seen), input)),
    get: os.imports.get.handler(({ input }) => {
      const one = found(input.id)
      const before = structuredClone(seen(one))
      if (before.state === 'checking')
        Object.assign(one, importedThings(store, one.view.fileName), {
          view: Object.assign(one.view, {
            state: 'checked',
            detected: {
              format: 'shopify',
              encoding: 'utf-8',
              delimiter: ',',
              decimal: '.',
              ...before.wanted,
            },
          }),
        })
      if (before.state === 'running') {
        for (const order of one.orders) if (order.state === 'good') order.state = 'made'
        Object.assign(one.view, { state: 'done', done: one.view.total })
      }
      return before
    }),
    orders: os.imports.orders.handler(({ input }) =>
      pageOf(
        found(input.id).orders.filter(({ state }) => !input.state || state === input.state),
        input,
      ),
    ),
    findings: os.imports.findings.handler(({ input }) => pageOf(found(input.id).findings, input)),
    articles: os.imports.articles.handler(({ input }) => pageOf(found(input.id).articles, input)),
    choices: os.imports.choices.handler(({ input }) =>
      store.products
        .flatMap((product) =>
          product.variants.map(({ id, sku, title }) => ({ id, sku, title: `${product.title}, ${title}` })),
        )
        .filter(({ sku, title }) => `${sku} ${title}`.toLowerCase().includes(input.search.toLowerCase()))
        .slice(0, 30),
    ),
    match: os.imports.match.handler(({ input }) => {
      const one = found(input.id)
      const article = one.articles.find(({ key }) => key === input.key)
      if (!article) throw notFound('article')
      const variants = store.products.flatMap((product) =>
        product.variants.map(({ id, sku, title }) => ({ id, sku, title: `${product.title}, ${title}` })),
      )
      article.variant = variants.find(({ id }) => id === input.variantId) ?? null
      article.by = article.variant ? 'person' : null
      return seen(one)
    }),
    run: os.imports.run.handler(({ input }) => {
      const one = found(input.id)
      const { good } = seen(one).counts
      if (good === 0)
        throw new ORPCError('CONFLICT', { message: 'There is no order in this file that could be made.' })
      return Object.assign(one.view, { state: 'running' as const, done: Math.floor(good / 3), total: good })
    }),
    cancel: os.imports.cancel.handler(({ input }) =>
      Object.assign(found(input.id).view, { state: 'cancelled' as const }),
    ),
  }
}
