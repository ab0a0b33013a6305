//! A program changes what it has read, and nothing that somebody else has changed since.

use sekber::kit::store::sql;
use sekber_core::api::Scope;
use serde_json::{Value as Json, json};

use super::{Sent, read, token};
use crate::harness::{
    OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both,
};

#[tokio::test]
async fn a_programme_is_changed_as_of_the_version_that_was_read() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let reads = token(&harness, Who::Partner, Scope::Read).await;
        harness.change(sql("update programme set contact_name = 'Ibu Dewi'")).await;
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let body = |title: &str| json!({ "organisation": OWN_PARTNER, "title": title, "published": true });
        let send = async |secret: &str, path: &str, version: &str, body: &Json| {
            Sent::post(path, Some(secret), body).with("if-match", version).to(&harness).await
        };
        let own = read(Sent::get("/api/v1/own/programmes", Some(&secret)).to(&harness).await.is_ok());
        let version = own["items"][0]["version"].as_i64().unwrap();
        let tag = format!("\"{version}\"");
        let changed = read(send(&secret, &path, &tag, &body("Kebun sekolah")).await.is_ok());
        assert_eq!((&changed["title"], &changed["version"]), (&json!("Kebun sekolah"), &json!(version + 1)));
        send(&secret, &path, &tag, &body("Lain")).await.is(409);
        let newer = format!("\"{}\"", version + 1);
        // Nothing differs, so nothing is written.
        let same = read(send(&secret, &path, &newer, &body("Kebun sekolah")).await.is_ok());
        assert_eq!(same["version"], json!(version + 1));
        let kept = sql("select contact_name from programme where id = $1").bind(OWN_PARTNER_PROGRAMME);
        let kept: Option<String> = harness.app.db().value(kept).await.unwrap();
        assert_eq!(kept.as_deref(), Some("Ibu Dewi"), "what the interface does not show is kept");
        for version in ["", "3", "\"x\"", "*"] {
            send(&secret, &path, version, &body("Lain")).await.is(422).shows("If-Match");
        }
        let mut foreign = body("Lain");
        foreign["organisation"] = json!(OTHER_PARTNER);
        send(&secret, &path, &newer, &foreign).await.is(422).shows("organisation");
        send(&reads, &path, &newer, &body("Lain")).await.is(403);
        let other = format!("/api/v1/own/programmes/{OTHER_PARTNER_PROGRAMME}");
        send(&secret, &other, "\"1\"", &body("Lain")).await.is(403);
        send(&secret, "/api/v1/own/programmes/none", "\"1\"", &body("Lain")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_sent_stays_and_what_is_sent_empty_is_emptied() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let change = async |tag: &str, body: Json| {
            let seen = Sent::post(&path, Some(&secret), &body).with("if-match", tag).to(&harness).await;
            seen.is_ok();
            (seen.header("etag").to_owned(), read(&seen))
        };
        let seen = Sent::get(&path, Some(&secret)).to(&harness).await;
        let first = seen.is_ok().header("etag").to_owned();
        let whole = json!({
            "organisation": OWN_PARTNER, "title": "Kebun gizi", "description": "Kebun di halaman sekolah", "targets": "20 kebun",
            "beneficiaries": 40, "place_note": "sekitar sekolah", "help_sought": "bibit", "help_offered": "pelatihan",
            "places": ["61.05.03"], "start": "2023-03", "funding": [{ "year": 2023, "source": "Donor", "amount": "99.5" }],
        });
        let (second, _) = change(&first, whole.clone()).await;
        let (third, changed) =
            change(&second, json!({ "title": "Kebun gizi sekolah" })).await;
        for (field, sent) in whole.as_object().unwrap().iter().filter(|(name, _)| *name != "title") {
            let stands = &changed[field];
            if field == "funding" {
                assert_eq!(stands[0]["amount"], "99.50");
            } else {
                assert_eq!(stands, sent, "{field}");
            }
        }
        // What was read can be sent back as a change, but for what only the server says.
        let mut sent_back = changed.clone();
        for own in ["id", "version", "state", "withheld", "changed_at", "page"] {
            sent_back.as_object_mut().unwrap().remove(own);
        }
        let (fourth, same) = change(&third, sent_back).await;
        assert_eq!((fourth, &same), (third.clone(), &changed), "nothing differs, so nothing is written");
        let emptied = json!({ "help_sought": "", "places": [], "beneficiaries": null });
        let (_, emptied) = change(&third, emptied).await;
        assert_eq!((&emptied["help_sought"], &emptied["places"]), (&json!(""), &json!([])));
        assert_eq!((&emptied["beneficiaries"], &emptied["targets"]), (&Json::Null, &json!("20 kebun")));
        let made = Sent::post("/api/v1/own/programmes", Some(&secret), &json!({ "organisation": OWN_PARTNER, "title": "Sumur" }));
        let made = made.to(&harness).await;
        let place = read(made.is(201))["href"].as_str().unwrap().to_owned();
        assert_eq!((made.header("location"), made.header("etag")), (place.as_str(), "\"1\""));
        assert_eq!(read(&Sent::get(&place, Some(&secret)).to(&harness).await)["title"], "Sumur");
        // Who pays may be left open, by an empty text or by none.
        for line in [json!({ "year": 2023, "amount": "5000000" }), json!({ "year": 2023, "amount": "5000000", "source": "" })] {
            let body = json!({ "organisation": OWN_PARTNER, "title": "Sumur", "funding": [line] });
            let made = Sent::post("/api/v1/own/programmes", Some(&secret), &body).to(&harness).await;
            let place = made.is(201).header("location").to_owned();
            let stands = read(&Sent::get(&place, Some(&secret)).to(&harness).await);
            assert_eq!(stands["funding"][0]["source"], "");
        }
        let other = format!("/api/v1/own/programmes/{OTHER_PARTNER_PROGRAMME}");
        Sent::get(&other, Some(&secret)).to(&harness).await.is(404);
        let staff = token(&harness, Who::Staff, Scope::Read).await;
        Sent::get(&other, Some(&staff)).to(&harness).await.is_ok();
        let reads = token(&harness, Who::Partner, Scope::Read).await;
        let refused = Sent::post(&path, Some(&reads), &json!({})).with("if-match", &first).to(&harness).await;
        assert_eq!(read(refused.is(403))["type"], "/api#problem-token-reads");
        Sent::get(&path, Some("sekber_unknown")).to(&harness).await.is(401).shows("problem-token");
    })
    .await;
}

