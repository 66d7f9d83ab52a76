-- Photos of finished pieces: what is in storage of those that documents name (fulfillment.photo). The row is made when
-- the bytes are there, so a photo without a row is one that its station has still to send.
create table photos (
  id uuid primary key,
  store_id uuid not null references stores,
  order_id uuid not null references orders,
  fulfillment_request_id uuid not null references fulfillment_requests,
  storage_key text not null,
  name text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  device_id uuid references devices,
  received_at timestamptz not null
);
create index on photos (fulfillment_request_id);
create index on photos (order_id);

-- Links to print files that were handed out. Each is good for one use, by whoever still has the work then; the token
-- itself is in the link and nowhere else.
create table print_file_links (
  id uuid primary key,
  store_id uuid not null references stores,
  token_hash text not null unique,
  print_file_id uuid not null references print_files on delete cascade,
  fulfillment_request_id uuid not null references fulfillment_requests on delete cascade,
  factory_id uuid references factories,
  maker_id uuid references maker_profiles,
  person_id uuid references users,
  device_id uuid references devices,
  handed_out_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on print_file_links (expires_at);
create index on print_file_links (print_file_id);
create index on print_file_links (fulfillment_request_id);

call app.secure(array['photos', 'print_file_links']);
grant select on photos to authenticated;
-- The subquery runs under the same policies: a photo is visible where its fulfilment is.
create policy through_fulfillment on photos for select to authenticated using (exists (select from fulfillment_requests f where f.id = fulfillment_request_id));
