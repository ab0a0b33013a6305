//! Personal data: the register holds every column about people, a person gets all that is kept, and an erasure leaves nothing but
//! what the register says stays, with the trail whole.

use std::collections::{BTreeMap, BTreeSet};

use sekber::features::privacy::{Fate, Holding, REGISTER, Whose};
use sekber::kit::access::Actor;
use sekber::kit::audit::{self, Event};
use sekber::kit::store::{Db, Value, sql};

use crate::harness::{Harness, OWN_PARTNER, on_both};
use crate::routes::keep_a_plan;

pub const NAME: &str = "Yuliana Y. Yayasan";
const EMAIL: &str = "partner@example.org";

/// Parts of names by which a column about people is known.
const SIGNS: [&str; 25] = [
    "person",
    "name",
    "mail",
    "phone",
    "contact",
    "address",
    "device",
    "signer",
    "recipient",
    "password",
    "totp",
    "token",
    "chair",
    "secretary",
    "position",
    "rank",
    "owner",
    "verifier",
    "sender",
    "_by",
    "nik",
    "birth",
    "gender",
    "sex",
    "cells_json",
];

/// Columns that look so and are not about people.
const NOT_OF_PEOPLE: &[(&str, &str)] = &[
    ("agreement_former_scan", "agreement_id"),
    ("partnership", "ended_by"),
    ("work_activity", "proposed_by"),
    ("work_indicator", "proposed_by"),
    ("work_indicator", "by_sex"),
    ("attachment", "file_name"),
    ("award_entry", "name"),
    ("award_left_out", "name"),
    ("award_provisional", "by_tie"),
    ("award_result", "by_tie"),
    ("award_season", "name"),
    ("cycle", "name"),
    ("district", "name"),
    ("district", "address"),
    ("district_file", "file_name"),
    ("document", "subject_name"),
    ("document", "on_behalf_of"),
    ("import_run", "lease_owner"),
    ("interest", "rank"),
    ("job", "lease_owner"),
    ("job", "name"),
    ("ledger_entry", "funder_name"),
    ("ledger_entry", "implementer_name"),
    ("letterhead", "address"),
    ("letterhead", "contact"),
    ("letterhead", "region_address"),
    ("matching_pair", "office_name"),
    ("matching_pair", "partner_name"),
    ("matching_plan", "name"),
    ("meeting", "name"),
    ("meeting_sheet_line", "grouped_by"),
    ("organisation", "short_name"),
    ("organisation", "contact_public"),
    ("portal_settings", "address"),
    ("portal_settings", "email"),
    ("portal_settings", "phone"),
    ("proposal_item", "name"),
    ("region", "name"),
    ("report_period", "name"),
    ("road_own_step", "name_id"),
    ("road_own_step", "name_en"),
    ("theme", "name_id"),
    ("theme", "name_en"),
    // An organisation, or the secretariat.
    ("visit", "made_by"),
    // Whose the token is stands with the token.
    ("webhook", "token_id"),
    ("webhook_notice", "token_id"),
];

async fn columns(db: &Db) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for table in db.tables().await.unwrap() {
        // The index is made from the records.
        if !table.starts_with("search_") && !table.starts_with("_sqlx") {
            let columns = db.columns(&table).await.unwrap().into_keys().collect();
            all.insert(table, columns);
        }
    }
    all
}

