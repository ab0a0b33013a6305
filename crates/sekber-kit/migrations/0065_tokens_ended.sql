-- Tokens of people who were let in no more still stood as if they held; they end with their person's access.
update api_token set withdrawn_at = expires_at
where withdrawn_at is null and person_id in (select id from person where not active);
