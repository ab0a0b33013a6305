//! Scenarios about matching: a ranking with reasons, answers from both sides, rulings, and plans that can be made again.

use sekber::kit::backup;
use sekber::kit::files::Files;
use sekber::kit::store::{Db, sql};

use crate::harness::{
    Harness, OTHER_OFFICE, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_OFFICE_PROGRAMME, OWN_PARTNER_PROGRAMME,
    Who, on_both,
};

const RANKING: &str = "/offices/office-own/matching";
const ANSWER: &str = "/offices/office-own/interests";

async fn duties(harness: &Harness, office: &str, duties: &str) {
    let change = "update organisation set duties = $1, quota = 2, version = version + 1 where id = $2";
    harness.change(sql(change).bind(duties).bind(office)).await;
}

/// An office for health, one for farming, and a programme of a partner for each.
pub async fn set(harness: &Harness) {
    duties(harness, OWN_OFFICE, "Menyelenggarakan pelayanan gizi masyarakat dan kesehatan keluarga.").await;
    duties(harness, OTHER_OFFICE, "Membina petani karet dan penyuluhan pertanian di lapangan.").await;
}

#[tokio::test]
async fn an_office_sees_what_fits_its_duties_first_and_why() {
    on_both(async |harness| {
        set(&harness).await;
        let office = harness.sign_in(Who::Office).await;
        let seen = office.get(RANKING).await;
        seen.is_ok().costs_at_most(10).shows("Kebun gizi keluarga").shows("Kesesuaian ");
        let place = |title: &str| seen.text.find(title).unwrap();
        assert!(place("Kebun gizi keluarga") < place("Sekolah lapang petani karet"));
        office.get(&format!("{RANKING}?q=karet")).await.is_ok().hides("Kebun gizi keluarga");
        let file = office.get(&format!("{RANKING}/csv")).await;
        file.is_ok().shows("Kebun gizi keluarga");
        // A change of the office is seen at once, without anybody clearing anything.
        duties(&harness, OWN_OFFICE, "Membina petani karet dan sekolah lapang.").await;
        let seen = office.get(RANKING).await;
        let place = |title: &str| seen.text.find(title).unwrap();
        assert!(place("Sekolah lapang petani karet") < place("Kebun gizi keluarga"));
    })
    .await;
}

#[tokio::test]
async fn an_owner_reads_that_its_programme_is_wanted_also_a_made_up_one() {
    on_both(async |harness| {
        set(&harness).await;
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let of = |stance| [("programme", OWN_PARTNER_PROGRAMME), ("stance", stance), ("back", RANKING)];
        for provenance in ["simulated", "entered"] {
            let made = "update programme set provenance = $1, version = version + 1 where id = $2";
            harness.change(sql(made).bind(provenance).bind(OWN_PARTNER_PROGRAMME)).await;
            office.post(ANSWER, &of("want")).await.is(303);
            let notices = partner.get("/notices").await;
            notices.is_ok();
            assert!(notices.text.contains("Ada yang berminat: "), "{provenance}");
            office.post(ANSWER, &of("withdraw")).await.is(303);
        }
    })
    .await;
}

#[tokio::test]
async fn answers_are_kept_shown_to_the_other_side_and_taken_back() {
    on_both(async |harness| {
        set(&harness).await;
        let office = harness.sign_in(Who::Office).await;
        let of = |stance, reason| {
            [
                ("programme", OWN_PARTNER_PROGRAMME),
                ("stance", stance),
                ("reason", reason),
                ("note", "Mari bertemu"),
                ("back", RANKING),
            ]
        };
        let refused = office.post(ANSWER, &of("no", "")).await;
        assert_eq!(refused.status, 422, "whoever declines says why");
        let told = office.post(ANSWER, &of("want", "")).await;
        assert_eq!((told.status, told.header("location")), (303, RANKING));
        office.get(RANKING).await.is_ok().shows("Anda berminat");
        let partner = harness.sign_in(Who::Partner).await;
        let seen = partner.get("/partners/partner-own/matching").await;
        seen.is_ok().shows("Pihak lain berminat").shows("Mari bertemu");
        seen.shows("di luar wilayah kerja kami").hides("Di luar tugas dan fungsi kami");
        partner.get("/notices").await.is_ok().shows("Ada yang berminat: ");
        office.post(ANSWER, &of("no", "Rahasia alasan")).await;
        let seen = partner.get("/partners/partner-own/matching").await;
        seen.is_ok().shows("Pihak lain: tidak sesuai").hides("Rahasia alasan");
        office.post(ANSWER, &of("withdraw", "")).await;
        partner.get("/partners/partner-own/matching").await.is_ok().hides("Pihak lain");
        let others = [("programme", OTHER_PARTNER_PROGRAMME), ("office", OWN_OFFICE), ("stance", "want")];
        let foreign = partner.post("/partners/partner-own/interests", &others).await;
        assert_eq!(foreign.status, 403, "a partner speaks for its own programmes only");
        let trail: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from audit where subject = 'interest'"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(trail, 3, "every answer is on the trail");
    })
    .await;
}

