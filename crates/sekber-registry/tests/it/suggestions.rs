//! Scenarios about suggestions in the form of a programme: asked for, ticked, and saved like any other choice.

use sekber::kit::card::{Card, Suggesting, Suggestion, SuggestionKind, Suggests, Typed};
use sekber::kit::problem::Problem;

use crate::harness::{OTHER_OFFICE, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, Who, on_both};

const TITLE: &str = "Klinik keliling bagi balita";
const DESCRIPTION: &str = "Pelayanan kesehatan, gizi, dan klinik di kampung.";

/// The form of a new programme as it was typed.
fn typed<'a>(organisation: &'a str, title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("organisation", organisation),
        ("title", title),
        ("targets", "Sepuluh kampung."),
        ("start", "2023"),
        ("funding-0-year", "2023"),
        ("funding-0-source", "Hibah"),
        ("funding-0-currency", "IDR"),
        ("funding-0-amount", "1.000.000"),
        ("funding-0-form", "cash"),
    ];
    fields.extend(more);
    fields
}

const ASK: (&str, &str) = ("do", "suggest");

#[tokio::test]
async fn a_suggestion_says_why_and_is_saved_when_it_is_ticked() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        partner.get("/programmes/new").await.is_ok().shows("Usulkan isian").hides("name=\"suggested\"");
        let description = ("description", DESCRIPTION);
        let asked = partner.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &[description, ASK])).await;
        asked.is_ok().shows("name=\"suggested\" value=\"theme:kesehatan\"").shows("value=\"theme:stunting\"");
        asked
            .shows("Judul atau uraian menyebut “kesehatan”, “klinik”.")
            .shows("value=\"sdg:3\"")
            .shows("value=\"sdg:2\"");
        // Nothing is chosen by itself, and nothing that was typed is lost.
        asked.hides("value=\"kesehatan\" checked").hides("value=\"3\" checked");
        asked.shows(TITLE).shows(DESCRIPTION).shows("Sepuluh kampung.").shows("value=\"1.000.000\"");
        let english = harness.as_partner().await.in_english();
        let seen = english.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &[description, ASK])).await;
        seen.is_ok().shows("Title or description mention “kesehatan”, “klinik”.");

        // What is ticked is chosen when the form comes back, and not suggested again.
        let ticked = [description, ("suggested", "theme:kesehatan"), ("suggested", "sdg:3"), ASK];
        let again = partner.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &ticked)).await;
        again.is_ok().shows("name=\"theme\" value=\"kesehatan\" checked").hides("value=\"theme:kesehatan\"");
        again.shows("name=\"sdg\" value=\"3\" checked").hides("value=\"sdg:3\"");
        again.shows("value=\"theme:stunting\"");

        let saved = [description, ("theme", "kesehatan"), ("sdg", "3.1"), ("suggested", "theme:stunting")];
        let path = partner.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &saved)).await;
        let edit = format!("{}/edit", path.is(303).leads_on());
        let form = partner.get(&edit).await;
        form.is_ok().shows("value=\"kesehatan\" checked").shows("value=\"stunting\" checked");
        // A target brings its goal along, so the goal is chosen; only the other one is left.
        let stored = [
            ("version", form.field("version")),
            ("opened", form.field("opened")),
            ("title", TITLE.to_owned()),
            ("description", DESCRIPTION.to_owned()),
            ("theme", "kesehatan".to_owned()),
            ("theme", "stunting".to_owned()),
            ("sdg", "3.1".to_owned()),
            ("do", "suggest".to_owned()),
        ];
        let mut stored: Vec<(&str, &str)> =
            stored.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let left = partner.post(&edit, &stored).await;
        left.is_ok().shows("value=\"sdg:2\"").hides("value=\"sdg:3\"").hides("value=\"theme:");
        stored.push(("sdg", "2"));
        let none = partner.post(&edit, &stored).await;
        none.is_ok().shows("Semua usulan yang cukup pasti sudah dipilih.").hides("name=\"suggested\"");
    })
    .await;
}

