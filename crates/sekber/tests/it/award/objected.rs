//! The result is told before it is final: everybody reads it under pseudonyms, partners contest their own part of it, and what is answered is
//! all that changes it.

use sekber::kit::store::sql;
use sekber_core::value::Moment;

use super::fairness::add_entry;
use super::season;
use crate::harness::{Harness, OTHER_PARTNER, OWN_PARTNER, Who, on_both, on_both_with_the_demonstration};
use crate::records::keep_award;

/// Noon of 20 November 2023, a Monday.
const TOLD: Moment = Moment(1_700_456_400_000);
/// An hour later.
const AFTER: Moment = Moment(1_700_456_400_000 + 3_600_000);
/// Noon of the Friday after it: the three working days are over.
const OVER: Moment = Moment(1_700_456_400_000 + 4 * 86_400_000);

/// A season whose record may no longer be contested, with two entries that the record tells everything about; the second is ahead.
async fn contested(harness: &Harness) -> String {
    keep_award(harness.app.db(), OWN_PARTNER, "frozen").await;
    let taken = "update award_season set state = 'scoring', evidence_at = 0, contest_until = '2023-11-06'";
    harness.change(sql(taken)).await;
    for (id, partner, name, code) in [
        ("entry-of-own", OWN_PARTNER, "Lembaga Melati", "P001"),
        ("entry-of-other", OTHER_PARTNER, "Lembaga Kenanga", "P002"),
    ] {
        add_entry(harness, id, partner, (name, code)).await;
    }
    for criterion in ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9"] {
        let value = "insert into award_value (region_code, entry_id, criterion, number, amount, made_at)
             select region_code, id, $1, 1, 3, 0 from award_entry";
        harness.change(sql(value).bind(criterion)).await;
    }
    let ahead = "insert into award_value (region_code, entry_id, criterion, number, amount, reason, person_name, made_at)
         select region_code, id, 'k1', 2, 8, 'Diperiksa', 'Stefanus', 0 from award_entry where id = 'entry-of-other'";
    harness.change(sql(ahead)).await;
    format!("/awards/{}", season(&harness.app).await)
}

