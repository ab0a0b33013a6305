//! Scenarios about the search over everything, the navigation, and rooms that add to pages of others.

use std::collections::BTreeSet;

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::features::registry::{self, Kind, OrganisationDraft};
use sekber::kit::access::Permit;
use sekber::kit::audit::Event;
use sekber::kit::card::{Card, Tile, TileShown};
use sekber::kit::store::sql;
use sekber_core::registry::programme::Status;
use sekber_core::registry::{OfficeKind, PartnerKind};

use crate::harness::{
    Caller, Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, Who, on_both, on_both_with_the_demonstration,
    organisation,
};
use crate::standing::suspend;

/// The lists that take words, with what the addresses of their records begin with.
const LISTS: [&str; 4] = ["/offices", "/partners", "/programmes", "/people"];

/// The records of a list that the page's own part links to.
fn records(page: &str, list: &str) -> BTreeSet<String> {
    let own = page.split("<main").nth(1).unwrap_or_default();
    let start = format!("href=\"{list}/");
    let ids = own.split(&start).skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| !id.contains('/') && !["new", "codes", "drafts", "waiting"].contains(id))
        .map(str::to_owned)
        .collect()
}

/// Offices, partners and programmes of several owners and states that one word finds.
async fn plant_orchids(harness: &Harness) {
    let mut tx = harness.app.begin(&harness.actor(Who::Admin)).await.unwrap();
    let drafts = vec![
        OrganisationDraft::new(Kind::Office(OfficeKind::Dinas), "Dinas Anggrek"),
        OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), "Yayasan Anggrek Hitam"),
        OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), "Perkumpulan Pelindung Anggrek"),
    ];
    registry::create_many(&mut tx, drafts).await.unwrap();
    let cycle = harness.cycle().await;
    let programmes = [
        (OWN_PARTNER, "Budi daya anggrek", Status::Draft),
        (OWN_PARTNER, "Pameran anggrek", Status::Cancelled),
        (OTHER_PARTNER, "Anggrek hutan", Status::Proposed),
        (OWN_OFFICE, "Kebun anggrek sekolah", Status::Draft),
    ];
    let drafts = programmes.map(|(owner, title, state)| {
        let mut draft = ProgrammeDraft::new(organisation(owner), cycle.clone(), title);
        draft.state = state;
        draft
    });
    programme::create(&mut tx, &drafts).await.unwrap();
    tx.run(sql("update person set sort_key = lower(name)")).await.unwrap();
    tx.commit(Event::new("house.changed", "61.05", "")).await.unwrap();
}

/// What the search finds is what the lists find, for one person and one word. Lists of organisations find further ones through
/// their programmes, which the search shows as what they are.
async fn agrees_with_the_lists(caller: &Caller, word: &str, who: &str) -> usize {
    let seen = caller.get(&format!("/search?q={word}")).await;
    seen.is_ok().costs_at_most(5);
    let mut all = 0;
    for list in LISTS {
        let listed = caller.get(&format!("{list}?q={word}")).await;
        let wanted = if listed.status == 200 { records(&listed.text, list) } else { BTreeSet::new() };
        let found = records(&seen.text, list);
        if ["/offices", "/partners"].contains(&list) {
            assert!(found.is_subset(&wanted), "{who} looks for {word} in {list}: {found:?}, {wanted:?}");
        } else {
            assert_eq!(found, wanted, "{who} looks for {word} in {list}");
        }
        all += found.len();
    }
    all
}

