import { adminOnly } from '../procedures.ts'
import { beginCheck } from './begin-check.ts'
import { beginRun, cancelImport } from './begin-run.ts'
import { foundArticles, foundFindings, foundOrders } from './found.ts'
import { importOrProblem, listImports } from './import-rows.ts'
import { articleChoices, matchArticle } from './match-article.ts'
import { beginImport, takePiece } from './upload.ts'

/** cloudContract.imports: orders of other shops, looked at first and then made. */
export const importsHandlers = {
  begin: adminOnly.imports.begin.handler(({ input, context }) => beginImport(context, input)),
  piece: adminOnly.imports.piece.handler(({ input, context }) => takePiece(context, input)),
  check: adminOnly.imports.check.handler(({ input, context }) => beginCheck(context, input)),
  list: adminOnly.imports.list.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => listImports(tx, input)),
  ),
  get: adminOnly.imports.get.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => importOrProblem(tx, input.id)),
  ),
  orders: adminOnly.imports.orders.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => foundOrders(tx, input)),
  ),
  findings: adminOnly.imports.findings.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => foundFindings(tx, input)),
  ),
  articles: adminOnly.imports.articles.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => foundArticles(tx, input)),
  ),
  choices: adminOnly.imports.choices.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => articleChoices(tx, input.search)),
  ),
  match: adminOnly.imports.match.handler(({ input, context }) => matchArticle(context, input)),
  run: adminOnly.imports.run.handler(({ input, context }) => beginRun(context, input)),
  cancel: adminOnly.imports.cancel.handler(({ input, context }) => cancelImport(context, input.id)),
}
