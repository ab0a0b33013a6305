//! One schema on two databases: twins where steps differ, the same columns, the district's code leading every key.

use std::collections::{BTreeMap, BTreeSet};

use sekber::kit::digest::sha256;
use sekber::kit::store::{Db, Engine, dialect, sql};

use crate::harness::{Harness, on_both};
use crate::source::files;

sekber::row_struct! {
    struct Column {
        in_table: String,
        name: String,
        kind: String,
    }
}

async fn columns(db: &Db) -> BTreeSet<(String, String, String)> {
    let asked = match db.engine() {
        Engine::Sqlite => sql(
            "select m.name as in_table, c.name as name, lower(c.type) as kind
             from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'",
        ),
        Engine::Postgres => sql(
            "select cast(table_name as text) as in_table, cast(column_name as text) as name, cast(data_type as text) as kind
             from information_schema.columns where table_schema = 'public'",
        ),
    };
    let found: Vec<Column> = db.all(asked).await.unwrap();
    let own = |table: &str| {
        !["sqlite_", "_sqlx", "search_entry", "search_words"].iter().any(|p| table.starts_with(p))
    };
    found
        .into_iter()
        .filter(|column| own(&column.in_table))
        .map(|column| (column.in_table, column.name, column.kind))
        .collect()
}

#[tokio::test]
async fn both_databases_hold_the_same_columns() {
    let sqlite = columns(Harness::on_sqlite().await.app.db()).await;
    assert!(sqlite.iter().any(|(table, name, _)| table == "organisation" && name == "region_code"));
    let kinds: BTreeSet<&str> = sqlite.iter().map(|(_, _, kind)| kind.as_str()).collect();
    for kind in &kinds {
        assert!(
            ["text", "bigint", "boolean", "double precision"].contains(kind),
            "{kind} is not a common kind"
        );
    }
    if let Some(harness) = Harness::on_postgres().await {
        let postgres = columns(harness.app.db()).await;
        let differing: Vec<_> = sqlite.symmetric_difference(&postgres).collect();
        assert!(differing.is_empty(), "the schemas differ: {differing:?}");
    }
}

