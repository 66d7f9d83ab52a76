import '../styles/all.css'
import { createRoot } from 'react-dom/client'
import { linkToStation } from '../station/link.ts'
import { App } from './app.tsx'

createRoot(document.getElementById('window')!).render(<App link={linkToStation(window)} />)
