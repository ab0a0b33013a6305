//! Scenarios about money that imported activities tell: seen before anything is stored, kept once, recorded where a partnership keeps its
//! ledger, corrected by counter-entries, and taken back with the import.

use sekber::kit::store::sql;

use crate::harness::{
    Caller, Harness, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both,
};
use crate::partnership_course::count;
use crate::records::keep_ledger;
use crate::shared_sheets::{finished, hand_in};

const FILE: &str = r#"<?xml version="1.0"?><iati-activities version="2.03"><iati-activity default-currency="USD">
    <iati-identifier>XM-TEST-9</iati-identifier>
    <reporting-org ref="XM-TEST" type="24"><narrative>Yayasan Sendiri</narrative></reporting-org>
    <title><narrative>Air untuk semua</narrative></title>
    <participating-org role="1"><narrative>Donor Satu</narrative></participating-org>
    <activity-date type="1" iso-date="2023-02-01"/>
    <location ref="61.05.07"><name><narrative>Dedai</narrative></name></location>
    <policy-marker code="1"/>
    <transaction ref="T-1"><transaction-type code="1"/><transaction-date iso-date="2023-03-01"/><value value-date="2023-03-01">1000.50</value></transaction>
    <transaction ref="T-2"><transaction-type code="3"/><transaction-date iso-date="2023-03-02"/><value>400</value><receiver-org><narrative>Kelompok Tani</narrative></receiver-org></transaction>
    <transaction ref="T-3"><transaction-type code="4"/><transaction-date iso-date="2023-03-03"/><value currency="IDR">5000000</value></transaction>
    <transaction ref="T-4"><transaction-type code="4"/><transaction-date iso-date="2023-03-04"/><value currency="IDR">-1000</value></transaction>
    </iati-activity></iati-activities>"#;

async fn applied(caller: &Caller, file: &str) -> String {
    let path = hand_in(caller, &[("kind", "programmes")], "kegiatan.xml", file.as_bytes()).await;
    caller.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
    finished(caller, &path).await.shows("Tersimpan:");
    path
}

/// The partnership of the own office and the own partner, in which the imported programme is carried out, with an empty ledger.
async fn partnership(harness: &Harness) -> String {
    keep_ledger(harness.app.db(), OWN_PARTNER).await;
    let id = harness.keep_lead().await;
    let carries = "insert into partnership_programme (region_code, partnership_id, programme_id)
         select region_code, $1, id from programme where reference = $2";
    harness.change(sql(carries).bind(&id).bind("XM-TEST-9")).await;
    for gone in ["delete from ledger_evidence", "delete from ledger_entry"] {
        harness.change(sql(gone)).await;
    }
    format!("/partnerships/{id}/ledger")
}

/// How many entries there are, and what they come to in sen.
async fn ledger(harness: &Harness) -> (i64, i64) {
    let sum = "select cast(coalesce(sum(low_idr), 0) as bigint) from ledger_entry";
    (count(harness, "select count(*) from ledger_entry").await, count(harness, sum).await)
}

async fn line(harness: &Harness, number: &str) -> String {
    let asked = sql("select id from told_money where state = 'offered' and reference = $1").bind(number);
    harness.app.db().value::<String>(asked).await.unwrap().unwrap()
}

const RATE: [(&str, &str); 4] =
    [("way", "partner_run"), ("rate", "15.000"), ("rate_on", "2023-03-01"), ("rate_source", "BI")];