/// The id of the newest plan.
pub async fn newest(harness: &Harness) -> String {
    let newest = "select id from matching_plan order by number desc limit 1";
    harness.app.db().value(sql(newest)).await.unwrap().unwrap()
}

pub async fn pairs(harness: &Harness, plan: &str) -> Vec<(String, String)> {
    sekber::row_struct! { struct Held { office_id: String, programme_id: String } }
    let asked =
        sql("select office_id, programme_id from matching_pair where plan_id = $1 order by 1, 2").bind(plan);
    let found: Vec<Held> = harness.app.db().all(asked).await.unwrap();
    found.into_iter().map(|held| (held.office_id, held.programme_id)).collect()
}

#[tokio::test]
async fn the_secretariat_makes_rules_and_puts_a_plan_into_force() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        let made = staff.post("/matching/plans", &[("kind", "best"), ("name", "Usulan pertama")]).await;
        assert_eq!(made.status, 303);
        let first = newest(&harness).await;
        let page = format!("/matching/plans/{first}");
        // The page that led here stays one value, whatever stands in it.
        let led = staff.get(&format!("{page}?from=%2Fmeetings%3Fq%3Da%26view%3Dmatrix")).await;
        led.is_ok().shows("from=%2Fmeetings%3Fq%3Da%26view%3Dmatrix").hides("from=/meetings?q=a&amp;view");
        let seen = staff.get(&page).await;
        seen.is_ok().costs_at_most(10).shows("Optimal secara keseluruhan").shows("Hasil hitung ulang sama");
        seen.hides("Bantuan yang dicari dan belum terjawab");
        let need =
            "update programme set help_sought = 'Butuh pelatih kader', version = version + 1 where id = $1";
        harness.change(sql(need).bind(OWN_OFFICE_PROGRAMME)).await;
        staff
            .get(&page)
            .await
            .is_ok()
            .shows("Bantuan yang dicari dan belum terjawab")
            .shows("Butuh pelatih kader");
        let before = pairs(&harness, &first).await;
        let own = (OWN_OFFICE.to_owned(), OWN_PARTNER_PROGRAMME.to_owned());
        assert!(before.contains(&own), "{before:?}");

        let pair = format!("/matching/pairs/{OWN_OFFICE}/{OWN_PARTNER_PROGRAMME}");
        staff
            .get(&format!("{pair}?plan={first}"))
            .await
            .is_ok()
            .shows("Pasangan ini masuk rencana")
            .shows("Bila pasangan ini dikecualikan");
        let veto = |reason| {
            [
                ("office", OWN_OFFICE),
                ("programme", OWN_PARTNER_PROGRAMME),
                ("rule", "veto"),
                ("reason", reason),
                ("plan", first.as_str()),
            ]
        };
        assert_eq!(
            staff.post("/matching/rulings", &veto("")).await.status,
            422,
            "an exclusion needs a reason"
        );
        assert_eq!(staff.post("/matching/rulings", &veto("Hubungan keluarga")).await.status, 303);
        let second = newest(&harness).await;
        assert!(second != first && !pairs(&harness, &second).await.contains(&own));
        staff
            .get(&format!("/matching/plans/{second}?compare={first}"))
            .await
            .is_ok()
            .shows("<del>")
            .shows("Kesesuaian terbaik yang paling rendah");
        staff.get(&format!("{pair}?plan={second}")).await.is_ok().shows("Pasangan ini dikecualikan");
        harness.sign_in(Who::Office).await.get(RANKING).await.is_ok().hides("Hubungan keluarga");

        let lock = [
            ("office", OWN_OFFICE),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("rule", "lock"),
            ("plan", second.as_str()),
        ];
        staff.post("/matching/rulings", &lock).await;
        let third = newest(&harness).await;
        assert!(pairs(&harness, &third).await.contains(&own));
        let leader = harness.sign_in(Who::Leader).await;
        let page = format!("/matching/plans/{third}");
        leader.get(&page).await.is_ok().shows("Dikunci").hides("Tetapkan rencana");
        leader.get(&format!("{page}?view=matrix")).await.is_ok().shows("masuk rencana");
        staff.get(&page).await.is_ok().shows("sesudah disetujui pimpinan").hides("Tetapkan rencana");
        let publish = format!("{page}/publish");
        staff.post(&publish, &[]).await.is(422).shows("belum disetujui pimpinan");
        leader.post(&format!("{page}/decision"), &[("decision", "approved")]).await.is(303);
        staff.get(&page).await.is_ok().shows("Tetapkan rencana").hides("sesudah disetujui pimpinan");
        staff.post(&publish, &[]).await.is(303);
        harness.sign_in(Who::Office).await.get(RANKING).await.is_ok().shows("Masuk rencana");
        // What a leader decided on paper is written down with the paper.
        let today = harness.app.today().to_string();
        let by_paper = [
            ("decision", "approved"),
            ("paper", "nota dinas nomor 050/17/BAPPEDA"),
            ("paper_day", today.as_str()),
        ];
        staff.post(&format!("/matching/plans/{first}/decision"), &by_paper).await.is(303);
        staff.post(&format!("/matching/plans/{first}/publish"), &[]).await.is(303);
        let states = "select state from matching_plan where id = $1";
        let state: String = harness.app.db().value(sql(states).bind(&third)).await.unwrap().unwrap();
        assert_eq!(state, "replaced");
    })
    .await;
}

