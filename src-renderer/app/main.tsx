import './no-eval.ts'

// Everything else comes after: what it imports makes schemas while it loads, and they remember how zod was set.
void import('./start.tsx')
