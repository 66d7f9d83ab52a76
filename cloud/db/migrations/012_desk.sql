-- The orders desk: search over a million orders, saved filters, delivery by carrier events.

-- Search. pg_trgm finds any part of a text by its index, but only of three letters or more, and of which letters depends on
-- the database's locale. So every letter beyond ASCII is kept as five of its own (Z and four of A to P): one of them is enough.
do $$ begin
  if not exists (select from pg_opclass where opcname = 'gin_trgm_ops') then create extension pg_trgm with schema app; end if;
end $$;

-- Text as searching sees it, the same as foldForSearch of src-shared/std/plain-text.ts: lower case, without marks above and
-- below letters, with the letters that most keyboards have. The marks are Unicode's category Mn; lower() of a database in
-- the locale C knows ASCII only.
create function app.fold_for_search(t text) returns text language plpgsql immutable strict parallel safe as $$
declare
  folded text := t;
begin
  if octet_length(t) > length(t) then
    folded := regexp_replace(normalize(t, nfkd), '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08e1\u08e3-\u0902\u093a\u093c\u0941-\u0948\u094d\u0951-\u0957\u0962-\u0963\u0981\u09bc\u09c1-\u09c4\u09cd\u09e2-\u09e3\u09fe\u0a01-\u0a02\u0a3c\u0a41-\u0a42\u0a47-\u0a48\u0a4b-\u0a4d\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a82\u0abc\u0ac1-\u0ac5\u0ac7-\u0ac8\u0acd\u0ae2-\u0ae3\u0afa-\u0aff\u0b01\u0b3c\u0b3f\u0b41-\u0b44\u0b4d\u0b55-\u0b56\u0b62-\u0b63\u0b82\u0bc0\u0bcd\u0c00\u0c04\u0c3c\u0c3e-\u0c40\u0c46-\u0c48\u0c4a-\u0c4d\u0c55-\u0c56\u0c62-\u0c63\u0c81\u0cbc\u0cbf\u0cc6\u0ccc-\u0ccd\u0ce2-\u0ce3\u0d00-\u0d01\u0d3b-\u0d3c\u0d41-\u0d44\u0d4d\u0d62-\u0d63\u0d81\u0dca\u0dd2-\u0dd4\u0dd6\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f7e\u0f80-\u0f84\u0f86-\u0f87\u0f8d-\u0f97\u0f99-\u0fbc\u0fc6\u102d-\u1030\u1032-\u1037\u1039-\u103a\u103d-\u103e\u1058-\u1059\u105e-\u1060\u1071-\u1074\u1082\u1085-\u1086\u108d\u109d\u135d-\u135f\u1712-\u1714\u1732-\u1733\u1752-\u1753\u1772-\u1773\u17b4-\u17b5\u17b7-\u17bd\u17c6\u17c9-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u1886\u18a9\u1920-\u1922\u1927-\u1928\u1932\u1939-\u193b\u1a17-\u1a18\u1a1b\u1a56\u1a58-\u1a5e\u1a60\u1a62\u1a65-\u1a6c\u1a73-\u1a7c\u1a7f\u1ab0-\u1abd\u1abf-\u1add\u1ae0-\u1aeb\u1b00-\u1b03\u1b34\u1b36-\u1b3a\u1b3c\u1b42\u1b6b-\u1b73\u1b80-\u1b81\u1ba2-\u1ba5\u1ba8-\u1ba9\u1bab-\u1bad\u1be6\u1be8-\u1be9\u1bed\u1bef-\u1bf1\u1c2c-\u1c33\u1c36-\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8-\u1cf9\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302d\u3099-\u309a\ua66f\ua674-\ua67d\ua69e-\ua69f\ua6f0-\ua6f1\ua802\ua806\ua80b\ua825-\ua826\ua82c\ua8c4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-\ua951\ua980-\ua982\ua9b3\ua9b6-\ua9b9\ua9bc-\ua9bd\ua9e5\uaa29-\uaa2e\uaa31-\uaa32\uaa35-\uaa36\uaa43\uaa4c\uaa7c\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1\uaaec-\uaaed\uaaf6\uabe5\uabe8\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f]', '', 'g');
    folded := translate(folded, 'ÆÐØÞĐĦŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖς',
      'æðøþđħłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆσ');
  end if;
  folded := lower(folded collate "C");
  if octet_length(folded) > length(folded) then
    folded := replace(replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
    folded := translate(folded, 'øłđðı', 'olddi');
  end if;
  return btrim(regexp_replace(folded, '[ \t\n\r\f\v]+', ' ', 'g'));
end $$;

-- The folded text in letters that the index knows. Capitals stand for nothing else, since folding leaves none.
create function app.in_letters(t text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if octet_length(t) = length(t) then return t; end if;
  return (select string_agg(case when ascii(c) < 128 then c
      when ascii(c) < 65536 then 'Z' || translate(lpad(to_hex(ascii(c)), 4, '0'), '0123456789abcdef', 'ABCDEFGHIJKLMNOP')
      else 'Y' || translate(lpad(to_hex(ascii(c)), 6, '0'), '0123456789abcdef', 'ABCDEFGHIJKLMNOP') end, '' order by place)
    from string_to_table(t, null) with ordinality as s (c, place));
end $$;
create function app.searchable(t text) returns text language sql immutable strict parallel safe as
  $$ select app.in_letters(app.fold_for_search(t)) $$;

-- What an order is found by, a line each: number, customer, e-mail, tracking numbers, SKUs. An index and no table of its own:
-- outside of `public`, without row-level security (which would keep the planner from its statistics), open to nobody but
-- service_role. Whoever asks it (cloud/orders/find-orders.ts) asks for the caller's store, and reads the orders themselves
-- with the caller's rights.
create table app.order_text (
  order_id uuid primary key references orders on delete cascade,
  store_id uuid not null,
  placed_at timestamptz not null,
  text text not null
);
create index order_text_newest on app.order_text (store_id, placed_at desc, order_id desc);
alter table app.order_text alter column text set statistics 1000;
do $$ begin
  -- What is not sorted into the index yet is read by every search: so that is never much (kB).
  execute (select format('create index order_text_parts on app.order_text using gin (text %I.gin_trgm_ops) with (gin_pending_list_limit = 256)', n.nspname)
    from pg_opclass c join pg_namespace n on n.oid = c.opcnamespace where c.opcname = 'gin_trgm_ops');
end $$;
grant select, insert, update, delete on app.order_text to service_role;

create function app.write_order_text(ids uuid[]) returns void language sql security definer set search_path = '' as $$
  insert into app.order_text as t (order_id, store_id, placed_at, text)
    select o.id, o.store_id, o.placed_at, concat_ws(e'\n', app.searchable(o.order_number), app.searchable(o.customer_name), app.searchable(o.customer_email),
      (select string_agg(app.searchable(s.tracking_number), e'\n') from public.shipments s where s.order_id = o.id),
      (select string_agg(app.searchable(i.sku), e'\n') from public.order_items i where i.order_id = o.id))
    from public.orders o where o.id = any(ids)
    on conflict (order_id) do update set text = excluded.text, placed_at = excluded.placed_at where (t.text, t.placed_at) is distinct from (excluded.text, excluded.placed_at)
$$;
-- An order is written with its items; its parcels come later, one statement for all of a batch.
create function app.note_order_text() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.write_order_text(array(select distinct order_id from fresh_rows));
  return null;
end $$;
create trigger note_text after insert on order_items referencing new table as fresh_rows for each statement execute function app.note_order_text();
create trigger note_text after insert on shipments referencing new table as fresh_rows for each statement execute function app.note_order_text();
create function app.note_customer_text() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.write_order_text(array[new.id]);
  return null;
end $$;
create trigger note_text after update of customer_name, customer_email, order_number, placed_at on orders for each row
  when ((old.customer_name, old.customer_email, old.order_number, old.placed_at) is distinct from (new.customer_name, new.customer_email, new.order_number, new.placed_at))
  execute function app.note_customer_text();

-- What the list is filtered and sorted by, beside what 004 and 005 have. Due: what is still to be made, soonest first.
create index orders_by_due on orders (store_id, (case when status in ('new', 'in_production', 'partially_shipped') then due_at else 'infinity' end), id);
create index orders_by_total on orders (store_id, total, id);
create index orders_by_country on orders (store_id, (shipping_address ->> 'country'), placed_at desc, id desc);
create index orders_with_money_back on orders (store_id, payment_status, placed_at desc, id desc) where payment_status <> 'paid';
create index open_work on fulfillment_requests (store_id, due_at) where status in ('pending', 'submitted', 'processing', 'cancel_requested');
create index held_work on fulfillment_requests (store_id) where held;
create index work_with_problem on fulfillment_requests (store_id) where problem;
create index work_by_shipping on fulfillment_requests (store_id, shipped_at) where shipped_at is not null;
create index shipments_by_day on shipments (store_id, shipped_at);

-- Filters that a person keeps by a name; a shared one is there for everybody in the office, and its owner's to change.
create table saved_filters (
  id uuid primary key,
  store_id uuid not null references stores,
  user_id uuid not null references users on delete cascade,
  name text not null check (length(name) between 1 and 60),
  filter jsonb not null,
  shared boolean not null default false,
  created_at timestamptz not null,
  unique (user_id, name)
);
create index on saved_filters (store_id) where shared;

-- What carriers say of parcels, each event once. Kept also while nobody here knows the parcel: its bench may be offline.
create table carrier_events (
  id uuid primary key,
  store_id uuid not null references stores,
  event_id text not null,
  carrier text not null,
  tracking_number text not null,
  status text not null,
  happened_at timestamptz not null,
  payload jsonb not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  outcome text not null check (outcome in ('delivered', 'already_delivered', 'unknown_parcel', 'noted')),
  unique (store_id, event_id)
);
create index carrier_events_waiting on carrier_events (received_at) where outcome = 'unknown_parcel';

call app.secure(array['saved_filters', 'carrier_events']);
grant select, insert, update, delete on saved_filters to authenticated;
create policy own_or_shared on saved_filters for select to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin' and (shared or user_id = (select app.claim_id('sub'))));
create policy own on saved_filters for all to authenticated
  using (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin' and user_id = (select app.claim_id('sub')))
  with check (store_id = (select app.claim_id('store_id')) and (select app.claim('app_role')) = 'admin' and user_id = (select app.claim_id('sub')));

grant create on schema app to service_role;
alter function app.write_order_text(uuid[]) owner to service_role;
alter function app.note_order_text() owner to service_role;
alter function app.note_customer_text() owner to service_role;
revoke create on schema app from service_role;
revoke execute on function app.write_order_text(uuid[]), app.note_order_text(), app.note_customer_text() from public;
grant execute on function app.fold_for_search(text), app.in_letters(text), app.searchable(text) to service_role;

-- The orders that are there already. As service_role, because forced row-level security binds the tables' owner too.
set local role service_role;
select app.write_order_text(array(select id from public.orders));
reset role;
