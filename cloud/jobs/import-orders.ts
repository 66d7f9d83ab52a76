import { checkImport } from '../imports/check-import.ts'
import { CHECK_IMPORT, RUN_IMPORT } from '../imports/import-jobs.ts'
import { runImport } from '../imports/run-import.ts'
import { fulfillmentProviders } from '../providers/fulfillment/open.ts'
import { defineJob } from './job.ts'

/** Reads an uploaded export and writes down what it holds. Begins anew where it was cut off. */
export const checkImportJob = defineJob({
  ...CHECK_IMPORT,
  options: { expireInSeconds: 600 },
  run: (cloud, { importId, round }) => checkImport(cloud, importId, round),
})

/** Makes the good orders of an import, for a while; the rest is left to its next run. */
export const runImportJob = defineJob({
  ...RUN_IMPORT,
  run: (cloud, { importId, round }) => runImport(cloud, fulfillmentProviders, importId, round),
})