#[tokio::test]
async fn everybody_finds_exactly_what_their_lists_show() {
    on_both(async |harness| {
        plant_orchids(&harness).await;
        let (mut most, mut found) = (0, 0);
        for who in Who::ALL {
            let caller = harness.sign_in(who).await;
            for word in ["anggrek", "pamit", "sesilia", "kebun"] {
                let count = agrees_with_the_lists(&caller, word, who.key()).await;
                (most, found) = (most.max(count), found + count);
            }
        }
        assert!(most > 5 && found > 40, "the lists find what was planted: {most}, {found}");
        suspend(&harness).await;
        let suspended = harness.as_partner().await;
        assert_eq!(agrees_with_the_lists(&suspended, "anggrek", "suspended").await, 2);
        suspended.get("/search?q=anggrek").await.hides("Dinas Anggrek").hides("Anggrek hutan");
        harness.public().get("/search?q=anggrek").await.leads_to("/sign-in?next=%2Fsearch%3Fq%3Danggrek");
    })
    .await;
}

#[tokio::test]
async fn documents_and_people_are_found_by_those_who_list_them() {
    on_both(async |harness| {
        let document =
            "insert into legal_document (region_code, id, organisation_id, kind, number, issuer, created_at)
             values ('61.05', $1, $2, $3, $4, 'Notaris Melati', 0)";
        for (id, kind, number) in [("deed", "deed", "AHU-4477"), ("tax", "npwp", "09.254.294.3")] {
            harness.change(sql(document).bind(id).bind(OWN_PARTNER).bind(kind).bind(number)).await;
        }
        let staff = harness.as_staff().await;
        let address = format!("/partners/{OWN_PARTNER}/papers/deed");
        staff.get("/search?q=ahu-4477").await.is_ok().shows(&address).shows("AHU-4477").hides("papers/tax");
        let melati = staff.get("/search?q=melati").await;
        melati.is_ok().shows(&address).shows("••••2943").hides("09.254.294.3");
        // Nobody finds out about a tax number by its digits.
        staff.get("/search?q=09.254.294.3").await.is_ok().hides("papers/tax");
        for who in Who::ALL.into_iter().filter(|who| !matches!(who, Who::Admin | Who::Staff)) {
            let seen = harness.sign_in(who).await.get("/search?q=melati").await;
            seen.is_ok().hides("papers/deed").hides("papers/tax");
        }
        harness.as_admin().await.get("/search?q=leaver").await.is_ok().shows("Lukas Pamit");
        staff.get("/search?q=leaver").await.is_ok().hides("Lukas Pamit");
    })
    .await;
}

#[tokio::test]
async fn official_documents_and_needs_are_found_by_those_who_list_them() {
    on_both(async |harness| {
        let document = "insert into document (region_code, code, subject_kind, subject_id, subject_name, kind, digest, title, number,
             lines, issued_at) values ('61.05', '7K2M9QXA', 'meeting', 'm', 'Rakor', 'minutes', 'ab', 'Notula anggrek', '027/11/2023', 1, 0)";
        harness.change(sql(document)).await;
        let reader = "insert into document_reader (region_code, code, organisation_id) values ('61.05', '7K2M9QXA', $1)";
        harness.change(sql(reader).bind(OWN_PARTNER)).await;
        let need = "insert into need (region_code, id, cycle_id, office_id, title, purpose, field, contact, state_since, person_name,
              created_at, changed_at)
             select '61.05', $1, c.id, $2, 'Pelatih kader', 'Posyandu di hulu.', '1.02', 'Ibu Sari', 0, 'Delegasi', 0, 0 from cycle c
             where c.state = 'open'";
        let need_id = "01890000-0000-7000-8000-000000000001";
        harness.change(sql(need).bind(need_id).bind(OWN_OFFICE)).await;
        for who in [Who::Staff, Who::Partner, Who::Leader] {
            let caller = harness.sign_in(who).await;
            for typed in ["027/11", "7k2m-9qxa", "7K2M9QXA", "notula"] {
                let seen = caller.get(&format!("/search?q={typed}")).await;
                seen.is_ok().shows("/documents/7K2M9QXA").costs_at_most(5);
            }
            let seen = caller.get("/search?q=posyandu%20kader").await;
            seen.is_ok().shows(&format!("/needs/{need_id}")).shows("Pelatih kader");
        }
        let office = harness.as_office().await;
        office.get("/search?q=notula").await.is_ok().hides("/documents/7K2M9QXA");
        office.get("/search?q=pelatih").await.is_ok().shows("Pelatih kader");
        harness.change(sql("update need set state = 'withdrawn'")).await;
        harness.as_partner().await.get("/search?q=pelatih").await.is_ok().hides("Pelatih kader");
        office.get("/search?q=pelatih").await.is_ok().shows("Pelatih kader");
    })
    .await;
}

