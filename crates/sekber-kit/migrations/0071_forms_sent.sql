-- Forms that were sent and made something, by the name that each carries: sent again, they make nothing more.
create table form_sent (
    region_code text not null,
    sender text not null,
    id text not null,
    content text not null,
    led_to text not null,
    sent_at bigint not null,
    primary key (region_code, sender, id)
);
create index form_sent_at on form_sent (region_code, sent_at);
