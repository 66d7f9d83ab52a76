import { formatMoney } from '../money/money.ts'
import type { News } from './news.ts'

/** A piece of news in words: what happened, and what it means for the maker. */
export interface SaidNews {
  readonly title: string
  readonly text: string
}

/** The words for what a maker is told: the same in the mail and in the inbox. `sayDay` writes a moment as people say it. */
export function sayNews(news: News, sayDay: (instant: string) => string): SaidNews {
  switch (news.kind) {
    case 'job_assigned': {
      const { orderNumber, things, dueAt, amount, currency } = news.facts
      return {
        title: `New job ${orderNumber}`,
        text: `${things}. Due ${sayDay(dueAt)}. You earn ${formatMoney(amount, currency)}.`,
      }
    }
    case 'job_withdrawn':
      return {
        title: `Job ${news.facts.orderNumber} was taken back`,
        text: `${because(news.facts.reason)} Stop work on it; its files and address leave your station.`,
      }
    case 'job_cancelled':
      return {
        title: `Job ${news.facts.orderNumber} was cancelled`,
        text: `${because(news.facts.reason)} Do not make it and do not send it.`,
      }
    case 'job_changed':
      return news.facts.what === 'address'
        ? {
            title: `Job ${news.facts.orderNumber} goes to another address`,
            text: 'Print the label and the slip again before you send it.',
          }
        : {
            title: `Job ${news.facts.orderNumber} has another date`,
            text: `It is now due ${sayDay(news.facts.dueAt)}.`,
          }
    case 'due_soon':
      return {
        title: `Job ${news.facts.orderNumber} is due ${sayDay(news.facts.dueAt)}`,
        text: 'It has not been sent yet. If you cannot make it in time, say so on the job.',
      }
    case 'paid_out': {
      const { amount, currency, jobs, reference } = news.facts
      return {
        title: `${formatMoney(amount, currency)} is on its way to your bank`,
        text: `For ${jobs === 1 ? '1 job' : `${jobs} jobs`}. Reference ${reference}.`,
      }
    }
    case 'earning_reversed': {
      const { orderNumber, amount, currency, reason } = news.facts
      return {
        title: `${formatMoney(amount, currency)} of job ${orderNumber} was taken back`,
        text: because(reason),
      }
    }
    case 'profile_paused':
      return {
        title: 'You get no new jobs for now',
        text: `${because(news.facts.reason)} The jobs you have stay with you.`,
      }
    case 'profile_suspended':
      return {
        title: 'Your work with us is suspended',
        text: `${because(news.facts.reason)} You get no new jobs, and those you had may be taken back. Write to us if you have questions.`,
      }
    case 'profile_active':
      return { title: 'You get jobs again', text: 'New jobs can come to you from now on.' }
  }
}

/** The office's reason as a sentence of its own, or nothing where it gave none. */
const because = (reason: string): string =>
  reason === '' ? '' : /[.!?。]$/u.test(reason) ? reason : `${reason}.`
