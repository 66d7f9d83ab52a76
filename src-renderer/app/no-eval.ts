import { z } from 'zod'

// zod would otherwise compile its schemas with `new Function`, which the window's policy forbids and reports.
z.config({ jitless: true })
