import { createRequire } from 'node:module'
import type * as Canvas from '@napi-rs/canvas'
import type * as Thermal from 'node-thermal-printer'

// Packages that only sheets need. They are loaded at the first sheet, or before it by the warm-up, so that a station opens
// without them. Loaded by `require`, because whoever needs them is in the middle of a transaction and cannot wait.

const load = createRequire(import.meta.url)

/** Skia: fonts, and dots of letters that printers lack. */
export const canvasPackage = (): typeof Canvas => load('@napi-rs/canvas') as typeof Canvas

/** The encoder of slips. */
export const thermalPrinterPackage = (): typeof Thermal => load('node-thermal-printer') as typeof Thermal
