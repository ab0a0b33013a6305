//! Scenarios about desks side by side: partners are dealt by theme and moved by the chair, each desk has its own queue and clock,
//! and a meeting without desks says nothing of any.

use sekber::kit::store::sql;
use serde_json::Value as Json;

use crate::docx::text_of;
use crate::hall::{Hall, count};
use crate::harness::{
    Harness, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both,
};

/// Two desks, each with the theme of one partner.
const TWO: [(&str, &str); 7] = [
    ("act", "set"),
    ("name_1", "Gizi"),
    ("name_2", "Pangan"),
    ("theme", "stunting"),
    ("desk", "1"),
    ("theme", "pangan"),
    ("desk", "2"),
];

/// A meeting whose two partners each have a theme of their own.
async fn called(harness: &Harness) -> Hall {
    for (programme, theme) in [(OWN_PARTNER_PROGRAMME, "stunting"), (OTHER_PARTNER_PROGRAMME, "pangan")] {
        let named = "insert into programme_theme (region_code, programme_id, theme_code)
             select region_code, id, $2 from programme where id = $1";
        harness.change(sql(named).bind(programme).bind(theme)).await;
        let version = "update programme set version = version + 1 where id = $1";
        harness.change(sql(version).bind(programme)).await;
    }
    Hall::called(harness).await
}

async fn set(harness: &Harness, hall: &Hall, form: &[(&str, &str)], status: u16) -> String {
    let version = hall.version(harness).await;
    let form = [form, &[("version", version.as_str())]].concat();
    hall.staff.post(&format!("{}/desks", hall.path), &form).await.is(status).text.clone()
}

/// The desks as they are kept.
async fn desks(harness: &Harness) -> Vec<Json> {
    let asked = sql("select desks_json from meeting order by created_at desc limit 1");
    let kept: String = harness.app.db().value(asked).await.unwrap().unwrap();
    if kept.is_empty() { Vec::new() } else { serde_json::from_str(&kept).unwrap() }
}

/// Moves a desk, looking at its version.
async fn at_desk(harness: &Harness, hall: &Hall, place: usize, command: &str) -> u16 {
    let desk = desks(harness).await.swap_remove(place);
    let (number, version) = (desk["number"].to_string(), desk["version"].to_string());
    let form = [("command", command), ("desk", number.as_str()), ("version", version.as_str())];
    hall.staff.post(&format!("{}/stage", hall.path), &form).await.status
}

async fn of_partner(harness: &Harness, partner: &str, column: &'static str) -> String {
    harness.app.db().value(sql(column).bind(partner)).await.unwrap().unwrap()
}

const STATE: &str = "select state from meeting_slot where organisation_id = $1";
const DESK: &str = "select cast(coalesce(desk, 0) as text) from meeting_slot where organisation_id = $1";
const NAME: &str = "select short_name from organisation where id = $1";