#[tokio::test]
async fn the_district_leads_every_key() {
    sekber::row_struct! { struct Key { in_table: String, name: String, place: i64 } }
    let harness = Harness::on_sqlite().await;
    let found: Vec<Key> = harness
        .app
        .db()
        .all(sql("select m.name as in_table, c.name as name, c.pk as place
             from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"))
        .await
        .unwrap();
    let mut tables: BTreeMap<String, Vec<Key>> = BTreeMap::new();
    for key in found {
        tables.entry(key.in_table.clone()).or_default().push(key);
    }
    for (table, keys) in tables {
        let of_a_district = keys.iter().any(|key| key.name == "region_code");
        let first = keys.iter().find(|key| key.place == 1);
        if let (true, Some(first)) = (of_a_district && !table.starts_with("search_entry"), first) {
            assert_eq!(first.name, "region_code", "the key of {table} must begin with the district");
        }
    }
}

/// Indexes of a district's tables that do not begin with the district: table, first column, and why.
const ACROSS: [(&str, &str, &str); 11] = [
    ("api_token", "token_hash", "a token is all that a program brings"),
    ("district", "host", "a host name says which district is meant"),
    ("invitation", "token_hash", "a link is all that whoever was invited brings"),
    ("leader_letter", "person_id", "a person is forgotten in all districts at once"),
    ("leader_letter_reader", "person_id", "the same"),
    ("meeting_seat", "token_hash", "a cookie is all that a phone brings"),
    ("partner_identity", "number", "a partner is looked for in all districts at once, by its legal number"),
    ("person_notice", "person_id", "a person is forgotten in all districts at once"),
    ("saved_list", "person_id", "the same"),
    (
        "search_entry",
        "document",
        "PostgreSQL looks rare words up so; the order of a district is another index",
    ),
    ("search_entry", "title_document", "the same"),
];

#[tokio::test]
async fn the_district_leads_every_index() {
    sekber::row_struct! { struct Index { in_table: String, first_column: String } }
    on_both(async |harness| {
        let db = harness.app.db();
        let asked = match db.engine() {
            Engine::Sqlite => sql(
                "select m.name as in_table, coalesce(c.name, '') as first_column from sqlite_master m
                 join pragma_index_list(m.name) i join pragma_index_info(i.name) c
                 where m.type = 'table' and c.seqno = 0 and i.origin <> 'pk'
                   and exists (select 1 from pragma_table_info(m.name) t where t.name = 'region_code')",
            ),
            Engine::Postgres => sql(
                "select cast(t.relname as text) as in_table, coalesce(cast(a.attname as text), '') as first_column
                 from pg_index x join pg_class t on t.oid = x.indrelid
                 join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
                 left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                 where not x.indisprimary
                   and exists (select 1 from pg_attribute r where r.attrelid = t.oid and r.attname = 'region_code')",
            ),
        };
        let found: Vec<Index> = db.all(asked).await.unwrap();
        assert!(found.len() > 30, "the indexes are no longer found: {}", found.len());
        let known = |index: &&Index| {
            let is_it = |(table, column): (&str, &str)| index.in_table == table && index.first_column == column;
            index.first_column == "region_code" || ACROSS.iter().any(|(table, column, _)| is_it((table, column)))
        };
        let others: Vec<String> = found
            .iter()
            .filter(|index| !known(index))
            .map(|index| format!("{} by {}", index.in_table, index.first_column))
            .collect();
        assert!(others.is_empty(), "indexes that do not begin with the district: {others:?}");
    })
    .await;
}

#[test]
fn a_step_that_differs_has_a_file_for_each_database() {
    let names: BTreeSet<String> =
        files("crates/sekber-kit/migrations", &[".sql"]).iter().map(|file| file.name().to_owned()).collect();
    for name in &names {
        let twin = if name.ends_with(".sqlite.sql") {
            name.replace(".sqlite.", ".postgres.")
        } else {
            name.replace(".postgres.", ".sqlite.")
        };
        assert!(names.contains(&twin), "{name} has no {twin}");
    }
    let versions: BTreeSet<&str> = names.iter().filter_map(|name| name.split('.').next()).collect();
    let numbers: BTreeSet<&str> = names.iter().filter_map(|name| name.split('_').next()).collect();
    assert_eq!(versions.len(), numbers.len(), "two steps share a number: {names:?}");
}

#[test]
fn dialects_are_counted() {
    let file = files("crates/sekber-kit/src/store", &["dialect.rs"]).remove(0);
    let dialect = file.text.lines().filter(|line| line.starts_with("pub fn ")).count();
    assert_eq!(dialect, dialect::COUNT, "dialect.rs says how many differences there are");
}

#[tokio::test]
async fn a_second_migration_changes_nothing() {
    on_both(async |harness| {
        let db = harness.app.db();
        assert_eq!(db.pending_migrations().await.unwrap(), 0);
        let before = columns(db).await;
        db.migrate().await.unwrap();
        assert_eq!(before, columns(db).await);
    })
    .await;
}

/// What every migration was when it landed. A database that has taken a step never takes it again, so a landed one is not
/// edited: another one is added, and its line here with it.
#[test]
fn landed_migrations_stay_as_they_are() {
    let listed = files("crates/sekber-kit/migrations", &["landed.sha256"]).remove(0);
    let now: Vec<String> = files("crates/sekber-kit/migrations", &[".sql"])
        .iter()
        .map(|file| format!("{}  {}", sha256(file.text.as_bytes()), file.name()))
        .collect();
    let landed: Vec<&str> = listed.text.lines().collect();
    assert_eq!(
        now, landed,
        "`sha256sum *.sql > landed.sha256` in crates/sekber-kit/migrations adds a new one"
    );
}
