-- Functions that act with more than their caller's rights; they belong to service_role and nobody else may call them directly.
alter function app.chain_event() owner to service_role;
alter function app.note_fulfillment_changes() owner to service_role;
alter function app.note_device_changes() owner to service_role;
revoke execute on function app.chain_event(), app.note_fulfillment_changes(), app.note_device_changes() from public;
revoke create on schema app from service_role;