#[tokio::test]
async fn wishes_and_plans_come_back_from_a_backup() {
    on_both(async |harness| {
        set(&harness).await;
        let office = harness.sign_in(Who::Office).await;
        office.post(ANSWER, &[("programme", OWN_PARTNER_PROGRAMME), ("stance", "want")]).await;
        harness.as_staff().await.post("/matching/plans", &[]).await;
        let (app, folder) = (&harness.app, harness.folder());
        let copy = folder.join("plans.tar.gz");
        let written = backup::write(app.db(), app.files(), &copy, 0).await.unwrap();
        let address = format!("sqlite:{}", folder.join("plans.sqlite").display());
        let restored = Db::connect(&address).await.unwrap();
        restored.migrate().await.unwrap();
        let place = Files::open(&folder.join("plans").display().to_string()).unwrap();
        assert_eq!(backup::restore(&restored, &place, &copy).await.unwrap(), written);
        for table in ["select count(*) from interest", "select count(*) from matching_pair"] {
            let rows: i64 = restored.value(sql(table)).await.unwrap().unwrap();
            assert!(rows > 0, "{table}");
        }
        restored.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_quota_of_nothing_leaves_an_office_closed() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        let quota = [("organisation", OWN_OFFICE), ("least", "0"), ("most", "0")];
        staff.post("/matching/quotas", &quota).await;
        let bad = [("organisation", OWN_OFFICE), ("least", "5"), ("most", "2")];
        assert_eq!(staff.post("/matching/quotas", &bad).await.status, 422);
        staff.get("/matching/quotas").await.is_ok().shows("diatur");
        staff.post("/matching/plans", &[]).await;
        let plan = newest(&harness).await;
        assert!(pairs(&harness, &plan).await.iter().all(|(office, _)| office != OWN_OFFICE));
        let why = format!("/matching/pairs/{OWN_OFFICE}/{OWN_PARTNER_PROGRAMME}?plan={plan}");
        staff.get(&why).await.is_ok().shows("Salah satu pihak tidak menerima pasangan");
    })
    .await;
}

#[tokio::test]
async fn a_quota_is_asked_about_before_it_is_changed() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        staff.post("/matching/plans", &[]).await;
        let plan = newest(&harness).await;
        let page = format!("/matching/plans/{plan}");
        staff.get(&page).await.is_ok().shows("Bagaimana jika kuota diubah?").hides("Tetapkan kuota ini");
        let asked = format!("{page}?if={OWN_OFFICE}&least=0&most=0");
        let seen = staff.get(&asked).await;
        seen.is_ok().costs_at_most(10).shows("<del>− ").shows("Tetapkan kuota ini dan susun ulang rencana");
        harness
            .sign_in(Who::Leader)
            .await
            .get(&asked)
            .await
            .is_ok()
            .shows("<del>− ")
            .hides("Tetapkan kuota ini");
        staff.get(&format!("{page}?if={OWN_OFFICE}&least=1&most=2")).await.is_ok().shows("tetap sama");
        for nonsense in ["if=nobody&least=0&most=1", "if=office-own&least=3&most=1", "if=office-own&most=x"] {
            staff.get(&format!("{page}?{nonsense}")).await.is_ok().hides("Tetapkan kuota ini");
        }
        staff.get("/matching/quotas").await.is_ok().hides("diatur</span>");
        let set = [("organisation", OWN_OFFICE), ("least", "0"), ("most", "0"), ("plan", plan.as_str())];
        let renewed = staff.post("/matching/quotas", &set).await;
        let next = newest(&harness).await;
        assert_eq!(renewed.header("location"), format!("/matching/plans/{next}?compare={plan}"));
        assert!(pairs(&harness, &next).await.iter().all(|(office, _)| office != OWN_OFFICE));
        staff.post("/matching/plans", &[("kind", "agreed")]).await;
        let agreed = newest(&harness).await;
        let beside = staff.get(&format!("/matching/plans/{agreed}?compare={next}")).await;
        beside.is_ok().shows("Paling disepakati").shows("Pasangan yang lebih disukai kedua pihak");
        staff.get("/matching/quotas").await.is_ok().shows("diatur</span>");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_left_short_is_told_the_fewest_changes_that_help() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        for partner in ["partner-own", "partner-other"] {
            staff.post("/matching/quotas", &[("organisation", partner), ("least", "0"), ("most", "0")]).await;
        }
        staff.post("/matching/plans", &[]).await;
        let plan = newest(&harness).await;
        assert!(pairs(&harness, &plan).await.is_empty());
        let seen = staff.get(&format!("/matching/plans/{plan}")).await;
        seen.is_ok()
            .shows("Agar tidak ada yang tertinggal, cukup lakukan")
            .shows("Perubahan tunggal yang membantu");
    })
    .await;
}