async fn objection(harness: &Harness, criterion: &'static str) -> String {
    let asked = sql("select id from award_objection where criterion = $1").bind(criterion);
    harness.app.db().value::<String>(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_result_is_told_contested_and_answered_before_it_is_final() {
    on_both(async |harness| {
        let path = contested(&harness).await;
        let (result, announce, decide) =
            (format!("{path}/result"), format!("{path}/announce"), format!("{path}/decide"));
        let (entry, sheet) = (format!("{path}/entries/entry-of-own"), format!("{path}/sheets/entry-of-own"));
        let other_sheet = format!("{path}/sheets/entry-of-other");
        let contest = format!("{entry}/objections");
        let day = harness.at(TOLD).await;
        let staff = day.sign_in(Who::Staff).await;
        let (juror, partner) = (day.sign_in(Who::Juror).await, day.sign_in(Who::Partner).await);
        staff.post(&format!("{path}/jury"), &[("person", "juror")]).await.leads_to(&format!("{path}/jury"));
        let marks = |points: &'static str| [("k10", points), ("k11", points), ("k12", points)];
        staff.post(&announce, &[]).await.is(422).shows("terlalu sedikit juri");
        juror.post(&sheet, &marks("60")).await.leads_to(&sheet);
        juror.post(&other_sheet, &marks("60")).await.leads_to(&other_sheet);

        // Nobody reads it before it is told, and it is told before it is final.
        assert_ne!(day.public().get(&result).await.status, 200);
        partner.get(&entry).await.is_ok().hides("value=\"k10\"");
        staff.post(&decide, &[]).await.is(422).shows("Umumkan hasil sementara dahulu");
        // Two take part where three win: whoever decides is told before.
        let uncontested = "Peserta tidak lebih banyak daripada pemenang";
        staff.get(&path).await.is_ok().shows(&announce).hides(&decide).shows(uncontested);
        day.public().get(&path).await.is_ok().hides(uncontested);
        staff.post(&announce, &[]).await.leads_to(&result);
        staff.post(&announce, &[]).await.is(422);
        let told = day.public().get(&result).await;
        told.is_ok().shows("Peserta A001").shows("Peserta A002").shows("23 November 2023");
        // What the registry calls somebody else stands nowhere.
        told.hides("P001").hides("P002");
        told.hides("Lembaga Melati").hides("Lembaga Kenanga");
        let file = day.public().get(&format!("{path}/files/ranking.csv")).await;
        file.is_ok().shows("Peserta A001").hides("P001").hides("Lembaga Melati");
        // What is told before it is final is the score and the place: neither points on criteria nor what lifts whom.
        file.hides("k1 ").hides("Jumlah program");
        told.hides("Paling unggul dibanding rata-rata")
            .shows("Nama samaran tidak merahasiakan siapa yang ikut");
        day.public()
            .get(&path)
            .await
            .is_ok()
            .shows("Sudah ditutup: hasil sementara diumumkan pada 20 November 2023");
        partner.get(&result).await.is_ok().shows("Lembaga Melati").hides("Lembaga Kenanga");
        let home = "Bukti atau hasil penghargaan lembaga Anda dapat disanggah";
        partner.get("/").await.is_ok().shows(home).shows(&format!("{path}/entries"));
        partner.get(&format!("{path}/entries")).await.is_ok().shows("Sanggah sampai ");
        juror.get("/").await.is_ok().hides(home);

        // From now on only an objection changes anything.
        let record = [("criterion", "k1"), ("amount", "9"), ("reason", "Dilihat")];
        let records = format!("{entry}/records");
        staff.post(&records, &record).await.is(422).shows("Hasil sementara sudah diumumkan");
        juror.post(&sheet, &marks("100")).await.is(422).shows("Hasil sementara sudah diumumkan");
        staff.post(&format!("{path}/jury/juror/end"), &[]).await.is(422);

        // A partner contests what the jury gave it, and its place.
        partner.get(&entry).await.is_ok().shows("value=\"k10\"").shows("value=\"*\"");
        for (criterion, text) in [("k10", "Dampak diperiksa di lapangan"), ("*", "Peringkat keliru")] {
            partner.post(&contest, &[("criterion", criterion), ("text", text)]).await.leads_to(&entry);
        }
        partner.post(&contest, &[("criterion", "*"), ("text", "Lagi")]).await.is(422).shows("masih menunggu");
        partner.post(&contest, &[("criterion", "zz"), ("text", "Tidak ada")]).await.is(404);
        let (of_jury, of_place) = (objection(&harness, "k10").await, objection(&harness, "*").await);
        // The jury looks at that entry again, and at no other.
        // Nobody is told to be right while nothing was mended.
        let upheld = [("upheld", "yes"), ("answer", "Benar")];
        for objection in [&of_jury, &of_place] {
            let address = format!("{path}/objections/{objection}");
            staff.post(&address, &upheld).await.is(422).shows("Belum ada yang diperbaiki");
        }
        let after = harness.at(AFTER).await;
        let juror_again = after.sign_in(Who::Juror).await;
        juror_again.post(&sheet, &marks("90")).await.leads_to(&sheet);
        juror.post(&other_sheet, &marks("0")).await.is(422).shows("Hasil sementara sudah diumumkan");
        day.public().get(&result).await.is_ok().hides("Yang berubah karena sanggahan");

        let over = harness.at(OVER).await;
        let staff = over.sign_in(Who::Staff).await;
        let partner = over.sign_in(Who::Partner).await;
        partner.get("/").await.is_ok().hides(home);
        let closed = "Masa sanggah berakhir pada 23 November 2023";
        over.public()
            .get(&result)
            .await
            .is_ok()
            .shows(closed)
            .hides("dapat menyanggah angka dan peringkatnya");
        over.public()
            .get(&path)
            .await
            .is_ok()
            .shows("Berakhir pada 23 November 2023")
            .hides("Sampai 23 November");
        let late = [("criterion", "k2"), ("text", "Terlambat")];
        partner.post(&contest, &late).await.is(422).shows("Masa sanggah sudah ditutup");
        staff.post(&decide, &[]).await.is(422).shows("sanggahan yang belum dijawab");
        let answer = |objection: &str| format!("{path}/objections/{objection}");
        let wrong = [("upheld", "yes"), ("right_amount", "90"), ("answer", "Benar")];
        staff.post(&answer(&of_jury), &wrong).await.is(422);
        staff.post(&answer(&of_jury), &[("upheld", "yes"), ("answer", "")]).await.is(422);
        let right = [("upheld", "yes"), ("answer", "Juri menilai ulang")];
        // What the page offers is what the address takes.
        staff.get(&entry).await.is_ok().shows("<option value=\"no\">tidak diubah").hides("id=\"right_amount");
        staff.post(&answer(&of_jury), &right).await.leads_to(&entry);
        let kept = [("upheld", "no"), ("answer", "Peringkat mengikuti skor")];
        staff.post(&answer(&of_place), &kept).await.leads_to(&entry);
        partner.get(&entry).await.is_ok().shows("Juri menilai ulang").shows("Peringkat mengikuti skor");
        staff.post(&decide, &[]).await.leads_to(&result);
        over.public()
            .get(&result)
            .await
            .is_ok()
            .shows("Yang berubah karena sanggahan")
            .shows("2 diajukan, 1 diterima, 1 tidak diterima")
            .shows("Lembaga Melati")
            .shows("peringkat 2, skor")
            .shows("peringkat 1, skor");
    })
    .await;
}

#[tokio::test]
async fn the_demonstrations_result_was_told_and_contested_first() {
    on_both_with_the_demonstration(async |harness| {
        let result = format!("/awards/{}/result", season(&harness.app).await);
        let seen = harness.public().get(&result).await;
        seen.is_ok()
            .shows("1 diajukan, 0 diterima, 1 tidak diterima")
            .shows("Hasil sama dengan hasil sementara");
    })
    .await;
}
