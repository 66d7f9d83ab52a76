import type { ReactNode } from 'react'
import markUrl from '../../../styles/packbench.svg'
import css from './entrance-layout.module.css'

interface EntranceLayoutProps {
  title: string
  lead: string
  /** Small print at the bottom: station, version. */
  foot?: ReactNode
  children: ReactNode
}

/** The two halves of the way in: a quiet picture of the work, and the form. */
export function EntranceLayout({ title, lead, foot, children }: EntranceLayoutProps) {
  return (
    <div className={css['entrance']}>
      <header className={css['picture']}>
        <div className={css['brand']}>
          <img src={markUrl} alt="" />
          <span>Packbench</span>
        </div>
        <Shelf />
        <p className={css['promise']}>
          Every action is kept here first, works without a network, and reaches the office exactly once.
        </p>
      </header>
      <main className={css['form']}>
        <div className={css['column']}>
          <h1>{title}</h1>
          <p className={css['lead']}>{lead}</p>
          {children}
        </div>
        <footer className={css['foot']}>{foot}</footer>
      </main>
    </div>
  )
}

/** Parcels on a bench, drawn with few lines. */
function Shelf() {
  return (
    <svg className={css['shelf']} viewBox="0 0 420 300" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round">
        <path d="M20 262h380" strokeWidth="3" opacity="0.9" />
        <path d="M44 262v26M376 262v26" opacity="0.6" />
        <g opacity="0.95">
          <path d="M62 182h132v80H62z" className={css['card']} />
          <path d="M116 182v26l12-6 12 6v-26" />
          <path d="M76 240h38M76 249h26" opacity="0.7" />
        </g>
        <g opacity="0.95">
          <path d="M214 150h92v112h-92z" className={css['cardLight']} />
          <path d="M250 150v24l10-5 10 5v-24" />
          <path d="M226 226h68v22h-68z" className={css['label']} />
          <path
            d="M233 231v12M238 231v12M241 231v12M247 231v12M252 231v12M255 231v12M261 231v12M266 231v12M271 231v12M275 231v12M281 231v12M286 231v12"
            stroke="#10262a"
          />
        </g>
        <g opacity="0.95">
          <path d="M322 206h56v56h-56z" className={css['card']} />
          <path d="M342 206v18l8-4 8 4v-18" />
        </g>
        <path d="M86 120h84v62H86z" className={css['cardLight']} />
        <path d="M118 120v20l10-5 10 5v-20" />
        <path d="M334 150l10-34 10 34M330 150h28" opacity="0.5" />
        <circle cx="344" cy="98" r="18" opacity="0.35" />
        <path d="M337 98l5 5 10-10" opacity="0.8" />
      </g>
    </svg>
  )
}
