/** Where rows of the ledger come from, with what says whether they are ready: `e` the row, `r` what it reverses, `m` its job. */
export const LEDGER = `maker_earnings e
  left join maker_earnings r on r.id = e.reverses_id
  join maker_orders m on m.id = e.maker_order_id`

/**
 * Whether a row of LEDGER is ready to be paid out: pending, decided, and its work has left the maker (or the office took
 * it back and decided to pay). A counter-row goes with its earning: alone only once that was paid.
 */
export const READY = `(e.state = 'pending' and not e.decision_needed
  and (r.state is not distinct from 'paid' or (r.decision_needed is not true and m.status in ('shipped', 'completed', 'withdrawn'))))`
