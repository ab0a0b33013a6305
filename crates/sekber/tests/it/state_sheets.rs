//! What the state and its donors take from the public pages: metadata for Satu Data, the matrix of development goals, and files of
//! IATI for the district and for each organisation.

use sekber::kit::store::sql;
use sekber_iati::check::check;

use crate::harness::{OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};

/// Faults of a file, as `sekber iati check` tells them.
fn faults(file: &[u8]) -> Vec<String> {
    let mut told = Vec::new();
    let done = check(file, sekber_iati::Limits::default(), |finding| told.push(finding.to_string()));
    if done.faults == 0 { Vec::new() } else { told }
}

#[tokio::test]
async fn each_organisation_has_its_files_under_identifiers_that_stay() {
    on_both(async |harness| {
        let public = harness.public();
        let all = public.get("/public/data/organisations.xml").await;
        all.is_ok().shows("<organisation-identifier>ID-COA-61.05</organisation-identifier>");
        all.shows(&format!("ID-COA-61.05-{OWN_PARTNER}<")).shows(&format!("ID-COA-61.05-{OTHER_PARTNER}<"));
        assert_eq!(faults(&all.bytes), Vec::<String>::new());
        let one = public.get(&format!("/public/organisations/{OWN_PARTNER}/organisation.xml")).await;
        one.is_ok().shows(&format!("ID-COA-61.05-{OWN_PARTNER}<")).hides(OTHER_PARTNER);
        assert_eq!(faults(&one.bytes), Vec::<String>::new());
        let own = public.get(&format!("/public/organisations/{OWN_PARTNER}/activities.xml")).await;
        let identifier = format!("ID-COA-61.05-{OWN_PARTNER_PROGRAMME}<");
        own.is_ok().shows(&identifier).hides(OTHER_PARTNER_PROGRAMME);
        // Only the district has an identifier of a register; nobody else is said to be in it.
        own.shows("ref=\"ID-COA-61.05\"").shows("<participating-org role=\"4\"").hides("ref=\"ID-COA-61.05-");
        assert_eq!(faults(&own.bytes), Vec::<String>::new());
        public.get("/public/data/activities.xml").await.is_ok().shows(&identifier);
        // Whoever is not open to everybody has no files.
        harness
            .change(sql("update organisation set published = false where id = $1").bind(OWN_PARTNER))
            .await;
        for file in ["organisation.xml", "activities.xml"] {
            public.get(&format!("/public/organisations/{OWN_PARTNER}/{file}")).await.is(404);
        }
        public.get("/public/data/organisations.xml").await.is_ok().hides(&format!("-{OWN_PARTNER}<"));
    })
    .await;
}

#[tokio::test]
async fn goals_are_counted_once_for_each_programme_and_only_where_everybody_may_see_it() {
    on_both(async |harness| {
        let coded = "insert into programme_code (region_code, programme_id, vocabulary, code) values ('61.05', $1, 'sdg', $2)";
        for (programme, code) in
            [(OWN_PARTNER_PROGRAMME, "2.2"), (OWN_PARTNER_PROGRAMME, "2"), (OTHER_PARTNER_PROGRAMME, "13.1")]
        {
            harness.change(sql(coded).bind(programme).bind(code)).await;
        }
        harness.change(sql("update programme set total_idr = 50000000000 where id = $1").bind(OWN_PARTNER_PROGRAMME)).await;
        let public = harness.public();
        let page = public.get("/public/goals").await;
        page.is_ok().shows("Rp500.000.000").shows("Yayasan Sendiri").shows("KDSD").costs_at_most(10);
        page.shows("<td data-label=\"2 ");
        let list = public.get("/public/data/sdg.csv").await;
        list.is_ok().shows("Yayasan Sendiri").shows("500000000");
        let own: Vec<&str> = list.text.lines().filter(|line| line.contains("Yayasan Sendiri")).collect();
        assert_eq!(own.len(), 2, "the goal and its target: {own:?}");
        // One address is one file in every browser; another language has an address of its own.
        let english = harness.public().in_english();
        assert_eq!(english.get("/public/data/sdg.csv").await.is_ok().text, list.text);
        assert_ne!(public.get("/public/data/sdg.csv?lang=en").await.is_ok().text, list.text);
        public.get("/public/data/sdg.csv?lang=xx").await.is(422);
        // A year that a file does not hold is no other year.
        for wrong in ["sdg.csv?year=1999", "places.geojson?year=1999", "activities.xml?year=1999"] {
            let seen = public.get(&format!("/public/data/{wrong}")).await;
            assert_eq!(seen.is(422).header("content-type"), "application/problem+json", "{wrong}");
        }
        // Nor is a field that it does not know passed over.
        for file in ["sdg.csv", "programmes.xlsx", "places.geojson", "activities.xml", "organisations.xml"] {
            public.get(&format!("/public/data/{file}?foo=1")).await.is(422).shows("\"field\":\"foo\"");
        }
        let book = public.get("/public/data/sdg.xlsx").await;
        let book = sekber_documents::sheet::read(&book.is_ok().bytes, "sdg.xlsx", &Default::default()).unwrap();
        assert_eq!(book.sheets.len(), 2);
        harness.change(sql("update programme set published = false where id = $1").bind(OWN_PARTNER_PROGRAMME)).await;
        public.get("/public/data/sdg.csv").await.is_ok().hides("Yayasan Sendiri").shows("Perkumpulan Lain");
    })
    .await;
}

#[tokio::test]
async fn metadata_says_what_is_known_and_marks_what_is_not() {
    on_both(async |harness| {
        let public = harness.public();
        let page = public.get("/public/data/metadata").await;
        page.is_ok().shows("Kode wilayah BPS").shows("(diisi)").shows("61.05").costs_at_most(10);
        harness.public().in_english().get("/public/data/metadata").await.is_ok().shows("(to be filled)");
        let book = public.get("/public/data/metadata.xlsx").await;
        let book = sekber_documents::sheet::read(&book.is_ok().bytes, "metadata.xlsx", &Default::default()).unwrap();
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["MS-Keg", "MS-Var", "MS-Ind"]);
        let indicators: Vec<String> = book.sheets[2].rows.iter().flatten().map(|cell| cell.text()).collect();
        for known in ["Mitra pembangunan daerah", "Program kerja perangkat daerah dan mitra yang terbuka untuk umum"] {
            assert!(indicators.iter().any(|cell| cell == known), "{known} in {indicators:?}");
        }
        // The office of communication and informatics keeps the data, where the register knows it.
        let field = "insert into organisation_field (region_code, organisation_id, code) values ('61.05', 'office-other', '2.16')";
        harness.change(sql(field)).await;
        let catalogue = public.get("/public/data/catalogue.jsonld").await;
        catalogue.is_ok().shows("prov:qualifiedAttribution").shows("Badan Lain").shows("dct:creator");
    })
    .await;
}
