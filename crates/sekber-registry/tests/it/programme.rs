//! Scenarios about programmes: found in the list, written in the form, moved through their states.

use sekber::features::programme::{self, FundingLine, ProgrammeDraft};
use sekber::kit::audit::Event;
use sekber::kit::store::paging::Cursor;
use sekber_core::registry::programme::{FundingForm, Status};
use sekber_core::value::{Money, OrganisationId, ProgrammeId};

use crate::harness::{
    Harness, OTHER_OFFICE, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, Who, on_both, organisation,
};

/// A programme of a partner with everything filled in.
async fn full(harness: &Harness) -> ProgrammeDraft {
    let mut draft =
        ProgrammeDraft::new(organisation(OWN_PARTNER), harness.cycle().await, "Air bersih perhuluan");
    draft.description = "Membangun jaringan air bersih bersama warga.".to_owned();
    draft.reference = Some("YS-01".to_owned());
    draft.themes = vec!["air-sanitasi".to_owned(), "kesehatan".to_owned()];
    draft.nomenclature = vec!["1.03".to_owned()];
    draft.sdg = vec!["6.1".to_owned()];
    draft.places = vec!["61.05.01".parse().unwrap(), "61.05.01.2007".parse().unwrap()];
    draft.period = "2023-02/2024".parse().unwrap();
    let line = |year, amount: Money| FundingLine {
        year,
        source: "Hibah".to_owned(),
        amount,
        form: FundingForm::Cash,
        on_budget: false,
    };
    draft.funding = vec![
        line(2023, Money::rupiah(1_250_000_000).unwrap()),
        line(2024, Money::whole(5_000, "USD".parse().unwrap()).unwrap()),
    ];
    draft.beneficiaries = Some(1_200);
    draft.lead_office = Some(organisation(OWN_OFFICE));
    draft.supporting_offices = vec![organisation(OTHER_OFFICE)];
    draft.state = Status::Active;
    draft.contact_name = "Rahasia Kontak".to_owned();
    draft
}

async fn create(harness: &Harness, drafts: &[ProgrammeDraft]) -> Vec<ProgrammeId> {
    let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
    let ids = programme::create(&mut tx, drafts).await.unwrap();
    tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
    ids
}

