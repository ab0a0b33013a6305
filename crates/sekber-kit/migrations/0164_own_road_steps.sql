-- The steps that a district adds to its roads of papers: which step each follows, who takes it, which paper shows it, and how many working
-- days it takes. One that a partnership has used is retired in place of being removed: partnerships whose papers had begun keep it
-- (2026-11).
create table road_own_step (
    region_code text not null,
    road text not null,
    step text not null,
    follows text not null,
    name_id text not null,
    name_en text not null,
    actor text not null,
    paper text,
    weight text not null,
    usual_days bigint not null,
    retired_at bigint,
    primary key (region_code, road, step),
    foreign key (region_code) references district (region_code)
);

-- When the papers of a partnership began; none where they have not, or where that was before it was kept (2026-11).
alter table partnership add column road_begun_at bigint;
