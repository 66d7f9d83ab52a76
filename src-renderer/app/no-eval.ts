import { z } from 'zod'

// Imported before anything parses: zod would otherwise probe `new Function`, which the window's policy reports.
z.config({ jitless: true })