#[tokio::test]
async fn a_change_that_is_sent_again_under_its_name_gets_the_first_answer() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let body = |title: &str| json!({ "organisation": OWN_PARTNER, "title": title });
        let send = async |tag: &str, body: &Json, key: &str| {
            Sent::post(&path, Some(&secret), body)
                .with("if-match", tag)
                .with("idempotency-key", key)
                .to(&harness)
                .await
        };
        let first = Sent::get(&path, Some(&secret)).to(&harness).await.is_ok().header("etag").to_owned();
        let changed = send(&first, &body("Kebun satu"), "ubah-1").await;
        let second = changed.is_ok().header("etag").to_owned();
        assert_eq!(changed.header("idempotency-replayed"), "");
        // Whatever has become of it since.
        send(&second, &body("Kebun dua"), "ubah-2").await.is_ok();
        let again = send(&first, &body("Kebun satu"), "ubah-1").await;
        assert_eq!((&again.is_ok().text, again.header("etag")), (&changed.text, second.as_str()));
        assert_eq!(again.header("idempotency-replayed"), "true");
        let stands = read(&Sent::get(&path, Some(&secret)).to(&harness).await);
        assert_eq!(stands["title"], "Kebun dua", "nothing is written twice");
        // A name belongs to one request, wherever it was sent.
        send(&first, &body("Kebun tiga"), "ubah-1").await.is(422).shows("Idempotency-Key");
        let added = Sent::post("/api/v1/own/programmes", Some(&secret), &body("Kebun satu"));
        let added = added.with("idempotency-key", "ubah-1").to(&harness).await;
        added.is(422).shows("Idempotency-Key");
        // Without a name it is a change of an old version.
        let unnamed = Sent::post(&path, Some(&secret), &body("Kebun satu")).with("if-match", &first);
        unnamed.to(&harness).await.is(409);
    })
    .await;
}

