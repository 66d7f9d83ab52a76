import { expect, test } from 'vitest'
import { linkByPort, outlivingLink, PORT_MESSAGE, READY_MESSAGE } from './link.ts'

/** A way to the station that answers with its own name. */
const way = (name: string) => ({ call: () => Promise.resolve(name) })
const ask = (link: ReturnType<typeof outlivingLink>['link']): Promise<unknown> =>
  link.call(['status'], undefined, { context: {} })

test('a call waits for the first way to the station', async () => {
  const outliving = outlivingLink()
  const answer = ask(outliving.link)
  expect(outliving.connected()).toBe(false)
  outliving.use(way('first'))
  expect(await answer).toBe('first')
})

test('calls go down the newest way, and wait again while there is none', async () => {
  const outliving = outlivingLink()
  outliving.use(way('first'))
  outliving.lost()
  const answer = ask(outliving.link)
  outliving.use(way('second'))
  expect(await answer).toBe('second')
})

test('whoever listens hears each change once, until they stop', () => {
  const outliving = outlivingLink()
  const heard: boolean[] = []
  const stop = outliving.onChange((connected) => heard.push(connected))
  outliving.use(way('first'))
  outliving.lost()
  outliving.lost()
  stop()
  outliving.use(way('second'))
  expect(heard).toEqual([true, false])
})

test('a port is taken from this window’s own preload alone, which is told that the window listens', () => {
  const posted: unknown[] = []
  const view = Object.assign(new EventTarget(), {
    location: { origin: 'app://packbench' },
    postMessage: (message: unknown) => posted.push(message),
  }) as unknown as Window
  const { connected } = linkByPort(view)
  expect(posted).toEqual([READY_MESSAGE])
  const hand = (source: unknown): void => {
    const event = new Event('message')
    Object.assign(event, { data: PORT_MESSAGE, source, ports: [new MessageChannel().port1] })
    view.dispatchEvent(event)
  }
  hand({ another: 'window' })
  expect(connected()).toBe(false)
  hand(view)
  expect(connected()).toBe(true)
})
