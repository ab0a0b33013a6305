//! Partnerships on the public pages: shown once they are carried out and both sides and a programme are open, and nothing more of them.

use sekber::features::{programme, registry};
use sekber::kit::store::sql;

use crate::harness::{
    Harness, OTHER_OFFICE, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both,
};
use crate::records::keep_partnership;

/// The address of the partnership's page.
fn path() -> String {
    format!("/public/partnerships/partnership-of-{OWN_PARTNER}")
}

/// A partnership of an office and a partner with a programme, whose papers are under way.
pub async fn begun(harness: &Harness) {
    keep_partnership(harness.app.db(), OWN_PARTNER).await;
    for (organisation, part) in
        [(OWN_OFFICE, "lead"), (OTHER_OFFICE, "support"), (OTHER_PARTNER, "copartner")]
    {
        let joins = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             select region_code, id, $1, $2, 0, 'Zirkonpihak' from partnership";
        harness.change(sql(joins).bind(organisation).bind(part)).await;
    }
    let carried = "insert into partnership_programme (region_code, partnership_id, programme_id)
         select region_code, id, $1 from partnership";
    harness.change(sql(carried).bind(OWN_PARTNER_PROGRAMME)).await;
    let told = "update partnership set title = 'Kemitraan Uji', scope = 'zirkonlingkup', state_reason = 'zirkonlingkup',
         start_on = '2023-01-01', end_on = '2125-12-31'";
    harness.change(sql(told)).await;
}

#[tokio::test]
async fn a_partnership_is_public_once_its_papers_are_signed_and_both_sides_are_open() {
    on_both(async |harness| {
        begun(&harness).await;
        registry::reindex(&harness.app).await.unwrap();
        programme::reindex(&harness.app).await.unwrap();
        let public = harness.public();
        let programme = format!("/public/programmes/{OWN_PARTNER_PROGRAMME}");
        let partner = format!("/public/organisations/{OWN_PARTNER}");
        let office = format!("/public/organisations/{OWN_OFFICE}");
        let of_one = format!("/api/v1/partnerships?organisation={OWN_OFFICE}&state=active");
        let everywhere = [
            "/public/partnerships",
            "/public/partnerships?q=uji&state=active",
            "/public/search?q=kemitraan+uji",
            "/public/data/partnerships.csv",
            "/api/v1/partnerships",
            of_one.as_str(),
            programme.as_str(),
            partner.as_str(),
            office.as_str(),
        ];
        // While its papers are under way nobody is told.
        for path in everywhere {
            public.get(path).await.is_ok().hides("Kemitraan Uji");
        }
        public.get(&path()).await.is(404);
        // Nor when it ends before it was carried out.
        harness.change(sql("update partnership set state = 'ended'")).await;
        for path in everywhere {
            public.get(path).await.is_ok().hides("Kemitraan Uji");
        }
        public.get(&path()).await.is(404);
        harness.change(sql("update partnership set state = 'active'")).await;
        for path in everywhere {
            public.get(path).await.is_ok().shows("Kemitraan Uji").hides("zirkon");
        }
        public.get("/sitemap.xml").await.is_ok().shows(&path()).shows("/awards</loc>");
        public.get("/").await.is_ok().shows("href=\"/public/partnerships?state=active\"");
        let page = public.get(&path()).await;
        page.is_ok().costs_at_most(10).shows(OWN_OFFICE).shows(OTHER_OFFICE).shows(OTHER_PARTNER);
        page.shows(OWN_PARTNER_PROGRAMME).hides("zirkon").hides("Zirkon").shows("og:title");
        let whole = public.get(&format!("/api/v1/partnerships/partnership-of-{OWN_PARTNER}")).await;
        whole.is_ok().shows("\"part\":\"lead\"").shows(OWN_PARTNER_PROGRAMME).hides("zirkon");
        public.get("/public/partnerships?state=ended").await.is_ok().hides("Kemitraan Uji");
        let fields = public.get("/public/data/fields").await;
        fields.is_ok().shows("Ruang lingkup").shows("Peserta penghargaan");
        // What is published from other tables, or beside another column, is named as well.
        for published in
            ["Kode program", "Sasaran dan target", "Perangkat daerah pengampu", "Kode nomenklatur", "Urusan"]
        {
            fields.shows(&format!("<th scope=\"row\">{published}"));
        }
        for path in
            ["/awards", "/public/information", "/public/privacy", "/papers/check", "/public/districts"]
        {
            public.get(path).await.is_ok().shows("og:title").shows("og:description");
        }
        // A side that is not open takes its name away, or the whole partnership where nothing would be left of it.
        harness
            .change(sql("update organisation set published = false where id = $1").bind(OTHER_PARTNER))
            .await;
        public.get(&path()).await.is_ok().hides(OTHER_PARTNER);
        harness
            .change(sql("update programme set published = false where id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        public.get(&path()).await.is(404);
        harness
            .change(sql("update programme set published = true where id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        let page = public.get(&path()).await;
        page.is_ok().shows("/public/information?what=Naskah+kerja+sama+kemitraan");
        let form = public.get("/public/information?what=Naskah+kerja+sama").await;
        form.is_ok().shows(">Naskah kerja sama</textarea>");
        harness
            .change(sql("update organisation set state = 'suspended' where id = $1").bind(OWN_PARTNER))
            .await;
        public.get(&path()).await.is(404);
        for path in ["/public/partnerships", "/public/data/partnerships.csv", "/sitemap.xml", office.as_str()]
        {
            public.get(path).await.is_ok().hides("Kemitraan Uji").hides("partnership-of-");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_past_its_last_day_or_ended_early_says_so_in_public() {
    on_both(async |harness| {
        begun(&harness).await;
        let public = harness.public();
        harness.change(sql("update partnership set state = 'active', end_on = '2023-02-01'")).await;
        public.get("/public/partnerships?state=over").await.is_ok().shows("Kemitraan Uji");
        public.get("/public/partnerships?state=active").await.is_ok().hides("Kemitraan Uji");
        // A file is named after what it is narrowed to.
        let sheet = public.get("/public/data/partnerships.csv?state=over").await;
        let name = sheet.is_ok().shows("Kemitraan Uji").header("content-disposition");
        assert!(name.contains("\"kemitraan-") && name.contains("-over.csv"), "{name}");
        // It is called in the language of what it says.
        let sheet = public.get("/public/data/partnerships.csv?state=over&lang=en").await;
        let name = sheet.is_ok().header("content-disposition");
        assert!(name.contains("\"public-partnerships-"), "{name}");
        harness
            .change(sql(
                "update partnership set state = 'ended', activated_at = 0, end_on = '2125-01-01', ended_on = '2125-01-01'",
            ))
            .await;
        // The day of the letter is still to come.
        public.get(&path()).await.is_ok().shows("2125").hides("disanggah");
        harness.change(sql("update partnership set contested_at = 1, contest_reason = 'zirkonalasan'")).await;
        for page in [path().as_str(), "/public/partnerships"] {
            public.get(page).await.is_ok().shows("Pengakhirannya disanggah").hides("zirkon");
        }
        public.get("/public/partnerships?state=xxx").await.is_ok().shows("xxx");
    })
    .await;
}