#[tokio::test]
async fn a_change_that_waits_for_the_secretariat_says_so_until_it_is_released() {
    on_both(async |harness| {
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let open = format!("/api/v1/programmes/{OWN_PARTNER_PROGRAMME}");
        let change = async |secret: &str, field: &str, value: Json| {
            let seen = Sent::get(&path, Some(secret)).to(&harness).await;
            let tag = seen.is_ok().header("etag").to_owned();
            let title = read(&seen)["title"].clone();
            let mut body = json!({ "organisation": OWN_PARTNER, "title": title });
            body[field] = value;
            read(Sent::post(&path, Some(secret), &body).with("if-match", &tag).to(&harness).await.is_ok())
        };
        let own = token(&harness, Who::Partner, Scope::Write).await;
        let before = read(Sent::get(&path, Some(&own)).to(&harness).await.is_ok());
        assert_eq!((&before["withheld"], &before["year"]), (&json!(false), &json!(2023)));
        let page = before["page"].as_str().unwrap();
        assert!(page.ends_with(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")), "{page}");
        harness.public().get(&open).await.is_ok();
        assert_eq!(change(&own, "targets", json!("120 dapur")).await["withheld"], json!(true));
        harness.public().get(&open).await.is(404);
        // The secretariat's change of another field is no look at this one.
        let staff = token(&harness, Who::Staff, Scope::Write).await;
        assert_eq!(change(&staff, "beneficiaries", json!(7_500)).await["withheld"], json!(true));
        harness.public().get(&open).await.is(404);
    })
    .await;
}

/// Texts of a programme with their limits, written down once more as for the other doors.
const TEXTS: [(&str, usize); 7] = [
    ("title", 500),
    ("reference", 200),
    ("description", 10_000),
    ("place_note", 10_000),
    ("targets", 10_000),
    ("help_sought", 10_000),
    ("help_offered", 10_000),
];

#[tokio::test]
async fn texts_have_the_limits_of_pages_and_sheets_here_too() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let send = async |body: &Json, key: &str| {
            Sent::post("/api/v1/own/programmes", Some(&secret), body)
                .with("idempotency-key", key)
                .to(&harness)
                .await
        };
        let mut full = json!({ "organisation": OWN_PARTNER });
        for (field, most) in TEXTS {
            full[field] = json!("p".repeat(most));
        }
        for (field, most) in TEXTS {
            let mut long = full.clone();
            long[field] = json!("p".repeat(most + 1));
            let refused = read(send(&long, &format!("terlalu-panjang-{field}")).await.is(422));
            let named: Vec<&str> = refused["errors"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|one| one["field"].as_str())
                .collect();
            assert_eq!(named, [field]);
        }
        send(&full, "sepanjang-boleh").await.is(201);
        let kept = sql("select count(*) from programme where length(title) = 500");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(1));
    })
    .await;
}

#[tokio::test]
async fn an_owner_hears_once_a_day_that_somebody_else_changed_its_programme() {
    on_both(async |harness| {
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let change = async |secret: &str, title: &str| {
            let seen = Sent::get(&path, Some(secret)).to(&harness).await;
            let tag = seen.is_ok().header("etag").to_owned();
            let body = json!({ "organisation": OWN_PARTNER, "title": title });
            Sent::post(&path, Some(secret), &body).with("if-match", &tag).to(&harness).await.is_ok();
        };
        let told = async || {
            let asked = sql("select count(*) from person_notice where person_id = 'partner' and about = $1");
            let asked = asked.bind(OWN_PARTNER_PROGRAMME);
            harness.app.db().value::<i64>(asked).await.unwrap().unwrap()
        };
        let own = token(&harness, Who::Partner, Scope::Write).await;
        change(&own, "Kebun gizi sekolah").await;
        assert_eq!(told().await, 0, "nobody is told of what they did themselves");
        let staff = token(&harness, Who::Staff, Scope::Write).await;
        change(&staff, "Kebun gizi desa").await;
        change(&staff, "Kebun gizi dusun").await;
        assert_eq!(told().await, 1);
        let bell = harness.as_partner().await.get("/notices").await;
        bell.is_ok().shows("Program diubah Sekber: Kebun gizi desa").hides("dusun");
        bell.shows(&format!("/programmes/{OWN_PARTNER_PROGRAMME}/history"));
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_a_programme_is_told_at_once() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let body = json!({
            "organisation": OWN_PARTNER, "title": "", "year": 1800, "start": "2023-99", "end": "soon", "themes": ["none-such"],
            "places": ["99.99.99"], "sdg": ["99"], "beneficiaries": -1,
            "funding": [{ "year": 2023, "source": "Donor", "amount": "banyak" }],
        });
        let named = |problem: &Json| {
            let errors = problem["errors"].as_array().unwrap().iter();
            let mut named: Vec<String> = errors.filter_map(|one| Some(one["field"].as_str()?.to_owned())).collect();
            named.sort();
            named
        };
        let fields =
            ["beneficiaries", "end", "funding[0].amount", "places[0]", "sdg[0]", "start", "themes[0]", "title", "year"];
        let added = Sent::post("/api/v1/own/programmes", Some(&secret), &body).to(&harness).await;
        added.shows("none-such").shows("banyak").shows("/api/v1/themes");
        assert_eq!(named(&read(added.is(422))), fields);
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let tag = Sent::get(&path, Some(&secret)).to(&harness).await.header("etag").to_owned();
        let changed = Sent::post(&path, Some(&secret), &body).with("if-match", &tag).to(&harness).await;
        assert_eq!(named(&read(changed.is(422))), fields);
        // Whose it would be is asked before anything is said about it.
        let mut foreign = body.clone();
        foreign["organisation"] = json!(OTHER_PARTNER);
        Sent::post("/api/v1/own/programmes", Some(&secret), &foreign).to(&harness).await.is(403);
    })
    .await;
}