#[tokio::test]
async fn a_priority_of_the_district_is_shown_and_counts_in_the_plan() {
    on_both(async |harness| {
        set(&harness).await;
        let theme = "insert into programme_theme (region_code, programme_id, theme_code) \
                     select region_code, id, 'stunting' from programme where id = $1";
        harness.change(sql(theme).bind(OWN_PARTNER_PROGRAMME)).await;
        let version = "update programme set version = version + 1 where id = $1";
        harness.change(sql(version).bind(OWN_PARTNER_PROGRAMME)).await;
        let staff = harness.as_staff().await;
        staff.get(RANKING).await.is_ok().hides("Prioritas daerah");
        let theme = [
            ("code", "stunting"),
            ("name_id", "Stunting dan gizi"),
            ("name_en", "Stunting and nutrition"),
            ("active", "yes"),
            ("priority", "yes"),
        ];
        assert_eq!(staff.post("/settings/themes/change", &theme).await.status, 303);
        staff.get(RANKING).await.is_ok().shows("Prioritas daerah: Stunting dan gizi");
        let benefit = async || -> i64 {
            staff.post("/matching/plans", &[]).await;
            let stored = "select outcome_json from matching_plan where id = $1";
            let plan = newest(&harness).await;
            let json: String = harness.app.db().value(sql(stored).bind(&plan)).await.unwrap().unwrap();
            serde_json::from_str::<serde_json::Value>(&json).unwrap()["value"][4].as_i64().unwrap()
        };
        let with = benefit().await;
        let plan = newest(&harness).await;
        staff.get(&format!("/matching/plans/{plan}")).await.is_ok().shows("Prioritas daerah");
        staff.post("/settings/themes/change", &theme[..4]).await;
        assert!(with > benefit().await);
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_in_an_earlier_cycle_counts_and_is_told() {
    on_both(async |harness| {
        set(&harness).await;
        let office = harness.sign_in(Who::Office).await;
        office.get(RANKING).await.is_ok().hides("serupa dengan kemitraan sebelumnya");
        // Last year's plan gave the office a programme with nearly the same words.
        for text in [
            "insert into cycle (region_code, id, year, name, state, created_at) select region_code, 'cycle-before', 2022, 'Siklus 2022', 'closed', 0 from district",
            "insert into programme (region_code, id, cycle_id, organisation_id, side, title, sort_key, state, total_idr, version, created_at, changed_at, state_since)
             select region_code, 'programme-before', 'cycle-before', organisation_id, side, 'Kebun gizi keluarga desa', 'kebun', 'active', 0, 1, 0, 0, 0 from programme where id = 'programme-partner-own'",
            "insert into matching_plan (region_code, id, cycle_id, number, state, engine, seed, inputs_json, inputs_digest, outcome_json, plan_digest, pairs, optimal, person_name, created_at)
             select region_code, 'plan-before', 'cycle-before', 1, 'published', 'x', 1, '{}', '', '{}', '', 1, true, 'x', 0 from district",
            "insert into matching_pair (region_code, plan_id, office_id, programme_id, points, locked)
             select region_code, 'plan-before', 'office-own', 'programme-before', 9000, false from district",
        ] {
            harness.change(sql(text)).await;
        }
        office.get(RANKING).await.is_ok().costs_at_most(10).shows("serupa dengan kemitraan sebelumnya");
    })
    .await;
}
