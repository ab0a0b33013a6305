//! Scenarios about offices and partners.

use sekber::features::registry::{
    self, Kind, OrganisationDraft, Provenance, Side, Standing, create, create_many, update,
};
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::problem::Problem;
use sekber_core::registry::verification::State;
use sekber_core::registry::{LegalForm, Level, OfficeKind, PartnerKind};
use sekber_core::value::OrganisationId;

use crate::harness::{Harness, on_both};

fn office(name: &str) -> OrganisationDraft {
    let mut draft = OrganisationDraft::new(Kind::Office(OfficeKind::Dinas), name);
    draft.fields = vec!["1.02".to_owned()];
    draft.duties = "Pelayanan kesehatan masyarakat dan pengendalian penyakit".to_owned();
    draft
}

fn partner(name: &str) -> OrganisationDraft {
    let mut draft = OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), name);
    draft.level = Some(Level::Local);
    draft.legal_form = Some(LegalForm::Foundation);
    draft.themes = vec!["hutan".to_owned(), "gender".to_owned()];
    draft
}

/// Adds organisations as the operator does.
async fn added(harness: &Harness, drafts: Vec<OrganisationDraft>) -> Vec<OrganisationId> {
    let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
    let ids = create_many(&mut tx, drafts).await.unwrap();
    tx.commit(Event::new("district.filled", "61.05", "Sintang")).await.unwrap();
    ids
}

