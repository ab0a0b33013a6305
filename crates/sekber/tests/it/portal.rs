//! The public pages: what a citizen finds without asking anybody, and that nothing private is among it.

use std::collections::BTreeSet;
use std::io::Write as _;

use sekber::features::portal::{self, KINDS, NewsDraft};
use sekber::features::{programme, registry};
use sekber::kit::access::Permit;
use sekber::kit::files::{FileKind, NewFile};
use sekber::kit::store::{Engine, sql};
use sekber::shell::routes;
use sekber_core::portal::{Category, NewsStep};
use sekber_core::value::NewsId;

use crate::access::words_of;
use crate::harness::{
    Harness, OTHER_OFFICE, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER,
    OWN_PARTNER_PROGRAMME, Who, on_both,
};
use crate::routes::{OWNERS, keep_a_plan};

/// Words that stand in private fields and in records that nobody outside may see, each in a field of its own.
const SECRETS: [(&str, &str); 15] = [
    (
        "zirkonkontak",
        "update organisation set contact_name = 'Zirkonkontak Budi', contact_email = 'zirkonkontak@example.org', contact_phone = 'zirkonkontak 0812', address = 'Jalan Zirkonkontak 7'",
    ),
    ("zirkonalasan", "update organisation set state_reason = 'zirkonalasan'"),
    ("zirkonsumber", "update organisation set source = 'zirkonsumber'"),
    ("zirkonnarahubung", "update programme set contact_name = 'Zirkonnarahubung'"),
    ("zirkonsebab", "update programme set state_reason = 'zirkonsebab', source = 'zirkonsebab'"),
    (
        "zirkontutup",
        "update organisation set name = 'Zirkontutup', short_name = 'Zirkontutup', description = 'zirkontutup', published = false where id = 'office-other'",
    ),
    (
        "zirkontangguh",
        "update organisation set name = 'Zirkontangguh', short_name = 'Zirkontangguh', description = 'zirkontangguh', state = 'suspended' where id = 'partner-other'",
    ),
    (
        "zirkonusul",
        "update programme set title = 'Zirkonusul', description = 'zirkonusul', state = 'proposed' where id = 'programme-office-own'",
    ),
    (
        "zirkonketua",
        "update meeting set chair_name = 'Zirkonketua', chair_position = 'zirkonketua', chair_number = 'zirkonketua', secretary_name = 'Zirkonketua', minutes_by = 'Zirkonketua'",
    ),
    (
        "zirkonnotula",
        "update meeting set minutes = 'zirkonnotula', record_number = 'zirkonnotula', letter_number = 'zirkonnotula', letter_basis = 'zirkonnotula', letter_copies = 'zirkonnotula'",
    ),
    ("zirkontamu", "update meeting_participant set name = 'Zirkontamu', reply_note = 'zirkontamu'"),
    (
        "zirkonrapat",
        "update meeting set name = 'Zirkonrapat', agenda = 'zirkonrapat' where id = 'meeting-of-office-other'",
    ),
    (
        "zirkonkabar",
        "update news set title_id = 'Zirkonkabar', body_id = 'zirkonkabar', title_en = 'Zirkonkabar', body_en = 'zirkonkabar' where state = 'draft'",
    ),
    (
        "zirkonlanjut",
        "update meeting_task set what = 'zirkonlanjut', note = 'zirkonlanjut', verifier = 'zirkonlanjut'",
    ),
    ("zirkondokumen", "update legal_document set number = 'zirkondokumen', issuer = 'zirkondokumen'"),
];

fn draft(day: i8, title: &str) -> NewsDraft {
    NewsDraft {
        category: Category::Activity,
        day: jiff::civil::date(2023, 9, day),
        title_id: title.to_owned(),
        body_id: format!("{title} berlangsung di aula.\n\nAlinea kedua."),
        title_en: String::new(),
        body_en: String::new(),
        source: String::new(),
        simulated: false,
        picture_text: String::new(),
    }
}

async fn publish(harness: &Harness, day: i8, title: &str) -> NewsId {
    let (app, staff) = (&harness.app, harness.actor(Who::Staff));
    let id = portal::write_news(app, &staff, &draft(day, title), None).await.unwrap();
    portal::take_news_step(app, &staff, &id, 1, NewsStep::Publish).await.unwrap();
    id
}