#[tokio::test]
async fn desks_go_on_side_by_side_each_with_its_queue_and_clock() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        hall.staff.get(&format!("{}/desks", hall.path)).await.is_ok().shows("Belum ada meja").hides("name=\"desk\"");
        set(&harness, &hall, &TWO, 303).await;
        assert_eq!(of_partner(&harness, OWN_PARTNER, DESK).await, "1", "dealt by theme");
        assert_eq!(of_partner(&harness, OTHER_PARTNER, DESK).await, "2");
        hall.staff.get(&format!("{}/desks", hall.path)).await.is_ok().shows("Pembagian sekarang").shows("dibagi otomatis</option>");
        hall.staff.get(&format!("{}/order", hall.path)).await.is_ok().costs_at_most(10).shows("Pangan</option>");

        hall.command(&harness, "open").await;
        let phone = format!("/hall/{}", hall.id);
        let own = hall.phone(&harness, OWN_PARTNER).await;
        own.get(&phone).await.is_ok().shows("Giliran Anda nanti: Gizi").shows("Anda yang berikutnya");
        let stage = format!("{}/stage", hall.path);
        let version = hall.version(&harness).await;
        let nowhere = [("command", "next"), ("version", version.as_str())];
        hall.staff.post(&stage, &nowhere).await.is(422).shows("belum disebut meja yang mana");
        // Each is moved looking at its own version: the other desk is not waited for.
        let seen: Vec<String> =
            desks(&harness).await.iter().map(|desk| desk["version"].to_string()).collect();
        for (desk, version) in ["1", "2"].into_iter().zip(&seen) {
            let next = [("command", "next"), ("desk", desk), ("version", version.as_str())];
            hall.staff.post(&stage, &next).await.is(303);
            let late = hall.staff.post(&stage, &next).await;
            assert_eq!(late.is(303).cookie("notice").unwrap(), "notice-meeting-moved-meanwhile");
        }
        let presenting = "select count(*) from meeting_slot where state = 'presenting'";
        assert_eq!(count(harness.app.db(), presenting).await, 2);
        let before = desks(&harness).await;
        assert_eq!(at_desk(&harness, &hall, 0, "extend").await, 303);
        let after = desks(&harness).await;
        assert!(after[0]["ends_at"].as_i64() > before[0]["ends_at"].as_i64());
        assert_eq!(after[1], before[1], "time that is given at one desk is not taken at another");
        assert_eq!(at_desk(&harness, &hall, 0, "choose").await, 422, "choosing begins for all");

        let wall = hall.staff.get(&format!("{}/wall", hall.path)).await;
        let names =
            [of_partner(&harness, OWN_PARTNER, NAME).await, of_partner(&harness, OTHER_PARTNER, NAME).await];
        wall.is_ok().costs_at_most(10).shows("Gizi").shows("Pangan").shows(&names[0]).shows(&names[1]);
        wall.shows("Kebun gizi keluarga");
        let office = hall.phone(&harness, OWN_OFFICE).await;
        let shown = office.get(&phone).await;
        shown.is_ok().costs_at_most(10).shows("Meja bidang").hides("Giliran Anda");
        let beside = harness.beside().await;
        let other = beside.public().holding(hall.staff.cookie().to_owned());
        assert_eq!(
            other.get(&format!("{}/wall/part", hall.path)).await.is_ok().text,
            hall.staff.get(&format!("{}/wall/part", hall.path)).await.is_ok().text,
            "two processes agree"
        );
        let told = "select count(*) from meeting_event where kind = 'stage' and data_json like '%\"desk\":\"Pangan\"%'";
        assert_eq!(count(harness.app.db(), told).await, 1);

        hall.command(&harness, "choose").await;
        assert_eq!(of_partner(&harness, OWN_PARTNER, STATE).await, "done");
        assert_eq!(of_partner(&harness, OTHER_PARTNER, STATE).await, "done");
        assert!(desks(&harness).await.iter().all(|desk| desk["ends_at"].is_null()));
        assert!(set(&harness, &hall, &TWO, 422).await.contains("sebelum paparan pertama"));
        let minutes = hall.staff.get(&format!("{}/files/minutes.docx", hall.path)).await;
        let text = text_of(&minutes.is_ok().bytes);
        assert!(text.contains("Meja bidang") && text.contains("Gizi"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn the_chair_moves_partners_between_desks_and_goes_back_to_one_queue() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        set(&harness, &hall, &TWO, 303).await;
        let version = hall.version(&harness).await;
        let own = format!("desk-{OWN_PARTNER}");
        let other = format!("desk-{OTHER_PARTNER}");
        let order = |desk: &'static str| {
            [
                ("version", version.as_str()),
                ("slot", OWN_PARTNER),
                ("minutes", "10"),
                ("not_before", ""),
                (own.as_str(), desk),
                ("slot", OTHER_PARTNER),
                ("minutes", "10"),
                ("not_before", ""),
                (other.as_str(), "2"),
            ]
        };
        let path = format!("{}/order", hall.path);
        hall.staff.post(&path, &order("7")).await.is(404);
        hall.staff.post(&path, &order("2")).await.is(303);
        assert_eq!(of_partner(&harness, OWN_PARTNER, DESK).await, "2");
        // Another name leaves everybody where the chair put them, other themes deal anew.
        let mut renamed = TWO;
        renamed[1] = ("name_1", "Gizi dan kesehatan");
        set(&harness, &hall, &renamed, 303).await;
        assert_eq!(of_partner(&harness, OWN_PARTNER, DESK).await, "2");
        let mut swapped = TWO;
        (swapped[4], swapped[6]) = (("desk", "2"), ("desk", "1"));
        set(&harness, &hall, &swapped, 303).await;
        assert_eq!(of_partner(&harness, OTHER_PARTNER, DESK).await, "1");
        set(&harness, &hall, &[("act", "none")], 303).await;
        assert_eq!(of_partner(&harness, OWN_PARTNER, DESK).await, "0");
        hall.command(&harness, "open").await;
        hall.command(&harness, "next").await;
        let presenting = "select count(*) from meeting_slot where state = 'presenting'";
        assert_eq!(count(harness.app.db(), presenting).await, 1);
    })
    .await;
}

#[tokio::test]
async fn desks_that_break_a_rule_are_not_set_up() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        let alike = [("act", "set"), ("name_1", "Gizi"), ("name_4", "gizi")];
        assert!(set(&harness, &hall, &alike, 422).await.contains("Dua meja memiliki nama yang sama"));
        let alone = [("act", "set"), ("name_2", "Gizi"), ("theme", "stunting"), ("desk", "2")];
        assert!(set(&harness, &hall, &alone, 422).await.contains("Satu meja saja sama dengan satu antrean"));
        let nameless = [("act", "set"), ("name_1", "Gizi"), ("theme", "stunting"), ("desk", "3")];
        assert!(set(&harness, &hall, &nameless, 422).await.contains("id=\"name_3-e\""));
        for (theme, desk) in [("stunting", "9"), ("bukan-tema", "1")] {
            let form = [("act", "set"), ("name_1", "A"), ("name_2", "B"), ("theme", theme), ("desk", desk)];
            set(&harness, &hall, &form, 422).await;
        }
        let partner = harness.as_partner().await;
        partner.post(&format!("{}/desks", hall.path), &TWO).await.is(403);
        assert!(desks(&harness).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_meeting_without_desks_tells_what_it_always_told() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        for command in ["next", "extend", "next", "choose"] {
            hall.command(&harness, command).await;
        }
        let opened = r#"{"round":"arriving","presenting":"","ends_at":null}"#;
        let asked = sql("select count(*) from meeting_event where kind = 'stage' and data_json = $1");
        assert_eq!(harness.app.db().value::<i64>(asked.bind(opened)).await.unwrap(), Some(1));
        let of_desks = "select count(*) from meeting_event where data_json like '%desk%'";
        assert_eq!(count(harness.app.db(), of_desks).await, 0);
        let dealt = "select count(*) from meeting_slot where desk is not null";
        assert_eq!(count(harness.app.db(), dealt).await, 0);
        assert!(desks(&harness).await.is_empty());
        hall.staff.get(&format!("{}/wall", hall.path)).await.is_ok().hides("wall-desk");
    })
    .await;
}
