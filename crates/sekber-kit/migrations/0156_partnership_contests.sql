-- That one of those who take part contests an early end within the days that it has for that, and what the secretariat answered where it
-- did not take the end back (2026-11).
alter table partnership add column contested_at bigint;
alter table partnership add column contest_party_id text;
alter table partnership add column contest_reason text not null default '';
alter table partnership add column contest_answer text not null default '';

-- Which side reads a draft next, and since when; none where nobody does (2026-11).
alter table agreement add column turn text;
alter table agreement add column turn_since bigint;

-- The words that a district puts in place of the usual ones in an article of its agreements (2026-11).
create table agreement_clause (
    region_code text not null,
    kind text not null,
    article text not null,
    text text not null,
    primary key (region_code, kind, article),
    foreign key (region_code) references district (region_code)
);

-- What a district sets about the steps of its roads of papers, where that is another than usual: what a step that the law does not ask
-- for means while it is not taken, who takes one that no paper proves, and how many days it takes (2026-11).
create table road_step (
    region_code text not null,
    road text not null,
    step text not null,
    weight text not null,
    actor text not null,
    usual_days bigint not null,
    primary key (region_code, road, step),
    foreign key (region_code) references district (region_code)
);

-- What the entries of a district come to by each dimension, kept once a day for sums over many districts; whatever it says is worked out
-- anew from the entries (2026-11).
create table ledger_sum (
    region_code text not null,
    dimension text not null,
    code text not null,
    budget text not null,
    form text not null,
    stage text not null,
    low_above bigint not null,
    low_below bigint not null,
    high_above bigint not null,
    high_below bigint not null,
    undisclosed bigint not null,
    entries bigint not null,
    simulated bigint not null,
    kept_at bigint not null,
    primary key (region_code, dimension, code, budget, form, stage),
    foreign key (region_code) references district (region_code)
);
