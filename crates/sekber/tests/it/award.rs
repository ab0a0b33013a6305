//! Scenarios of the award: from a template to certificates, frozen rules through every door, the open file worked out again.

mod at_once;
mod days;
mod evaluator;
mod fairness;
mod frozen;
mod measures;
mod noticed;
mod objected;
mod panel;
mod papers;
mod pseudonyms;
mod sheet;
mod standing;
mod tickets;

use std::collections::BTreeMap;

use sekber::features::award::Template;
use sekber::kit::app::App;
use sekber::kit::card::State;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::access::text_of;
use crate::harness::{Caller, OTHER_PARTNER, OWN_PARTNER, Who, on_both, on_both_with_the_demonstration};
use evaluator::{Row, codes, evaluate};
use fairness::AFTER;
use frozen::doctor;

/// The fields of the form of rules, as the edit page shows them for a template.
fn fields(
    template: Template,
    change: impl Fn(&mut sekber_engines::award::rules::Rules),
) -> Vec<(String, String)> {
    let mut rules = template.rules(2023);
    change(&mut rules);
    let mut all: Vec<(String, String)> = [
        ("name", "Mitra Pembangunan Award 2023".to_owned()),
        ("version", "1".to_owned()),
        ("aim", rules.aim.clone()),
        ("from", rules.from.to_string()),
        ("until", rules.until.to_string()),
        ("cut_off", rules.cut_off.to_string()),
        ("ceremony", rules.ceremony.to_string()),
        ("contest_days", rules.contest_days.to_string()),
        ("least_programmes", rules.least_programmes.to_string()),
        ("least_disclosed", rules.least_disclosed.to_string()),
        ("least_jurors", rules.least_jurors.to_string()),
        ("ties", rules.ties.join(", ")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec();
    for one in &rules.criteria {
        let row = [
            ("k_code", one.code.clone()),
            ("k_group", one.group.clone()),
            ("k_name", one.name.clone()),
            ("k_meaning", one.meaning.clone()),
            ("k_source", one.source.to_string()),
            ("k_weight", one.weight.to_string()),
            ("k_counts", one.counts.to_string()),
            ("k_rubric", one.rubric.to_string()),
            ("k_advocacy", String::new()),
        ];
        all.extend(row.map(|(name, value)| (name.to_owned(), value)));
    }
    for one in &rules.categories {
        let row = [
            ("a_code", one.code.clone()),
            ("a_name", one.name.clone()),
            ("a_theme", one.theme.clone().unwrap_or_default()),
            ("a_size", one.size.map(|size| size.to_string()).unwrap_or_default()),
            ("a_kind", one.kind.map(|kind| kind.to_string()).unwrap_or_default()),
            ("a_winners", one.winners.to_string()),
        ];
        all.extend(row.map(|(name, value)| (name.to_owned(), value)));
    }
    all
}

async fn send(caller: &Caller, path: &str, fields: &[(String, String)]) -> crate::harness::Seen {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    caller.post(path, &fields).await
}

/// The only season there is.
async fn season(app: &App) -> String {
    app.db().value::<String>(sql("select max(id) from award_season")).await.unwrap().unwrap()
}

async fn entry_of(app: &App, partner: &str) -> String {
    let asked = sql("select min(id) from award_entry where organisation_id = $1 and category = 'a1'");
    app.db().value::<String>(asked.bind(partner)).await.unwrap().unwrap()
}

#[tokio::test]
async fn from_a_template_to_certificates() {
    on_both(async |harness| {
        // Noon of a day after the cut-off, and one after the window.
        let evidence_day = AFTER;
        let late = Moment(evidence_day.0 + 30 * 86_400_000);
        let at_evidence = harness.at(evidence_day).await;
        let staff = at_evidence.sign_in(Who::Staff).await;
        let cycle: String = harness.app.db().value(sql("select id from cycle")).await.unwrap().unwrap();
        let begun = staff
            .post(
                "/awards/new",
                &[("name", "Mitra Pembangunan Award 2023"), ("cycle", &cycle), ("template", "thanks")],
            )
            .await;
        let season = season(&harness.app).await;
        let path = format!("/awards/{season}");
        begun.leads_to(&format!("{path}/edit"));

        // Days in the wrong order and a ceremony that is over are kept by nobody.
        let past = fields(Template::Thanks, |rules| rules.ceremony = jiff::civil::date(2023, 11, 1));
        send(&staff, &format!("{path}/edit"), &past).await.is(422).shows("Hari penyerahan sudah lewat");
        let turned = fields(Template::Thanks, |rules| rules.until = jiff::civil::date(2022, 1, 1));
        send(&staff, &format!("{path}/edit"), &turned).await.is(422).shows("sebelum hari pertamanya");
        // A formula that sums to 105 is kept as a draft and refused for everybody.
        let too_much = fields(Template::Thanks, |rules| rules.criteria[0].weight += 5);
        send(&staff, &format!("{path}/edit"), &too_much).await.leads_to(&path);
        staff.post(&format!("{path}/publish"), &[]).await.is(422).shows("Bobot berjumlah 105");
        at_evidence.public().get(&path).await.is(404);

        let mut right = fields(Template::Thanks, |rules| rules.least_jurors = 1);
        right[1].1 = "2".to_owned();
        send(&staff, &format!("{path}/edit"), &right).await.leads_to(&path);
        staff.post(&format!("{path}/publish"), &[]).await.leads_to(&path);
        at_evidence.public().get(&path).await.is_ok().shows("Versi 1").shows("Kelengkapan data program");
        let ceremony = sql("select ceremony from award_season");
        assert_eq!(harness.app.db().value::<String>(ceremony).await.unwrap().unwrap(), "2023-12-14");

        // A change needs its reason and becomes a version that everybody sees.
        let mut changed = fields(Template::Thanks, |rules| {
            rules.least_jurors = 1;
            rules.least_disclosed = 20;
        });
        changed[1].1 = staff.get(&format!("{path}/edit")).await.field("version");
        send(&staff, &format!("{path}/edit"), &changed).await.leads_to(&path);
        staff.post(&format!("{path}/freeze"), &[]).await.is(422);
        staff.post(&format!("{path}/publish"), &[]).await.is(422);
        let reason = [("reason", "Data dana belum lengkap")];
        staff.post(&format!("{path}/publish"), &reason).await.leads_to(&path);
        let page = at_evidence.public().get(&path).await;
        page.is_ok().shows("Versi 2").shows("Data dana belum lengkap").shows("Yang berubah sejak versi 1");
        page.shows(">60%</td>").shows(">20%</td>");
        at_evidence.public().get(&format!("{path}?version=1")).await.is_ok().hides("Yang berubah sejak");
        staff.post(&format!("{path}/freeze"), &[]).await.leads_to(&path);
        staff.post(&format!("{path}/publish"), &[]).await.is(422);

        // Everybody reads that the rules were closed when the record could be known.
        let late_rules = "sesudah batas waktu data, 31 Oktober 2023";
        at_evidence
            .public()
            .get(&path)
            .await
            .is_ok()
            .shows("Aturan ini dibekukan pada 2 November 2023")
            .shows(late_rules);
        staff.post(&format!("{path}/evidence"), &[]).await.leads_to(&format!("{path}/entries"));
        at_evidence.public().get(&path).await.is_ok().shows("Bukti diambil pada 2 November 2023");
        let (own, other) =
            (entry_of(&harness.app, OWN_PARTNER).await, entry_of(&harness.app, OTHER_PARTNER).await);
        let partner = at_evidence.sign_in(Who::Partner).await;
        partner
            .get(&format!("{path}/entries/{own}"))
            .await
            .is_ok()
            .shows("Kebun gizi keluarga")
            .shows("tidak disebut");
        partner.get(&format!("{path}/entries/{other}")).await.is(404);

        // The partner contests, the secretariat corrects, and both stay to be read.
        let contested = [("criterion", "k1"), ("text", "Program kami dua")];
        partner
            .post(&format!("{path}/entries/{own}/objections"), &contested)
            .await
            .leads_to(&format!("{path}/entries/{own}"));
        let objection: String =
            harness.app.db().value(sql("select id from award_objection")).await.unwrap().unwrap();
        let answer = [("upheld", "yes"), ("right_amount", "2"), ("answer", "Program kedua terverifikasi")];
        staff
            .post(&format!("{path}/objections/{objection}"), &answer)
            .await
            .leads_to(&format!("{path}/entries/{own}"));
        partner
            .get(&format!("{path}/entries/{own}"))
            .await
            .is_ok()
            .shows("dikoreksi")
            .shows("Program kedua terverifikasi");

        // The jury: seated, blind until one's own sheet is in, kept from an entry by a conflict.
        let juror = at_evidence.sign_in(Who::Juror).await;
        juror.get(&format!("{path}/sheets/{own}")).await.is(404);
        let seated =
            staff.post(&format!("{path}/jury"), &[("person", "juror"), ("background", "Akademisi")]).await;
        seated.leads_to(&format!("{path}/jury"));
        juror.get(&format!("{path}/sheets/{own}")).await.is_ok().shows("Nilai juri tampil setelah");
        let sheet = format!("{path}/sheets/{own}");
        juror
            .post(&sheet, &[("k10", "80"), ("k11", "101"), ("k12", "60")])
            .await
            .is(422)
            .shows("paling banyak dua desimal");
        juror.post(&sheet, &[("k10", "80"), ("k11", "70,5"), ("k12", "60")]).await.leads_to(&sheet);
        let conflict = format!("{path}/sheets/{other}");
        juror.post(&conflict, &[("conflict", "yes")]).await.leads_to(&conflict);
        juror.get(&format!("{path}/entries/{other}")).await.is(422);

        // Too early, then too few sheets, then told and decided.
        staff.post(&format!("{path}/announce"), &[]).await.is(422).shows("Masa sanggah data belum selesai");
        let later = harness.at(late).await;
        let staff = later.sign_in(Who::Staff).await;
        staff.post(&format!("{path}/announce"), &[]).await.is(422).shows("terlalu sedikit juri");
        // Where the only juror has a conflict another one has to mark.
        fairness::grant(&harness, Who::Office, "juror", None).await;
        staff.post(&format!("{path}/jury"), &[("person", "office")]).await.leads_to(&format!("{path}/jury"));
        for (who, sheet, mark) in [(Who::Office, &conflict, "40"), (Who::Juror, &sheet, "90")] {
            let juror = later.sign_in(who).await;
            juror.post(sheet, &[("k10", mark), ("k11", mark), ("k12", mark)]).await.leads_to(sheet);
        }
        // Told under pseudonyms first, and final once nobody may contest it any more.
        staff.post(&format!("{path}/announce"), &[]).await.leads_to(&format!("{path}/result"));
        staff.post(&format!("{path}/decide"), &[]).await.is(422).shows("Masa sanggah hasil belum selesai");
        let later = harness.at(Moment(late.0 + 7 * 86_400_000)).await;
        let staff = later.sign_in(Who::Staff).await;
        staff.post(&format!("{path}/decide"), &[]).await.leads_to(&format!("{path}/result"));
        later
            .public()
            .get(&format!("{path}/result"))
            .await
            .is_ok()
            .shows("Yayasan Sendiri")
            .shows("Paling unggul dibanding rata-rata");
        staff.get(&format!("{path}/wall?step=9")).await.is_ok().shows("Yayasan Sendiri");
        staff.get(&format!("{path}/checks")).await.is_ok().shows("TOPSIS").shows("tetap pertama");

        // Papers: drafts of decrees, certificates that anybody can check, letters.
        let decree =
            crate::docx::text_of(&staff.get(&format!("{path}/decrees/winners.docx")).await.is_ok().bytes);
        assert!(
            decree.contains("sanggahan yang diajukan dalam masa sanggah telah diperiksa dan dijawab"),
            "{decree}"
        );
        let decree =
            crate::docx::text_of(&staff.get(&format!("{path}/decrees/team.docx")).await.is_ok().bytes);
        for term in
            ["Jumlah bobot", "100%", "Bila nilai sama", "3 hari kerja", "Unsur atau kedudukan dalam tim"]
        {
            assert!(decree.contains(term), "{term}: {decree}");
        }
        // Words, colons, letters and texts stand in columns of their own, so that what they say hangs.
        assert!(decree.contains("KETIGA\n:\nTim Penilai bertugas:\n"), "{decree}");
        assert!(decree.contains("\na.\nmenilai peserta"), "{decree}");
        let signer = ("signer", "dr. H. Jarot Winarno, M.Med.Ph.");
        let papers = format!("{path}/papers");
        staff.get(&papers).await.is_ok().shows("value=\"2023-12-14\"");
        staff.post(&papers, &[signer]).await.is(422).shows("id=\"decree-e\"");
        let (decree, decree_day) = (("decree", "100.3.3/512/2023"), ("decree_day", "2023-12-11"));
        staff
            .post(&papers, &[signer, decree, decree_day, ("number", "7/2023")])
            .await
            .is(422)
            .shows("Tulis tanda #");
        let issue = async || {
            let read = staff.get(&papers).await.is_ok().field("stand");
            let number = ("number", "000.7/#/2023");
            let day = ("day", "2023-12-15");
            let signed = [signer, decree, decree_day, number, day, ("stand", read.as_str())];
            staff.post(&papers, &signed).await.leads_to(&papers);
        };
        issue().await;
        let codes: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from document where kind = 'certificate'"))
            .await
            .unwrap()
            .unwrap();
        assert!(codes >= 2, "{codes}");
        let code: String = harness
            .app
            .db()
            .value(sql("select min(code) from document where kind = 'certificate'"))
            .await
            .unwrap()
            .unwrap();
        let paper = crate::docx::text_of(&staff.get(&format!("/documents/{code}/docx")).await.is_ok().bytes);
        assert!(paper.contains("15 Desember 2023") && paper.contains("Nomor: 000.7/"), "{paper}");
        assert!(paper.contains("Nomor 100.3.3/512/2023 tanggal 11 Desember 2023"), "{paper}");
        let all = staff.get(&format!("{path}/certificates/all.zip")).await;
        let archive = zip::ZipArchive::new(std::io::Cursor::new(all.is_ok().bytes.clone())).unwrap();
        assert_eq!(i64::try_from(archive.len()), Ok(codes));
        assert!(archive.file_names().any(|name| name.unwrap().starts_with("01 ")), "numbered as in the list");
        let print = staff.get(&format!("{path}/certificates/all.pdf")).await;
        assert_eq!(print.is_ok().header("content-type"), "application/pdf");
        later.sign_in(Who::Partner).await.get(&format!("{path}/certificates/all.pdf")).await.is(403);
        later.public().get(&format!("/papers/check?code={code}")).await.is_ok().shows("Piagam Penghargaan");
        issue().await;
        let again: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from document where kind = 'certificate'"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(codes, again, "one that says the same is not issued again");
        let partner = later.sign_in(Who::Partner).await;
        // Nobody has signed it yet, so the partner reads its evidence and not the draft.
        partner.get(&format!("{path}/entries/{own}/letter/letter.pdf")).await.is(403);
        partner.get(&format!("{path}/entries/{own}")).await.is_ok().hides("/letter/letter.");
        staff.get(&format!("{path}/entries/{own}")).await.is_ok().shows("/letter/letter.pdf");
        let letter = staff.get(&format!("{path}/entries/{own}/letter/letter.docx")).await;
        let letter = crate::docx::text_of(&letter.is_ok().bytes);
        for said in ["Yth. Ketua Yayasan Sendiri", "……………………", "terima kasih", "KONSEP"] {
            assert!(letter.contains(said), "{said}: {letter}");
        }
        let letters = staff.get(&format!("{path}/letters/all.zip")).await;
        let letters = zip::ZipArchive::new(std::io::Cursor::new(letters.is_ok().bytes.clone())).unwrap();
        let entries = sql("select count(*) from award_entry");
        assert_eq!(i64::try_from(letters.len()).ok(), harness.app.db().value(entries).await.unwrap());
        partner.get(&format!("{path}/letters/all.zip")).await.is(403);
        assert_eq!(doctor(&harness.app, harness.app.db()).await, State::Good);
    })
    .await;
}

#[tokio::test]
async fn anybody_works_the_ranking_out_again_from_the_open_file() {
    on_both_with_the_demonstration(async |harness| {
        let season = season(&harness.app).await;
        let seen = harness.public().get(&format!("/awards/{season}/files/ranking.csv")).await;
        seen.is_ok();
        let rows = evaluate(&seen.text);
        assert!(rows.len() > 20, "{}", seen.text);
        let mut categories: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in &rows {
            // Those who are named are worked out of their points; the others bear their score alone.
            if !row.is_pseudonym() {
                assert_eq!(row.score_found, row.score_told, "{row:?}");
                assert!(row.told >= i64::from(Template::Thanks.rules(2023).least_disclosed), "{row:?}");
            }
            categories.entry(&row.category).or_default().push(row);
        }
        assert!(rows.iter().any(|row| !row.is_pseudonym()), "nobody is named");
        // Equal scores by the published rule, and nobody named who tells too little.
        let rules = Template::Thanks.rules(2023);
        let codes = codes(&seen.text);
        let ties: Vec<usize> =
            rules.ties.iter().map(|code| codes.iter().position(|one| one == code).unwrap()).collect();
        let key = |row: &Row| {
            let tied: Vec<Option<i64>> = ties.iter().map(|at| row.points[*at]).collect();
            (row.score_told, tied)
        };
        for rows in categories.values() {
            for row in rows.iter().filter(|row| row.place.is_some()) {
                let ranked = rows.iter().filter(|other| other.place.is_some());
                let better = ranked.filter(|other| key(other) > key(row)).count();
                assert_eq!(row.place, Some(i64::try_from(better).unwrap() + 1), "{row:?}");
            }
        }
        // The workbook says by which rule, and how severe the jury was.
        let book = harness.public().get(&format!("/awards/{season}/files/ranking.xlsx")).await;
        let all = text_of(book.is_ok());
        for told in ["yang tidak disebut kalah", "Keketatan para juri", "Rata-rata apa adanya", "Pemenang"] {
            assert!(all.contains(told), "the workbook does not tell: {told}");
        }
    })
    .await;
}