#[tokio::test]
async fn an_activity_tells_its_money_which_is_recorded_once_and_taken_back() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &[("kind", "programmes")], "kegiatan.xml", FILE.as_bytes()).await;
        let preview = staff.get(&path).await;
        preview.is_ok().costs_at_most(10).shows("Dana dalam berkas ini");
        preview.shows("Dana masuk: USD 1.000,50 (1 baris)").shows("Penyaluran: USD 400 (1 baris)");
        preview
            .shows("Belanja: Rp4.999.000 (2 baris)")
            .shows("bernilai negatif")
            .shows("berkas kegiatan IATI (XML)")
            .hides("judul kolom pada baris")
            .shows("policy-marker ×1");
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("4 baris dana dari impor ini belum dicatat");
        assert_eq!(count(&harness, "select count(*) from told_money").await, 4);

        // The same file again tells nothing that is not known.
        let again = hand_in(&staff, &[("kind", "programmes")], "kegiatan.xml", FILE.as_bytes()).await;
        staff.get(&again).await.is_ok().shows("Tidak ada yang berubah");
        staff.post(&format!("{again}/discard"), &[]).await.leads_to("/import");

        let money = partnership(&harness).await;
        let told = format!("{money}/told");
        staff.get(&money).await.is_ok().costs_at_most(10).shows("belum dicatat di sini").shows(&told);
        let page = staff.get(&told).await;
        page.is_ok().costs_at_most(10).shows("2 baris dapat dicatat").shows("Donor Satu");
        page.shows("memuat dana yang sudah tercantum dalam baris jenis lain");
        let (income, spent) = (line(&harness, "T-1").await, line(&harness, "T-3").await);
        let both = [("act", "record"), ("line", income.as_str()), ("line", spent.as_str())];
        staff.post(&told, &[("act", "record"), ("way", "partner_run")]).await.is(422).shows("href=\"#line\"");
        // A rate is asked for, never guessed.
        let without = [&both[..], &RATE[..1]].concat();
        staff.post(&told, &without).await.is(422).shows("href=\"#rate\"");
        let never = [&both[..], &RATE[..2], &[("rate_on", "1899-12-31")], &RATE[3..]].concat();
        staff.post(&told, &never).await.is(422).shows("harus antara 1900 dan 2125");
        assert_eq!(ledger(&harness).await, (0, 0));
        let with = [&both[..], &RATE[..]].concat();
        staff.post(&told, &with).await.leads_to(&told);
        assert_eq!(ledger(&harness).await, (2, 1_500_750_000 + 500_000_000));
        staff.post(&told, &with).await.is(422);
        assert_eq!(ledger(&harness).await.0, 2, "a line becomes one entry");
        staff.get(&told).await.is_ok().shows("Tidak ada baris yang ditawarkan");

        // A correction undoes the entry and takes its place.
        let later = applied(&staff, &FILE.replace("1000.50", "900")).await;
        staff.get(&told).await.is_ok().shows("Memperbaiki").shows("USD 900");
        let corrected = line(&harness, "T-1").await;
        let sent = [&[("act", "record"), ("line", corrected.as_str())][..], &RATE[..]].concat();
        staff.post(&told, &sent).await.leads_to(&told);
        assert_eq!(ledger(&harness).await, (4, 1_350_000_000 + 500_000_000));

        // What is taken back is undone by counter-entries, and what it replaced is offered again.
        staff.post(&format!("{later}/take-back"), &[]).await.leads_to(&later);
        finished(&staff, &later).await.shows("sudah ditarik kembali");
        assert_eq!(ledger(&harness).await, (5, 500_000_000));
        staff.get(&told).await.is_ok().shows("USD 1.000,50").hides("Memperbaiki");
        staff.get(&format!("{path}/take-back")).await.is_ok().costs_at_most(10).shows("catatan lawan");
        staff.post(&format!("{path}/take-back"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("sudah ditarik kembali");
        assert_eq!(ledger(&harness).await, (6, 0));
        let left = "select count(*) from told_money where state <> 'withdrawn'";
        assert_eq!(count(&harness, left).await, 0);
    })
    .await;
}