#[tokio::test]
async fn what_is_called_like_a_code_finds_it_and_the_code_finds_its_theme() {
    on_both(async |harness| {
        let office = harness.as_office().await;
        let title = "Program Pengelolaan Pendidikan";
        let asked = office.post("/programmes/new", &typed(OWN_OFFICE, title, &[ASK])).await;
        asked.is_ok().shows("value=\"code:1.01.02\"").shows("Judulnya sama dengan nama kode ini.");
        asked.hides("value=\"lead:").shows("value=\"theme:pendidikan\"");
        let ticked = [("suggested", "code:1.01.02"), ASK];
        let again = office.post("/programmes/new", &typed(OWN_OFFICE, title, &ticked)).await;
        again.is_ok().shows("name=\"code\" value=\"1.01.02\" checked").hides("value=\"code:1.01");
        again.shows("value=\"theme:pendidikan\"").shows("Sesuai dengan kode 1.01.02 yang sudah dipilih.");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_sure_is_not_suggested_and_the_form_says_so() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let ask = async |title: &str, description: &str| {
            let more = [("description", description), ASK];
            partner.post("/programmes/new", &typed(OWN_PARTNER, title, &more)).await
        };
        let none = ask("Rapat koordinasi", "Membahas klinik dan sekolah.").await;
        none.is_ok().shows("Tidak ada usulan yang cukup pasti").hides("name=\"suggested\"");
        ask("", "Klinik dan kesehatan.").await.is_ok().shows("Isi judul dahulu").hides("name=\"suggested\"");
        // A text of any length is read as far as a description may go.
        let long = "kesehatan <script>alert(1)</script> ".repeat(4_000);
        let seen = ask("Klinik <script>alert(1)</script>", &long).await;
        seen.is_ok().shows("value=\"theme:kesehatan\"").hides("<script>alert(1)");
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_change_a_programme_is_suggested_nothing() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let reader = harness.sign_in(Who::PartnerReader).await;
        partner.post("/programmes/new", &typed(OTHER_PARTNER, TITLE, &[ASK])).await.is(403);
        reader.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &[ASK])).await.is(403);
        // What was never offered is refused when it is saved, as in any list.
        for unknown in ["king:1", "theme"] {
            let seen =
                partner.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &[("suggested", unknown)])).await;
            seen.is(422).shows("href=\"#suggested\"");
        }
        let seen =
            partner.post("/programmes/new", &typed(OWN_PARTNER, TITLE, &[("suggested", "theme:x")])).await;
        seen.is(422).shows("href=\"#theme\"");
    })
    .await;
}

/// A later room that has no time.
fn busy(_: Typed<'_>) -> Suggesting<'_> {
    Box::pin(async { Err(Problem::Working { done: 1, all: 2 }) })
}

/// A later room that is sure of two offices, and of what nobody can choose.
fn sure(typed: Typed<'_>) -> Suggesting<'_> {
    let suggestion = |kind, code: &str| Suggestion {
        kind,
        code: code.to_owned(),
        why: format!("karena {}", typed.described.title),
    };
    let all = vec![
        suggestion(SuggestionKind::Office, OTHER_OFFICE),
        suggestion(SuggestionKind::Office, OWN_OFFICE),
        suggestion(SuggestionKind::Office, OWN_OFFICE),
        suggestion(SuggestionKind::Office, OWN_PARTNER),
        suggestion(SuggestionKind::Code, "9.01"),
        suggestion(SuggestionKind::Theme, "tidak-ada"),
    ];
    Box::pin(async move { Ok(all) })
}

#[tokio::test]
async fn what_later_rooms_suggest_comes_by_their_cards_and_a_busy_one_loses_nothing() {
    on_both(async |harness| {
        let card = Card {
            name: "later",
            suggestions: vec![Suggests { suggest: busy }, Suggests { suggest: sure }],
            ..Card::default()
        };
        let harness = harness.with_cards(vec![card]).await;
        let partner = harness.as_partner().await;
        let ask = async |more: &[(&str, &str)]| {
            let fields = [&typed(OWN_PARTNER, "Rapat <b>akbar</b>", more)[..], &[ASK][..]].concat();
            partner.post("/programmes/new", &fields).await
        };
        let (lead, supports) = (format!("lead:{OTHER_OFFICE}"), format!("supporting:{OWN_OFFICE}"));
        let asked = ask(&[]).await;
        asked.is_ok().shows(&format!("value=\"{lead}\"")).shows(&format!("value=\"{supports}\""));
        asked.shows("Sebagian usulan masih dihitung").shows("Sepuluh kampung.").hides("<b>akbar");
        asked.hides("value=\"code:9.01\"").hides("tidak-ada").hides(&format!("supporting:{OWN_PARTNER}"));
        // Each once, and none that is chosen.
        assert_eq!(asked.text.matches("name=\"suggested\"").count(), 2);
        let ticked = ask(&[("suggested", lead.as_str())]).await;
        ticked.is_ok().shows(&format!("<option value=\"{OTHER_OFFICE}\" selected")).hides(&lead);
        ticked.shows(&format!("value=\"{supports}\""));
        // An office's own programme needs nobody else in charge.
        let own = typed(OWN_OFFICE, "Rapat akbar", &[ASK]);
        let own = harness.as_office().await.post("/programmes/new", &own).await;
        own.is_ok()
            .shows(&format!("value=\"supporting:{OTHER_OFFICE}\""))
            .hides("value=\"lead:")
            .hides(&supports);
    })
    .await;
}