async fn stored(harness: &Harness, id: &OrganisationId) -> registry::Record {
    registry::find(harness.app.db(), &harness.app.region(), id).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_is_handed_in_is_what_is_kept() {
    on_both(async |harness| {
        let mut draft = partner("Yayasan Riak Bumi");
        draft.code = Some("P-77".to_owned());
        draft.website = "https://contoh.example.org".to_owned();
        draft.contact_email = "kontak@example.org".to_owned();
        draft.provenance = Provenance::Inferred;
        draft.published = true;
        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        let id = create(&mut tx, draft.clone()).await.unwrap();
        tx.commit(Event::new("district.filled", "61.05", "Sintang")).await.unwrap();
        let record = stored(&harness, &id).await;
        draft.themes.sort();
        assert_eq!(OrganisationDraft::of(&record), draft);
        assert_eq!(record.organisation.short_name, "Yayasan Riak Bumi");
        assert_eq!(record.organisation.sort_key, "riak bumi");
        assert_eq!(record.organisation.state, Standing::Checked(State::Draft));
        let (db, region) = (harness.app.db(), harness.app.region());
        assert_eq!(registry::by_code(db, &region, Side::Partner, "P-77").await.unwrap(), Some(id.clone()));
        let names = registry::names(db, &region, Some(Side::Partner)).await.unwrap();
        assert!(names.iter().any(|name| name.id == id));
        assert_eq!(registry::records(db, &region, Side::Partner).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_change_needs_the_latest_version_and_a_same_draft_leaves_no_trace() {
    on_both(async |harness| {
        let id = added(&harness, vec![office("Dinas Kesehatan")]).await.remove(0);
        let mut draft = OrganisationDraft::of(&stored(&harness, &id).await);
        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        assert!(!update(&mut tx, &id, 1, &draft).await.unwrap());
        draft.quota = Some(5);
        assert!(update(&mut tx, &id, 1, &draft).await.unwrap());
        assert!(matches!(update(&mut tx, &id, 1, &draft).await, Err(Problem::Conflict)));
        tx.commit(Event::new("district.filled", "61.05", "Sintang")).await.unwrap();
        let record = stored(&harness, &id).await;
        assert_eq!((record.organisation.quota, record.organisation.version), (Some(5), 2));
        assert_eq!(record.fields, ["1.02"]);
    })
    .await;
}

#[tokio::test]
async fn a_code_belongs_to_one_office_only() {
    on_both(async |harness| {
        let mut first = office("Dinas Kesehatan");
        first.code = Some("DINKES".to_owned());
        let mut second = office("Dinas Kesehatan Kedua");
        second.code = first.code.clone();
        added(&harness, vec![first]).await;
        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        let refused = create(&mut tx, second).await;
        assert!(matches!(refused, Err(Problem::Invalid(faults)) if faults.of("code").is_some()));
    })
    .await;
}

#[tokio::test]
async fn the_list_filters_searches_and_forgives_a_slip() {
    on_both(async |harness| {
        let mut forest = partner("Yayasan Hutan Kapuas");
        forest.description = "Perhutanan sosial dan pembibitan".to_owned();
        forest.state = State::Verified;
        let mut union =
            OrganisationDraft::new(Kind::Partner(PartnerKind::CreditUnion), "Credit Union Contoh");
        union.themes = vec!["keuangan".to_owned()];
        added(&harness, vec![forest, union]).await;
        let staff = harness.as_staff().await;
        let list = staff.get("/partners").await;
        list.is_ok().costs_at_most(5).shows("4 mitra").shows("Credit Union Contoh");
        list.shows("Nilai program siklus 2023 (seluruh masa program)");
        let found = staff.get("/partners?q=pembibitan").await;
        found.is_ok().costs_at_most(5).shows("Hutan Kapuas").hides("Credit Union Contoh");
        let mended = staff.get("/partners?q=pembibitn").await;
        mended.is_ok().costs_at_most(5).shows("Hutan Kapuas").shows("pembibitn");
        let kind = staff.get("/partners?kind=credit_union").await;
        kind.is_ok().shows("Credit Union Contoh").hides("Hutan Kapuas").shows("class=\"chips\"");
        staff.get("/partners?theme=keuangan").await.shows("Credit Union Contoh").hides("Hutan Kapuas");
        staff.get("/partners?state=draft").await.shows("Credit Union Contoh").hides("Hutan Kapuas");
        staff.get("/partners?invited=yes").await.is_ok().shows("Tidak ada yang cocok");
        staff.get("/partners?place=61.05.01&level=local&sort=money").await.is_ok();
        staff.get("/partners?sort=changed").await.is_ok().shows("4 mitra");
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_paged_there_and_back() {
    on_both(async |harness| {
        let many = (0..120).map(|n| partner(&format!("Yayasan Contoh {n:03}"))).collect();
        added(&harness, many).await;
        let staff = harness.as_staff().await;
        for sort in ["", "money", "changed"] {
            let first = staff.get(&format!("/partners?sort={sort}")).await;
            let second = staff.get(&link(&first.text, "next")).await;
            let third = staff.get(&link(&second.text, "next")).await;
            assert_eq!(rows(&first.text).len() + rows(&second.text).len() + rows(&third.text).len(), 122);
            assert!(!third.text.contains("rel=\"next\""));
            let back = staff.get(&link(&third.text, "prev")).await;
            assert_eq!(rows(&back.text), rows(&second.text));
            first.costs_at_most(5);
            assert!(first.text.len() < 60_000, "{} bytes", first.text.len());
        }
    })
    .await;
}

/// The addresses of a list's rows.
fn rows(html: &str) -> Vec<&str> {
    let parts = html.split("class=\"row-link\" href=\"").skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

/// The address of the link to a neighbouring page.
fn link(html: &str, rel: &str) -> String {
    let marked = format!("rel=\"{rel}\" href=\"");
    let rest = html.split_once(&marked).unwrap().1;
    rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
}

#[tokio::test]
async fn files_hold_what_the_list_shows() {
    on_both(async |harness| {
        let mut draft = office("Dinas Kesehatan");
        draft.code = Some("DINKES".to_owned());
        added(&harness, vec![draft, office("Dinas Pertanian")]).await;
        let staff = harness.as_staff().await;
        let csv = staff.get("/offices.csv?q=pertanian").await;
        csv.is_ok().shows("Dinas Pertanian").hides("DINKES");
        let xlsx = staff.get("/offices.xlsx").await;
        xlsx.is_ok();
        let book = sekber_documents::sheet::read(&xlsx.bytes, "offices.xlsx", &Default::default()).unwrap();
        let cells: Vec<String> = book.sheets[0].rows.iter().flatten().map(|cell| cell.text()).collect();
        assert!(cells.iter().any(|cell| cell == "DINKES"));
    })
    .await;
}

/// Each side's form explains the code by an example of its own.
#[tokio::test]
async fn a_code_is_explained_by_an_example_of_the_same_side() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        staff.get("/partners/new").await.is_ok().shows("misalnya MITRA-01").hides("DINKES");
        staff.get("/offices/new").await.is_ok().shows("misalnya DINKES");
    })
    .await;
}

/// What the leader’s page counts is listed: by party, and by whether there is a programme.
#[tokio::test]
async fn organisations_are_listed_by_party_and_by_their_programmes() {
    on_both(async |harness| {
        let new = "Yayasan Riak Bumi";
        added(&harness, vec![partner(new), office("Dinas Kesehatan")]).await;
        let staff = harness.as_staff().await;
        staff.get("/partners?party=civil_society").await.is_ok().costs_at_most(5).shows(new);
        staff.get("/partners?party=civil_society&kind=ngo").await.is_ok().shows(new);
        for none in ["academia", "none", "civil_society&kind=company"] {
            staff.get(&format!("/partners?party={none}")).await.is_ok().hides(new);
        }
        let at_work = staff.get("/partners?programmes=with").await;
        at_work.is_ok().costs_at_most(5).shows("Perkumpulan Lain").hides(new);
        staff.get("/offices?programmes=with").await.is_ok().shows("Dinas Sendiri").hides("Dinas Kesehatan");
    })
    .await;
}