#[tokio::test]
async fn public_money_waits_and_lines_can_be_set_aside() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        applied(&staff, FILE).await;
        let told = format!("{}/told", partnership(&harness).await);
        let partner = harness.as_partner().await;
        let other = harness.as_other_partner().await;
        assert!([401, 403].contains(&other.get(&told).await.status));
        let spent = line(&harness, "T-3").await;
        let chosen =
            |act: &'static str| [("act", act), ("line", spent.as_str()), ("way", "money_to_district")];
        partner.post(&told, &chosen("aside")).await.leads_to(&told);
        partner.get(&told).await.is_ok().shows("1 baris dapat dicatat").shows("Disisihkan");
        partner.post(&told, &chosen("record")).await.is(422);
        partner.post(&told, &chosen("back")).await.leads_to(&told);
        // Money of the district's budget is no partner's to give, through this door either.
        let granted = [("act", "record"), ("line", spent.as_str()), ("way", "district_grant")];
        partner.post(&told, &granted).await.is(422).shows("href=\"#way\"");
        assert_eq!(ledger(&harness).await, (0, 0));
        // Alone, the line fills the form of an entry.
        let form = partner.get(&told.replace("/told", &format!("/new?told={spent}"))).await;
        form.is_ok().costs_at_most(14).shows("5.000.000").shows("IATI XM-TEST-9, T-3");
        partner.post(&told, &chosen("record")).await.leads_to(&told);
        let waiting = "select count(*) from ledger_entry where standing = 'waiting'";
        assert_eq!((ledger(&harness).await.0, count(&harness, waiting).await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn what_the_district_published_itself_tells_it_nothing() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let own = FILE.replace("XM-TEST-9", &format!("ID-COA-61.05-{OWN_PARTNER_PROGRAMME}"));
        applied(&staff, &own).await;
        assert_eq!(count(&harness, "select count(*) from told_money").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_amount_with_more_digits_than_its_currency_is_offered_with_its_rounding() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let finer = FILE.replace("1000.50", "1000.515");
        let path = hand_in(&staff, &[("kind", "programmes")], "kegiatan.xml", finer.as_bytes()).await;
        let preview = staff.get(&path).await;
        preview.is_ok().shows("Dana masuk: USD 1000.515 (1 baris)");
        preview.shows("Dari kegiatan XM-TEST-9: 1000.515 USD → USD 1.000,52 untuk catatan dana");
        staff.clone().in_english().get(&path).await.is_ok().shows("(rounded half to even)");
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("Tersimpan:");
        let told = format!("{}/told", partnership(&harness).await);
        // What is offered, and beside it what is written.
        staff.get(&told).await.is_ok().shows("USD 1.000,52").shows("IATI XM-TEST-9, T-1, USD 1000.515");
        let income = line(&harness, "T-1").await;
        let sent = [&[("act", "record"), ("line", income.as_str())][..], &RATE[..]].concat();
        staff.post(&told, &sent).await.leads_to(&told);
        assert_eq!(ledger(&harness).await, (1, 1_500_780_000));
        let source = sql("select source from ledger_entry where source like $1").bind("%USD 1000.515");
        assert!(harness.app.db().value::<String>(source).await.unwrap().is_some(), "the entry says it, too");
    })
    .await;
}

#[tokio::test]
async fn what_is_meant_for_a_time_shows_its_days_as_people_write_them() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let budget = r#"<budget type="1"><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/>
            <value currency="IDR" value-date="2023-01-01">7000000</value></budget></iati-activity>"#;
        applied(&staff, &FILE.replace("</iati-activity>", budget)).await;
        let told = format!("{}/told", partnership(&harness).await);
        let page = staff.get(&told).await;
        page.is_ok().shows("1 Januari – 31 Desember 2023").hides("2023-01-01/2023-12-31");
        staff.in_english().get(&told).await.is_ok().shows("1 January – 31 December 2023");
    })
    .await;
}

#[tokio::test]
async fn the_same_money_told_otherwise_is_asked_about() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        applied(&staff, FILE).await;
        let told = format!("{}/told", partnership(&harness).await);
        let spent = line(&harness, "T-3").await;
        let chosen = |id: &str| -> Vec<(String, String)> {
            let fields = [("act", "record"), ("line", id), ("way", "partner_run")];
            fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
        };
        let send = async |fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            staff.post(&told, &fields).await
        };
        send(chosen(&spent)).await.leads_to(&told);
        // However many digits it is written with, a line that is known is not told again.
        let longer = FILE.replace("5000000", "5000000.00").replace("1000.50", "01000.5");
        let again = hand_in(&staff, &[("kind", "programmes")], "kegiatan.xml", longer.as_bytes()).await;
        staff.get(&again).await.is_ok().shows("Tidak ada yang berubah");
        staff.post(&format!("{again}/discard"), &[]).await.leads_to("/import");
        // Under another number it is another line, which says what an entry says already.
        applied(&staff, &FILE.replace("ref=\"T-3\"", "ref=\"T-9\"")).await;
        staff.get(&told).await.is_ok().costs_at_most(10).shows("Sama dengan catatan");
        let twin = line(&harness, "T-9").await;
        let asked = send(chosen(&twin)).await;
        asked.is(422).shows("3 Maret 2023, Rp5.000.000").shows("Sama dengan catatan yang sudah ada");
        asked.shows("name=\"confirmed\"");
        assert_eq!(ledger(&harness).await.0, 1);
        let mut confirmed = chosen(&twin);
        confirmed.push(("confirmed".to_owned(), "1".to_owned()));
        send(confirmed).await.leads_to(&told);
        assert_eq!(ledger(&harness).await.0, 2);
        // A line that is gone brings the page back with what is left of the selection.
        let income = line(&harness, "T-1").await;
        let mut stale = chosen(&spent);
        stale.push(("line".to_owned(), income.clone()));
        let page = send(stale).await;
        page.is(422).shows("Pilih lagi").shows(&format!("value=\"{income}\" checked"));
    })
    .await;
}