#[tokio::test]
async fn what_is_written_is_read_back_whole() {
    on_both(async |harness| {
        let draft = full(&harness).await;
        let ids = create(&harness, std::slice::from_ref(&draft)).await;
        let found = programme::by_ids(harness.app.db(), &harness.app.region(), &ids).await.unwrap();
        let expected = draft.clone().settled(sekber_core::registry::programme::Owner::Partner);
        assert_eq!(found[0].content, expected);
        assert_eq!(found[0].total_idr, 125_000_000_000);
        assert_eq!(expected.sdg, ["6", "6.1"], "a target brings its goal along");
        assert_eq!(expected.places.len(), 1, "a village in a ticked kecamatan says nothing more");

        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        assert_eq!(programme::update(&mut tx, &ids[0], 1, &draft).await.unwrap(), 1, "nothing changed");
        let mut other = draft.clone();
        other.funding.clear();
        other.title = "Air bersih perbukitan".to_owned();
        assert_eq!(programme::update(&mut tx, &ids[0], 1, &other).await.unwrap(), 2);
        assert!(programme::update(&mut tx, &ids[0], 1, &draft).await.is_err(), "version 1 is gone");
        tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
        let cycle = harness.cycle().await;
        let (region, owners) = (harness.app.region(), [organisation(OWN_PARTNER)]);
        let of = async |owners: &[OrganisationId], cursor: &Cursor| {
            programme::page_of(harness.app.db(), &region, &cycle, owners, cursor).await.unwrap()
        };
        let all = of(&owners, &Cursor::Start).await;
        let changed = all.rows.iter().find(|stored| stored.id == ids[0]).unwrap();
        assert_eq!((changed.version, changed.total_idr, all.rows.len(), all.total), (2, 0, 2, 2));
        assert!(of(&[], &Cursor::Start).await.rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_list_is_narrowed_by_its_address() {
    on_both(async |harness| {
        create(&harness, &[full(&harness).await]).await;
        let staff = harness.as_staff().await;
        let all = staff.get("/programmes").await;
        all.is_ok().costs_at_most(5).shows("5 program").shows("Kebun gizi keluarga").shows("Rp1,3 miliar");
        let whole = |query: &str| format!("/programmes?{query}");
        for query in [
            "q=air",
            "q=jaringn",
            "side=partner&state=over",
            "organisation=partner-own&q=perhuluan",
            "theme=air-sanitasi",
            "goal=6",
            "place=61.05.01",
            "state=over",
            "year=2024",
            "money=with",
            "lead=office-own",
            "sort=money&money=with",
        ] {
            let seen = staff.get(&whole(query)).await;
            seen.is_ok().costs_at_most(6).shows("1 program<").shows("Air bersih perhuluan");
        }
        for query in
            ["theme=hutan", "goal=7", "place=61.05.02", "year=2025", "lead=office-other", "q=xyzzyxq"]
        {
            let seen = staff.get(&whole(query)).await;
            seen.is_ok().hides("Air bersih perhuluan").shows("class=\"chips\"");
        }
        staff.get("/programmes?money=without&place=61.05").await.is_ok().hides("Air bersih perhuluan");
        staff.get("/programmes?sort=changed&after=zz~nonsense").await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_in_every_order() {
    on_both(async |harness| {
        let cycle = harness.cycle().await;
        let drafts: Vec<ProgrammeDraft> = (0..120)
            .map(|number| {
                let mut draft = ProgrammeDraft::new(
                    organisation(OTHER_PARTNER),
                    cycle.clone(),
                    format!("Program ke {:03}", number * 7 % 120),
                );
                draft.state = Status::Active;
                draft
            })
            .collect();
        create(&harness, &drafts).await;
        let staff = harness.as_staff().await;
        for sort in ["", "money", "changed"] {
            let mut path = format!("/programmes?organisation=partner-other&sort={sort}");
            let mut seen = std::collections::BTreeSet::new();
            let mut first = String::new();
            for turn in 0..3 {
                let page = staff.get(&path).await;
                page.is_ok().costs_at_most(5);
                assert!(page.bytes.len() < 60_000, "{} bytes", page.bytes.len());
                for link in page.text.split("class=\"row-link\" href=\"").skip(1) {
                    assert!(seen.insert(link.split('"').next().unwrap().to_owned()), "shown twice: {link}");
                }
                if turn == 1 {
                    let back = link(&page.text, "prev").unwrap();
                    let before = staff.get(&back).await;
                    first =
                        before.text.split("row-link").nth(1).unwrap().split('<').next().unwrap().to_owned();
                }
                match link(&page.text, "next") {
                    Some(next) => path = next,
                    None => assert_eq!(turn, 2),
                }
            }
            assert_eq!(seen.len(), 121, "by {sort:?}");
            let top = staff.get(&format!("/programmes?organisation=partner-other&sort={sort}")).await;
            top.shows(&first);
        }
    })
    .await;
}

/// The address behind the pager's link.
fn link(page: &str, rel: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("rel=\"{rel}\" href=\""))?;
    Some(rest.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
}

#[tokio::test]
async fn a_draft_is_seen_by_its_owner_only() {
    on_both(async |harness| {
        let mut draft = full(&harness).await;
        draft.state = Status::Draft;
        create(&harness, &[draft]).await;
        let list = "/programmes?q=perhuluan";
        for caller in [harness.as_staff().await, harness.as_partner().await, harness.as_leader().await] {
            caller.get(list).await.is_ok().shows("Air bersih perhuluan");
        }
        for caller in [harness.as_other_partner().await, harness.as_office().await, harness.as_juror().await]
        {
            caller.get(list).await.is_ok().hides("Air bersih perhuluan");
            caller.get("/programmes.csv?q=perhuluan").await.is_ok().hides("Air bersih perhuluan");
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_is_saved_as_it_is_shown() {
    on_both(async |harness| {
        create(&harness, &[full(&harness).await]).await;
        let partner = harness.as_other_partner().await;
        let csv = partner.get("/programmes.csv?theme=air-sanitasi").await;
        csv.is_ok().shows("Air bersih perhuluan").shows("1250000000").shows("61.05.01").hides("Kebun gizi");
        csv.hides("#activity").hides("Rahasia Kontak");
        let name = csv.header("content-disposition");
        assert!(name.ends_with("-air-sanitasi.csv\""), "{name}");
        partner.get("/programmes-hxl.csv").await.is_ok().shows("#activity+name").shows("Kebun gizi");
        let xlsx = partner.get("/programmes.xlsx?theme=air-sanitasi").await;
        let book = sekber_documents::sheet::read(&xlsx.bytes, "program.xlsx", &Default::default()).unwrap();
        let text: Vec<String> = book.sheets[0].rows.iter().flatten().map(|cell| cell.text()).collect();
        assert!(text.iter().any(|cell| cell == "Air bersih perhuluan"), "{text:?}");
        assert!(!text.iter().any(|cell| cell == "Kebun gizi keluarga"), "{text:?}");
    })
    .await;
}

/// A form with everything that a draft needs, and an amount as people write it.
const FILLED: [(&str, &str); 16] = [
    ("organisation", OWN_PARTNER),
    ("title", "Kebun sekolah"),
    ("description", "Kebun sayur di sekolah dasar."),
    ("theme", "pangan"),
    ("theme", "stunting"),
    ("place", "61.05.01"),
    ("place", "61.05.01.2007"),
    ("start", "Februari 2023"),
    ("end", "2024"),
    ("funding-0-year", "2023"),
    ("funding-0-source", "Hibah"),
    ("funding-0-currency", "IDR"),
    ("funding-0-amount", "Rp 1.250.000,50"),
    ("funding-0-form", "in_kind"),
    ("code", "1.03"),
    ("sdg", "2.1"),
];

#[tokio::test]
async fn a_partner_writes_proposes_and_the_secretariat_accepts() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        partner.get("/programmes/new").await.is_ok().costs_at_most(10).shows("Yayasan Sendiri");
        let made = partner.post("/programmes/new", &FILLED).await;
        let path = made.leads_on().to_owned();
        let page = partner.get(&path).await;
        page.is_ok()
            .costs_at_most(10)
            .shows("Kebun sekolah")
            .shows("Rp1.250.000,50")
            .shows("Barang atau jasa");
        page.shows("Februari 2023–2024")
            .shows("Kecamatan Sintang")
            .shows("Menunggu tindakan Anda")
            .shows("1.03");
        harness.as_other_partner().await.get(&path).await.is(404);

        let step = |step: &'static str, version: &'static str| [("step", step), ("version", version)];
        let moves = format!("{path}/state");
        partner.post(&moves, &step("verify", "1")).await.is(403);
        partner.post(&moves, &step("propose", "1")).await.leads_to(&path);
        partner.post(&moves, &step("reopen", "1")).await.is(409);
        staff.get(&path).await.is_ok().shows("Menunggu tindakan Anda").shows("Terima program");
        staff.post(&moves, &step("return", "2")).await.is(422);
        let reasons = [("step", "return"), ("version", "2"), ("reason", "Lengkapi target.")];
        staff.post(&moves, &reasons).await.leads_to(&path);
        partner.get(&path).await.is_ok().shows("Lengkapi target.");
        partner.get("/notices").await.is_ok().shows("Program dikembalikan: Kebun sekolah");
        partner.post(&moves, &step("propose", "3")).await.leads_to(&path);
        staff.post(&moves, &step("verify", "4")).await.leads_to(&path);
        partner.get(&path).await.is_ok().hides("Menunggu tindakan");
        partner.get("/notices").await.is_ok().shows("Program diterima: Kebun sekolah");
        partner.post(&moves, &step("start", "5")).await.leads_to(&path);
        partner.post(&moves, &step("complete", "6")).await.leads_to(&path);
        partner.get(&format!("{path}/edit")).await.is(422);
        let history = partner.get(&format!("{path}/history")).await;
        history.is_ok().shows("Program dikembalikan").shows("Stefanus Sekretariat").shows("Lengkapi target.");
        harness.as_other_partner().await.get(&path).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn all_faults_are_told_at_once_and_nothing_typed_is_lost() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let seen = partner
            .post(
                "/programmes/new",
                &[
                    ("organisation", OWN_PARTNER),
                    ("description", "Uraian <yang> tetap ada"),
                    ("start", "2024"),
                    ("end", "kapan-kapan"),
                    ("beneficiaries", "banyak"),
                    ("theme", "bukan-tema"),
                    ("place", "61.05.99"),
                    ("funding-3-year", "23"),
                    ("funding-3-currency", "IDR"),
                    ("funding-3-source", ""),
                    ("funding-3-amount", "sejuta lebih"),
                    ("funding-3-currency", "IDR"),
                ],
            )
            .await;
        seen.is(422).shows("Ada 8 isian").shows("kapan-kapan").shows("Uraian &#60;yang&#62; tetap ada");
        seen.shows("id=\"funding-3-amount-e\"").shows("value=\"sejuta lebih\"").shows("href=\"#title\"");
        let crowd = [("organisation", OWN_PARTNER), ("title", "Ramai"), ("beneficiaries", "900.000.000")];
        partner.post("/programmes/new", &crowd).await.is(422).shows("paling banyak 10.000.000");
        let mut odd =
            vec![("organisation", OWN_PARTNER), ("title", "Panjang"), ("start", "1950"), ("end", "2090")];
        partner.post("/programmes/new", &odd).await.is(422).shows("140 tahun").shows("name=\"confirmed\"");
        odd.push(("confirmed", "1"));
        partner.post("/programmes/new", &odd).await.is(303);
        // An empty draft needs a title only; somebody else's organisation is not to be written for.
        let draft = [("organisation", OWN_PARTNER), ("title", "Baru judul")];
        let path = partner.post("/programmes/new", &draft).await.leads_on().to_owned();
        partner.get(&path).await.is_ok().shows("Sebelum diajukan, lengkapi:");
        let propose = [("step", "propose"), ("version", "1")];
        partner.post(&format!("{path}/state"), &propose).await.is(422);
        partner.post("/programmes/new", &[("organisation", OTHER_PARTNER), ("title", "X")]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn rows_and_codes_are_had_without_script() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let with = |pressed: &'static str| {
            let mut fields = FILLED.to_vec();
            fields.extend([("do", pressed), ("code_q", "air minum")]);
            fields
        };
        let more = partner.post("/programmes/new", &with("add-funding")).await;
        more.is_ok().shows("name=\"funding-1-year\"").shows("value=\"Rp 1.250.000,50\"");
        let fewer = partner.post("/programmes/new", &with("remove-funding-0")).await;
        fewer.is_ok().hides("name=\"funding-0-year\"").shows("Kebun sayur di sekolah dasar.");
        let found = partner.post("/programmes/new", &with("search")).await;
        found.is_ok().shows("value=\"1.03\" checked").shows("value=\"2.1\" checked");
        let part = partner.get_part("/programmes/codes?code_q=air+minum&code=1.03").await;
        part.is_ok().shows("value=\"1.03\" checked").hides("<html");
        assert!(part.text.matches("<li>").count() > 3, "{}", part.text);
    })
    .await;
}

/// Themes are offered by the code, and none by half a word. Nothing is ticked by itself.
#[tokio::test]
async fn a_form_without_a_theme_offers_those_of_its_code_when_it_is_asked() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let of = async |title: &str, code: &str| {
            let fields = [("organisation", OWN_PARTNER), ("title", title), ("code", code), ("do", "suggest")];
            let sent =
                if code.is_empty() { [fields[0], fields[1], fields[3]].to_vec() } else { fields.to_vec() };
            partner.post("/programmes/new", &sent).await
        };
        let coded = of("Sumur dan kolam ikan", "1.03.03").await;
        coded.is_ok().shows("value=\"theme:air-sanitasi\"");
        coded.hides("value=\"air-sanitasi\" checked");
        for (title, code) in [("Tenaga pendidik", ""), ("Iklim Penanaman Modal", "2.18.02")] {
            of(title, code).await.is_ok().hides("value=\"theme:");
        }
    })
    .await;
}

#[tokio::test]
async fn two_edits_that_meet_are_shown_and_neither_is_lost() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let path = partner.post("/programmes/new", &FILLED).await.leads_on().to_owned();
        let edit = format!("{path}/edit");
        let version = partner.get(&edit).await.is_ok().costs_at_most(10).field("version");
        assert_eq!(version, "1");
        let with = |title: &'static str, version: &'static str| {
            let mut fields: Vec<(&str, &str)> =
                FILLED.iter().filter(|(name, _)| *name != "title").copied().collect();
            fields.extend([("title", title), ("version", version)]);
            fields
        };
        staff.post(&edit, &with("Kebun milik staf", "1")).await.leads_to(&path);
        let met = partner.post(&edit, &with("Kebun milik mitra", "1")).await;
        met.is(409).shows("Stefanus Sekretariat").shows("<del>Kebun milik staf</del>");
        met.shows("<ins>Kebun milik mitra</ins>").shows("value=\"Kebun milik mitra\"").costs_at_most(16);
        assert_eq!(met.field("version"), "2");
        partner.get(&path).await.shows("Kebun milik staf");
        partner.post(&edit, &with("Kebun milik mitra", "2")).await.leads_to(&path);
        partner.get(&path).await.shows("Kebun milik mitra");
        // The same content again changes nothing and leaves no line in the trail.
        partner.post(&edit, &with("Kebun milik mitra", "3")).await.leads_to(&path);
        assert_eq!(partner.get(&edit).await.field("version"), "3");
    })
    .await;
}