#[tokio::test]
async fn every_column_about_people_stands_in_the_register() {
    let harness = Harness::on_sqlite().await;
    let schema = columns(harness.app.db()).await;
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for one in REGISTER {
        let by = match one.whose {
            Whose::Account(column)
            | Whose::Id(column)
            | Whose::Token(column)
            | Whose::Mail(column)
            | Whose::Name(column)
            | Whose::NameWithin(column) => Some(column),
            Whose::Contact => Some("contact_email"),
            Whose::Trail | Whose::Others => None,
        };
        for column in one.shown.iter().chain(one.closed).copied().chain(by) {
            assert!(schema[one.table].contains(column), "{}: {} has no {column}", one.code, one.table);
            told.insert((one.table, column));
        }
    }
    let excused: BTreeSet<(&str, &str)> = NOT_OF_PEOPLE.iter().copied().collect();
    let mut missing = Vec::new();
    for (table, columns) in &schema {
        for column in columns {
            let place = (table.as_str(), column.as_str());
            if SIGNS.iter().any(|sign| column.contains(sign))
                && !told.contains(&place)
                && !excused.contains(&place)
            {
                missing.push(place);
            }
        }
        // A table whose rows are people's own is told whole.
        let whole = REGISTER.iter().any(|one| one.table == table && matches!(one.whose, Whose::Account(_)));
        for column in columns.iter().filter(|_| whole) {
            let place = (table.as_str(), column.as_str());
            if !told.contains(&place) && !["id", "version"].contains(&column.as_str()) {
                missing.push(place);
            }
        }
    }
    assert!(missing.is_empty(), "say in the register what these are kept for: {missing:?}");
    let gone: Vec<_> = excused
        .iter()
        .filter(|(table, column)| !schema.get(*table).is_some_and(|t| t.contains(*column)))
        .collect();
    assert!(gone.is_empty(), "excused and not there: {gone:?}");
}

/// The texts of a table's rows, by column.
async fn texts(db: &Db, table: &str, columns: &BTreeSet<String>) -> Vec<(String, String)> {
    let list: Vec<&str> = columns.iter().map(String::as_str).collect();
    let text = format!("select {} from {table}", list.join(", "));
    let rows = db.rows(sql(text.leak())).await.unwrap();
    let mut all = Vec::new();
    for row in &rows {
        for (name, value) in row.iter() {
            if let Value::Text(Some(text)) = value {
                all.push((name.to_owned(), text.clone()));
            }
        }
    }
    all
}

/// Where a text stands in the whole database.
async fn places(harness: &Harness, sought: &[&str]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (table, columns) in columns(harness.app.db()).await {
        for (column, text) in texts(harness.app.db(), &table, &columns).await {
            if sought.iter().any(|sought| text.to_lowercase().contains(&sought.to_lowercase())) {
                found.insert((table.clone(), column));
            }
        }
    }
    found
}

fn is_frozen(one: &Holding) -> bool {
    one.fate == Fate::Award
}