#[tokio::test]
async fn lines_of_a_file_are_proved_together_and_are_money() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let large = FILE.replace("5000000", "6000000000").replace(">-1000<", ">6000000001<");
        applied(&staff, &large).await;
        let told = format!("{}/told", partnership(&harness).await);
        let (one, two) = (line(&harness, "T-3").await, line(&harness, "T-4").await);
        let both = [("act", "record"), ("line", one.as_str()), ("line", two.as_str())];
        let partner = harness.as_partner().await;
        let sent = [&both[..], &[("way", "partner_run")]].concat();
        let refused = partner.post(&told, &sent).await;
        refused
            .is(422)
            .shows("href=\"#line\"")
            .shows("4 Maret 2023, Rp6.000.000.001")
            .hides("IDR 6000000001");
        partner.get(&told).await.is_ok().hides("value=\"goods_to_office\"");
        let goods = [("act", "record"), ("line", one.as_str()), ("way", "goods_to_office")];
        partner.post(&told, &goods).await.is(422).shows("href=\"#line\"");
        assert_eq!(ledger(&harness).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn an_import_taken_back_leaves_what_the_office_confirmed() {
    on_both(async |harness| {
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let path = applied(&partner, FILE).await;
        let told = format!("{}/told", partnership(&harness).await);
        let spent = line(&harness, "T-3").await;
        let granted = [("act", "record"), ("line", spent.as_str()), ("way", "money_to_district")];
        partner.post(&told, &granted).await.leads_to(&told);
        let id = sql("select id from ledger_entry where standing = 'waiting'");
        let id: String = harness.app.db().value(id).await.unwrap().unwrap();
        office.post(&format!("/ledger/{id}/standing"), &[("act", "confirm")]).await.is(303);
        let back = format!("{path}/take-back");
        partner.get(&back).await.is_ok().shows("sudah dikonfirmasi perangkat daerah tetap");
        partner.post(&back, &[]).await.leads_to(&path);
        finished(&partner, &path).await.shows("sudah ditarik kembali");
        assert_eq!(ledger(&harness).await, (1, 500_000_000));
        partner.get(&back).await.is_ok().shows("masih tercatat di catatan dana");
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_the_identifier_of_another_organisations_activity() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let taken = "update programme set reference = 'XM-TEST-9' where id = $1";
        harness.change(sql(taken).bind(OTHER_PARTNER_PROGRAMME)).await;
        for identifier in [
            "XM-TEST-9".to_owned(),
            format!("ID-COA-61.05-{OTHER_PARTNER_PROGRAMME}"),
            format!("ID-COA-61.05-{OTHER_PARTNER}-7"),
        ] {
            let file = FILE.replace("XM-TEST-9", &identifier);
            let path = hand_in(&partner, &[("kind", "programmes")], "kegiatan.xml", file.as_bytes()).await;
            let seen = partner.get(&path).await;
            seen.is_ok().shows("Kode ini milik program organisasi lain").hides("dengan ID ini");
        }
        let before = count(&harness, "select count(*) from programme").await;
        applied(&partner, &FILE.replace("XM-TEST-9", "XM-TEST-10")).await;
        assert_eq!(count(&harness, "select count(*) from programme").await, before + 1);
    })
    .await;
}
