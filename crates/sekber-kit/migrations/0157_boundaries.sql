-- Boundaries of a district's kecamatan or villages that were loaded for its maps: where they come from, under which licence, and which they
-- are, so that what was drawn of others is drawn anew. `level` is kecamatan or village.
create table boundary (
    region_code text not null,
    level text not null,
    source text not null,
    licence text not null,
    digest text not null,
    loaded_at bigint not null,
    primary key (region_code, level)
);

-- Their outlines, as the geometries of GeoJSON.
create table boundary_outline (
    region_code text not null,
    place_code text not null,
    level text not null,
    geometry text not null,
    primary key (region_code, place_code)
);