/// Every address that anybody may open, with everybody's records, and with words that were typed.
async fn public_addresses(harness: &Harness) -> BTreeSet<String> {
    sekber::row_struct! { struct Found { id: String } }
    let news: Vec<Found> = harness.app.db().all(sql("select id from news")).await.unwrap();
    let open =
        routes::table().into_iter().filter(|line| line.method == "GET" && line.permit == Permit::Public);
    let mut all = BTreeSet::from(["/".to_owned()]);
    // Links that were sent to one person carry their own secret.
    for line in open.filter(|line| !line.path.contains("{token}")) {
        for owner in &OWNERS {
            let path = owner.fill(line.path);
            let typed = SECRETS.iter().map(|(word, _)| format!("{path}?q={}", &word[..word.len() - 2]));
            all.extend(typed.filter(|_| !line.path.contains('{')));
            all.insert(path);
        }
        if line.path.contains("{news}") {
            all.extend(news.iter().map(|one| line.path.replace("{news}", &one.id)));
        }
    }
    all
}

#[tokio::test]
async fn no_public_page_and_no_export_tells_anything_private() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        publish(&harness, 20, "Rapat koordinasi").await;
        let staff = harness.actor(Who::Staff);
        portal::write_news(&harness.app, &staff, &draft(21, "Draf"), None).await.unwrap();
        for meeting in [OWN_OFFICE, OWN_PARTNER] {
            let id = format!("meeting-of-{meeting}").parse().unwrap();
            portal::release_meeting(&harness.app, &staff, &id, portal::Release::Outcome).await.unwrap();
        }
        let hidden = format!("meeting-of-{OTHER_OFFICE}").parse().unwrap();
        portal::release_meeting(&harness.app, &staff, &hidden, portal::Release::Hidden).await.unwrap();
        for (_, statement) in SECRETS {
            harness.change(sql(statement)).await;
        }
        registry::reindex(&harness.app).await.unwrap();
        programme::reindex(&harness.app).await.unwrap();
        // With its outcome open, a meeting still tells nothing of people.
        harness.change(sql("update meeting set round = 'closed'")).await;
        let (public, mut faults, mut shown) = (harness.public(), Vec::new(), 0);
        let people: Vec<String> = Who::ALL.iter().map(|who| who.name().to_lowercase()).collect();
        for path in public_addresses(&harness).await {
            let seen = public.get(&path).await;
            let words = words_of(&seen);
            shown += usize::from(words.contains("yayasan sendiri"));
            // What was asked for stands in the search box again; the last letters of the word are missing there.
            let told = SECRETS.iter().map(|(word, _)| (*word).to_owned()).chain(people.iter().cloned());
            let told = told.chain(["rahasia-".to_owned(), "@example.org".to_owned()]);
            faults
                .extend(told.filter(|word| words.contains(word)).map(|word| format!("{path} tells {word}")));
            if seen.status >= 500 {
                faults.push(format!("{path} answers with {}", seen.status));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(shown > 8, "the walk looks in the right places: {shown}");
    })
    .await;
}

#[tokio::test]
async fn a_contact_is_shown_once_its_owner_opens_it_and_never_a_name() {
    on_both(async |harness| {
        let contact = "update organisation set contact_name = 'Budi Rahasia', contact_email = 'kantor@contoh.id', contact_phone = '0565-1234', address = 'Jalan Mawar 7'";
        harness.change(sql(contact)).await;
        let (public, page) = (harness.public(), format!("/public/organisations/{OWN_PARTNER}"));
        public.get(&page).await.is_ok().hides("kantor@contoh.id").hides("0565").hides("Mawar");
        harness.change(sql("update organisation set contact_public = true")).await;
        public.get(&page).await.is_ok().shows("kantor@contoh.id").shows("0565-1234").shows("Jalan Mawar 7").hides("Budi");
    })
    .await;
}

#[tokio::test]
async fn every_column_is_declared_public_or_not() {
    sekber::row_struct! { struct Column { in_table: String, name: String } }
    let harness = Harness::on_sqlite().await;
    assert_eq!(harness.engine(), Engine::Sqlite);
    let asked = "select m.name as in_table, c.name as name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'";
    let columns: Vec<Column> = harness.app.db().all(sql(asked)).await.unwrap();
    for kind in KINDS {
        let there: BTreeSet<&str> = columns
            .iter()
            .filter(|column| column.in_table == kind.table)
            .map(|column| column.name.as_str())
            .collect();
        let told: Vec<&str> = kind.fields.iter().flat_map(|field| field.columns.iter().copied()).collect();
        let listed: BTreeSet<&str> = told.iter().copied().collect();
        assert_eq!(told.len(), listed.len(), "{} tells a column twice", kind.code);
        assert_eq!(there, listed, "say of each column of {} whether it is public, and why", kind.table);
    }
}