/// Puts the partner's name and address into every record that can hold them.
pub async fn leave_marks(harness: &Harness) {
    for one in REGISTER.iter().filter(|one| !is_frozen(one)) {
        let text = match one.whose {
            Whose::Name(column) | Whose::NameWithin(column) => {
                format!("update {} set {column} = '{NAME}'", one.table)
            }
            Whose::Contact => format!(
                "update organisation set contact_email = 'Partner@Example.org', contact_name = '{NAME}', contact_phone = '0812-3456' where id = '{OWN_PARTNER}'"
            ),
            Whose::Id(column) if one.shown.contains(&"person_name") => {
                format!("update {} set {column} = 'partner', person_name = '{NAME}'", one.table)
            }
            _ => continue,
        };
        harness.change(sql(text.leak())).await;
    }
    for text in [
        "insert into email (region_code, id, recipient, subject, body, state, made_at) select region_code, 'to-partner', 'partner@example.org', 'Undangan', '', 'sent', 0 from district",
        "update invitation set email = 'partner@example.org', name = 'Yuliana Y. Yayasan' where id = 'to-partner-own'",
        "update api_token set name = 'Token Yuliana Y. Yayasan' where person_id = 'partner'",
    ] {
        harness.change(sql(text)).await;
    }
    // The trail tells of a record that names the person, under the hand of somebody else.
    let tx = harness.app.begin(&Actor::operator()).await.unwrap();
    let record = serde_json::json!({ "contact_name": NAME, "contact_email": "Partner@Example.org", "name": "Yayasan" });
    tx.commit(Event::new("organisation.changed", OWN_PARTNER, "Yayasan Sendiri").after(&record))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_forgotten_person_leaves_no_name_and_an_unbroken_trail() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        // Otherwise one address would stand in the other.
        harness.change(sql("update person set email = 'lain@example.org' where id = 'other-partner'")).await;
        let partner = harness.as_partner().await;
        let version = partner.get("/account").await.field("version");
        partner.post("/account/name", &[("name", NAME), ("version", &version)]).await;
        leave_marks(&harness).await;
        let (db, region) = (harness.app.db(), harness.app.region());
        assert!(audit::verify(db, &region).await.unwrap().is_ok());
        let before = places(&harness, &[NAME, EMAIL]).await;
        assert!(before.len() > 12, "the marks are there: {before:?}");

        let admin = harness.as_admin().await;
        let asked = admin.get("/people/partner/anonymise").await;
        asked.is_ok().shows(NAME).shows("Jejak audit").shows("Akun").costs_at_most(10);
        admin.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        partner.get("/account").await.is(303);

        let stays: BTreeSet<&str> = REGISTER
            .iter()
            .filter(|one| {
                matches!(one.fate, Fate::Paper | Fate::Meeting | Fate::Award | Fate::Swept | Fate::Other)
            })
            .map(|one| one.table)
            .collect();
        let left = places(&harness, &[NAME, EMAIL, "Yuliana"]).await;
        let left: Vec<_> = left.into_iter().filter(|(table, _)| !stays.contains(table.as_str())).collect();
        assert!(left.is_empty(), "still named in {left:?}");
        let phone = sql("select count(*) from organisation where contact_phone = '0812-3456'");
        assert_eq!(db.value::<i64>(phone).await.unwrap(), Some(0));

        admin.get("/people/partner").await.is_ok().hides("Yuliana").shows("Anonim");
        admin.get("/audit").await.is_ok().hides("Yuliana").shows("Nama ditarik");
        admin.post("/people/partner/activate", &[]).await.is(422);
        admin.post("/people/partner/anonymise", &[]).await.is(422);
        let sound = audit::verify(db, &region).await.unwrap().unwrap();
        assert!(sound.withdrawn > 0);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_two_bear_stays_where_nothing_else_tells_them_apart() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        harness.change(sql("update person set name = 'Yuliana Yayasan' where id = 'juror'")).await;
        harness.change(sql("update ledger_entry set person_name = 'Yuliana Yayasan'")).await;
        harness.as_admin().await.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        let kept = sql("select count(*) from ledger_entry where person_name = 'Yuliana Yayasan'");
        assert!(harness.app.db().value::<i64>(kept).await.unwrap() > Some(0));
        let (db, region) = (harness.app.db(), harness.app.region());
        assert!(audit::verify(db, &region).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_is_answered_and_the_last_administrator_stays() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        partner.get("/account/data").await.is_ok().shows("Minta penghapusan");
        let too_long = "x".repeat(501);
        partner.post("/account/data/erasure", &[("reason", &too_long)]).await.is(422).shows(&too_long);
        partner
            .post("/account/data/erasure", &[("reason", "Pindah tugas")])
            .await
            .leads_to("/account/data#erasure");
        partner.post("/account/data/erasure", &[]).await.leads_to("/account/data#erasure");
        partner.get("/account/data").await.is_ok().shows("Dijawab paling lambat").shows("Tarik permintaan");
        let admin = harness.as_admin().await;
        let queue = admin.get("/privacy").await;
        queue.is_ok().shows("Yuliana Yayasan").shows("Pindah tugas").shows("jam lagi").costs_at_most(5);
        // Whoever has to answer within three days is told, without the reason.
        admin
            .get("/")
            .await
            .is_ok()
            .shows("Permintaan penghapusan data pribadi: jawab")
            .shows("Yuliana Yayasan");
        let bell = admin.get("/notices").await;
        bell.is_ok().shows("Permintaan penghapusan data pribadi menunggu jawaban").hides("Pindah tugas");
        harness.as_staff().await.get("/").await.is_ok().hides("Permintaan penghapusan data pribadi");
        partner.post("/account/data/erasure/withdraw", &[]).await.leads_to("/account/data#erasure");
        partner.post("/account/data/erasure/withdraw", &[]).await.is(404);
        admin.get("/privacy").await.is_ok().hides("Pindah tugas");

        partner.post("/account/data/erasure", &[("reason", "Sungguh")]).await;
        let id: String = harness
            .app
            .db()
            .value(sql("select id from erasure_request where state = 'open'"))
            .await
            .unwrap()
            .unwrap();
        let decline = format!("/privacy/requests/{id}/decline");
        admin.post(&decline, &[]).await.is(422).shows("Sungguh");
        admin.post(&decline, &[("answer", "Masih memimpin lembaganya")]).await.leads_to("/privacy");
        admin.post(&decline, &[("answer", "Lagi")]).await.is(404);
        partner.get("/account/data").await.is_ok().shows("Masih memimpin lembaganya");

        partner.post("/account/data/erasure", &[("reason", "Sekali lagi")]).await;
        admin.get("/people/partner/anonymise").await.is_ok().shows("Sekali lagi");
        admin.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        let left = sql("select count(*) from erasure_request where reason <> '' or state = 'open'");
        assert_eq!(harness.app.db().value::<i64>(left).await.unwrap(), Some(0));

        // Nobody erases oneself, so the last administrator stays.
        admin.post("/account/data/erasure", &[]).await.leads_to("/account/data#erasure");
        admin.get("/privacy").await.is_ok().shows("Administrator lain");
        admin.get("/people/admin/anonymise").await.is(422);
        admin.post("/people/admin/anonymise", &[]).await.is(422);
        harness.as_staff().await.get("/privacy").await.is(403);
        harness.as_staff().await.post("/people/juror/anonymise", &[]).await.is(403);
        admin.get("/account").await.is_ok();
        let (db, region) = (harness.app.db(), harness.app.region());
        assert!(audit::verify(db, &region).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_person_has_one_request_for_erasure_and_sends_a_bounded_number_a_day() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let (ask, take_back) = ("/account/data/erasure", "/account/data/erasure/withdraw");
        for _ in 0..3 {
            partner.post(ask, &[("reason", "Pindah tugas")]).await.leads_to("/account/data#erasure");
            // A second one is the first.
            partner.post(ask, &[("reason", "Lagi")]).await.leads_to("/account/data#erasure");
            partner.post(take_back, &[]).await.leads_to("/account/data#erasure");
        }
        partner.post(ask, &[]).await.is(422).shows("3 kali dalam 24 jam");
        let kept = sql("select count(*) from erasure_request where person_id = 'partner'");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(3));
        harness.as_other_partner().await.post(ask, &[]).await.leads_to("/account/data#erasure");
    })
    .await;
}