#[tokio::test]
async fn the_best_comes_first_and_the_rest_is_a_link_away() {
    on_both_with_the_demonstration(async |harness| {
        let admin = harness.of_the_demonstration("admin").await;
        let seen = admin.get("/search?q=dinas%20kesehatan").await;
        seen.is_ok().costs_at_most(4);
        let main = seen.text.split("<main").nth(1).unwrap();
        let first = main.split("<ul class=\"found\">").nth(1).unwrap().split("</li>").next().unwrap();
        assert!(first.contains(">Dinas Kesehatan"), "{first}");
        seen.shows("value=\"dinas kesehatan\"");
        let many = admin.get("/search?q=desa").await;
        many.is_ok().shows("/programmes?q=desa").shows("Semua hasil");
        admin.get("/search?q=kesehatann").await.is_ok().shows("kesehatan").costs_at_most(5);
        for nothing in ["", "%", "dan", "zzzzzzzz", "%25%25", "_"] {
            admin.get(&format!("/search?q={nothing}")).await.is_ok().hides("class=\"found\"");
        }
    })
    .await;
}

#[tokio::test]
async fn the_navigation_shows_groups_that_the_visitor_may_use() {
    on_both(async |harness| {
        let admin = harness.as_admin().await.get("/partners").await;
        let menu = |text: &str| -> String {
            text.split("<ul class=\"groups\">").nth(1).unwrap().split("</nav>").next().unwrap().to_owned()
        };
        let all = menu(&admin.text);
        for entry in ["/offices", "/partners", "/programmes", "/import", "/people", "/settings", "/audit"] {
            assert!(all.contains(&format!("href=\"{entry}\"")), "{entry} is missing in {all}");
        }
        assert!(all.contains("<summary aria-current=\"true\">Data</summary>"), "{all}");
        assert!(all.contains("href=\"/partners\" aria-current=\"page\""), "{all}");
        assert_eq!(all.matches("aria-current=\"page\"").count(), 1);
        // A group without entries is not shown, and one with a single entry is that entry.
        let partner = menu(&harness.as_partner().await.get("/").await.text);
        assert!(!partner.contains("Administrasi") && partner.contains(">Kalender</a>"), "{partner}");
        assert!(partner.contains(">Kemitraan</a>") && !partner.contains("href=\"/people\""), "{partner}");
    })
    .await;
}

fn shown(_: &sekber::kit::page::Frame, figures: &sekber::kit::card::Figures) -> Option<TileShown> {
    let value = figures.of("more-tile").to_string();
    Some(TileShown { name: "Petak tambahan".to_owned(), value, note: String::new(), href: None })
}

#[tokio::test]
async fn the_front_page_costs_the_same_with_any_number_of_tiles() {
    on_both(async |harness| {
        let few = harness.as_admin().await.get("/").await;
        let tile = Tile {
            permit: Permit::Secretariat,
            figures: "select 'more-tile' as name, count(*) + 4000 as value from organisation where region_code = $1",
            show: shown,
        };
        let card = || Card { name: "more", tiles: vec![tile; 3], ..Card::default() };
        let harness = harness.with_cards((0..10).map(|_| card()).collect()).await;
        let many = harness.as_admin().await.get("/").await;
        assert_eq!(many.is_ok().text.matches("Petak tambahan").count(), 30);
        many.shows("4004").costs_at_most(10);
        assert!(many.statements <= few.statements, "{} against {}", many.statements, few.statements);
        harness.as_partner().await.get("/").await.is_ok().hides("Petak tambahan");
    })
    .await;
}
