-- The roles that requests run under, as on Supabase, and how a policy asks who is there.
-- anon: a shopper without an account. authenticated: a person or a station. service_role: jobs and consequences.
do $$
declare wanted text;
begin
  foreach wanted in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
    if not pg_has_role(current_user, wanted, 'member') or not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end $$;

create schema if not exists app;
grant usage on schema app to anon, authenticated, service_role;
-- Functions that act beyond their caller's rights belong to service_role: the tables' owner is bound by FORCE RLS like everyone.
grant create on schema app to service_role;
grant usage on schema public to anon, authenticated, service_role;

create function app.claim(name text) returns text language sql stable set search_path = '' as
  $$ select nullif(current_setting('request.jwt.claims', true), '')::json ->> name $$;
create function app.claim_id(name text) returns uuid language sql stable set search_path = '' as
  $$ select nullif(app.claim(name), '')::uuid $$;
grant execute on function app.claim(text), app.claim_id(text) to anon, authenticated, service_role;

-- Gives a table its row-level security: forced, open to service_role, closed to everyone else until a policy opens it.
create procedure app.secure(tables text[]) language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
    execute format('create policy service_all on public.%I to service_role using (true) with check (true)', t);
  end loop;
end $$;