#[tokio::test]
async fn a_person_sees_and_takes_along_all_that_is_kept_and_nothing_of_others() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        leave_marks(&harness).await;
        let partner = harness.as_partner().await;
        let page = partner.get("/account/data").await;
        page.is_ok().shows("Peran").shows("Sesi masuk").shows("Undangan").costs_at_most(10);
        partner.get("/account/data?entry=sessions").await.is_ok().shows("story").costs_at_most(10);
        partner.get("/account/data?entry=roles").await.is_ok().shows("Yayasan Sendiri");
        partner.get("/account/data?entry=trail").await.is_ok().shows("Yuliana Yayasan");
        partner.get("/account/data?entry=seats").await.is_ok().shows("seats");
        let file = partner.get("/account/data.json").await;
        file.is_ok().costs_at_most(10);
        let told: serde_json::Value = serde_json::from_str(&file.text).unwrap();
        let entries: Vec<&str> =
            told["kept"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        for code in ["account", "roles", "sessions", "invitations", "mail", "trail"] {
            assert!(entries.contains(&code), "{code} is missing: {entries:?}");
        }
        assert_eq!(told["kept"][0]["rows"][0]["email"], "partner@example.org");
        for hidden in ["password_hash", "token_hash", "argon2", "Petrus", "Agnes"] {
            assert!(!file.text.contains(hidden), "the file tells {hidden}");
        }
        harness.public().get("/account/data.json").await.is(303);
        // Somebody without a role has rights, too.
        let nobody = crate::harness::person("leaver", "Lukas Pamit", Vec::new());
        harness.sign_in_as(&nobody).await.get("/account/data").await.is_ok();
    })
    .await;
}