#[tokio::test]
async fn a_citizen_finds_partner_programme_and_data() {
    on_both(async |harness| {
        registry::reindex(&harness.app).await.unwrap();
        programme::reindex(&harness.app).await.unwrap();
        let public = harness.public();
        let front = public.get("/").await;
        front.is_ok().shows("Sekretariat Bersama").shows("/public/programmes").shows("application/ld+json");
        front.shows("href=\"/sign-in\"").shows("href=\"/awards\"").hides("/audit");
        public.get("/awards").await.is_ok().shows("ItemList");
        public.get("/public/programmes").await.is_ok().shows("\"@type\":\"ListItem\"");
        harness.as_staff().await.get("/").await.is_ok().hides("application/ld+json");
        let found = public.get("/public/search?q=gizi").await;
        found.is_ok().shows("Kebun gizi keluarga").shows(OWN_PARTNER_PROGRAMME);
        let asked = sql("select code from region where kind = 'desa' and name = 'Jasa'");
        let village: Option<String> = harness.app.db().value(asked).await.unwrap();
        let place = format!("/public/programmes?place={}&#38;year=all", village.unwrap());
        public.get("/public/search?q=Desa+jasa").await.is_ok().shows(&place);
        public.get("/public/search?q=kec.+sepauk").await.is_ok().shows(">Sepauk<");
        let page = public.get(&format!("/public/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        page.is_ok().shows("Yayasan Sendiri").shows(&format!("/public/organisations/{OWN_PARTNER}"));
        let partner = public.get(&format!("/public/organisations/{OWN_PARTNER}")).await;
        partner.is_ok().shows("Kebun gizi keluarga");
        public
            .get("/public/partners?q=sendiri")
            .await
            .is_ok()
            .shows("Yayasan Sendiri")
            .shows("Program (semua siklus)")
            .costs_at_most(6);
        let sheet = public.get("/public/data/programmes.csv").await;
        sheet.is_ok().shows("Kebun gizi keluarga").shows(OTHER_PARTNER_PROGRAMME);
        assert_eq!(sheet.header("access-control-allow-origin"), "*");
        public
            .get("/public/data/3w.csv")
            .await
            .is_ok()
            .shows("#adm3+code+v_kemendagri")
            .shows("Kebun gizi keluarga");
        // A suspended partner is gone at once, with its programmes, everywhere.
        harness
            .change(sql("update organisation set state = 'suspended' where id = $1").bind(OTHER_PARTNER))
            .await;
        for path in
            ["/public/partners", "/public/data/programmes.csv", "/public/data/activities.xml", "/sitemap.xml"]
        {
            public.get(path).await.is_ok().hides(OTHER_PARTNER_PROGRAMME).hides(OTHER_PARTNER);
        }
        public.get(&format!("/public/organisations/{OTHER_PARTNER}")).await.is(404);
        public.get(&format!("/public/programmes/{OTHER_PARTNER_PROGRAMME}")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn news_lead_to_the_ones_before_and_after() {
    on_both(async |harness| {
        let (first, second, third) = (
            publish(&harness, 1, "Pertama").await,
            publish(&harness, 2, "Kedua").await,
            publish(&harness, 3, "Ketiga").await,
        );
        let public = harness.public();
        let page = public.get(&format!("/public/news/{second}")).await;
        page.is_ok().shows(&format!("rel=\"prev\" href=\"/public/news/{first}\""));
        page.shows(&format!("rel=\"next\" href=\"/public/news/{third}\""))
            .shows("og:title")
            .shows("NewsArticle");
        public.get(&format!("/public/news/{first}")).await.is_ok().hides("rel=\"prev\"");
        public.get("/public/news?category=outcome").await.is_ok().hides("Kedua");
        public.get("/public/news.atom").await.is_ok().shows("<title>Kedua</title>").shows("<updated>");
        public.get("/sitemap.xml").await.is_ok().shows(second.as_str());
        let staff = harness.as_staff().await;
        staff.post(&format!("/news/{second}/state"), &[("step", "withdraw"), ("version", "2")]).await.is(303);
        public.get(&format!("/public/news/{second}")).await.is(404);
        public.get("/public/news.atom").await.is_ok().hides("Kedua");
        let page = public.get(&format!("/public/news/{first}")).await;
        page.is_ok().shows(&format!("rel=\"next\" href=\"/public/news/{third}\""));
        // Somebody who read an older version changes nothing.
        let form = [
            ("title_id", "Lain"),
            ("body_id", "Lain"),
            ("version", "1"),
            ("day", "2023-09-01"),
            ("category", "activity"),
        ];
        staff.post(&format!("/news/{first}"), &form).await.is(409);
    })
    .await;
}

/// A picture of so many black and white pixels, with what a camera writes into it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(content);
        [&length[..], kind, content, &sum.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&vec![0; ((width.div_ceil(8) + 1) * height) as usize]).unwrap();
    let parts = [
        chunk(b"IHDR", &head),
        chunk(b"eXIf", b"GPS 0.08 LU"),
        chunk(b"IDAT", &packed.finish().unwrap()),
        chunk(b"IEND", b""),
    ];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

#[tokio::test]
async fn a_picture_comes_with_its_size_and_without_what_the_camera_wrote() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let fields = [
            ("title_id", "Panen"),
            ("body_id", "Panen raya."),
            ("day", "2023-09-20"),
            ("category", "outcome"),
            ("picture_text", "Padi menguning"),
        ];
        let bytes = png(1200, 675);
        let sent = staff.upload("/news/new", &fields, "picture", ("padi.png", "image/png", &bytes)).await;
        let path = sent.leads_on().to_owned();
        let id = path.rsplit('/').next().unwrap().to_owned();
        let public = harness.public();
        public.get(&format!("/public/news/{id}/picture")).await.is(404);
        staff.post(&format!("{path}/state"), &[("step", "publish"), ("version", "1")]).await.is(303);
        let page = public.get(&format!("/public/news/{id}")).await;
        page.is_ok().shows("width=\"1200\" height=\"675\"").shows("alt=\"Padi menguning\"").shows("og:image");
        let picture = public.get(&format!("/public/news/{id}/picture")).await;
        assert_eq!(picture.is_ok().header("content-type"), "image/png");
        picture.hides("GPS").shows("IDAT");
        let seen =
            staff.upload("/news/new", &fields, "picture", ("padi.png", "image/png", &bytes[..40])).await;
        seen.is(422).shows("href=\"#picture\"");
        let damaged =
            NewFile { name: "x.jpg".to_owned(), kind: FileKind::Jpeg, bytes: b"\xff\xd8\xff\xd9"[..].into() };
        let refused =
            portal::write_news(&harness.app, &harness.actor(Who::Staff), &draft(1, "X"), Some(damaged)).await;
        assert!(refused.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_public_as_far_as_the_secretariat_released_it() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let page = format!("/public/meetings/meeting-of-{OWN_PARTNER}");
        let release = format!("/portal/meetings/meeting-of-{OWN_PARTNER}");
        staff.post(&release, &[("release", "hidden")]).await.is(303);
        public.get(&page).await.is(404);
        public.get("/public/meetings").await.is_ok().hides(&page);
        staff.post(&release, &[("release", "announced")]).await.is(303);
        public.get(&page).await.is_ok().shows(":00+07:00").shows("hasilnya belum ada");
        harness.change(sql("update meeting set round = 'closed'")).await;
        public.get(&page).await.is_ok().shows("hasilnya belum dibuka");
        staff.post(&release, &[("release", "outcome")]).await.is(303);
        // Nothing was recorded, which is no nought; and no record of agreement was issued that could be checked.
        public
            .get(&page)
            .await
            .is_ok()
            .shows("tidak dicatat dalam sistem")
            .hides("0 kerja sama")
            .hides("0 lembaga");
        public.get(&page).await.is_ok().hides("Periksa keaslian berita acara");
        let in_the_api = format!("/api/v1/meetings/meeting-of-{OWN_PARTNER}");
        public.get(&in_the_api).await.is_ok().shows("\"pairs\":null").shows("\"present\":null");
        harness.as_partner().await.post(&release, &[("release", "hidden")]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn texts_have_their_length_and_half_a_translation_is_none() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let fields = |title: &str, english: &str| {
            let told = [
                ("title_id", title),
                ("body_id", "Isi."),
                ("title_en", english),
                ("day", "2023-09-20"),
                ("category", "activity"),
            ];
            told.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let send = async |title: &str, english: &str| {
            let fields = fields(title, english);
            let pairs: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            staff.post("/news/new", &pairs).await
        };
        send(&"t".repeat(200), "").await.is(303);
        send(&"t".repeat(201), "").await.is(422).shows("href=\"#title_id\"");
        send("Judul", "Title").await.is(422).shows("href=\"#body_en\"");
        let long = "x".repeat(601);
        staff.post("/portal", &[("purpose_id", long.as_str())]).await.is(422).shows("href=\"#purpose_id\"");
        staff.post("/portal", &[("iati_reference", "ID/1")]).await.is(422).shows("href=\"#iati_reference\"");
        let settled = [
            ("purpose_id", "Bersama."),
            ("email", "sekber@contoh.go.id"),
            ("superior_name", "Drs. Contoh, M.Si."),
            ("version", "0"),
        ];
        staff.post("/portal", &settled).await.is(303);
        harness.public().get("/").await.is_ok().shows("Bersama.").shows("sekber@contoh.go.id");
        staff.post("/portal", &settled).await.is(409);
    })
    .await;
}
