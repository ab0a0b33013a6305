//! Sheets that partners handed in, each with what went wrong with it once.

use sekber::features::exchange::Kind;
use sekber::kit::store::sql;

use super::{csv, tell};
use crate::harness::on_both;
use crate::shared_sheets::{finished, hand_in};

sekber::row_struct! {
    struct Given { form: String, amount_minor: i64 }
}

#[tokio::test]
async fn goods_beside_money_stay_goods() {
    on_both(async |harness| {
        let cases = vec![
            csv(
                "a column of goods beside one of money",
                "Nama Lembaga;Nama Program;Mulai;Sumber Dana;Anggaran 2026 (juta);Kontribusi in-kind (Rp)\nYayasan Sendiri;Barang satu;2026-01;Donor A;125;10 juta\n",
                &[
                    "~2 read-as · 125 · Rp125.000.000",
                    "~2 year-assumed · 2026",
                    "+ Yayasan Sendiri: Barang satu, 2026-01.., 2026 Donor A IDR 10000000, 2026 Donor A IDR 125000000",
                ],
            ),
            csv(
                "two columns of money, of which one names the year",
                "Nama Lembaga;Nama Program;Tahun;Anggaran 2026;Biaya\nYayasan Sendiri;Barang dua;2026;80000000;20000000\n",
                &["!2 several-amounts · Anggaran 2026 Rp80.000.000; Biaya Rp20.000.000"],
            ),
        ];
        tell(&harness, Kind::Programmes, cases).await;
        let given = sql("select form, amount_minor from funding_line where source = 'Donor A' order by amount_minor");
        let given: Vec<Given> = harness.app.db().all(given).await.unwrap();
        let given: Vec<(&str, i64)> =
            given.iter().map(|line| (line.form.as_str(), line.amount_minor / 100)).collect();
        assert_eq!(given, [("in_kind", 10_000_000), ("cash", 125_000_000)]);
    })
    .await;
}

#[tokio::test]
async fn a_partner_imports_its_own_programmes_whatever_names_the_sheet_holds() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let donors = "Mitra/Donor;Nama Program;Tahun;Anggaran\nDonor A;Milik satu;2026;80000000\n";
        let path = hand_in(&partner, &[("kind", "programmes")], "donor.csv", donors.as_bytes()).await;
        let preview = partner.get(&path).await;
        preview.is_ok().shows("Milik satu").shows("Donor A").hides("Organisasi ini belum terdaftar");
        partner.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        // What was written is opened row by row, and the new drafts can be put forward.
        let applied = finished(&partner, &path).await;
        applied.shows("1 baru").shows("outcome=added#results").shows("/programmes/drafts");
        let own = sql("select id from programme where title = 'Milik satu'");
        let own: String = harness.app.db().value(own).await.unwrap().unwrap();
        partner.get(&format!("{path}?outcome=added")).await.is_ok().shows(&format!("/programmes/{own}\""));
        // Another name may still mean the partner: it is offered, and without the column it is taken.
        let unknown = "Lembaga;Nama Program;Tahun\nLembaga Antah Berantah;Milik dua;2026\n";
        let path = hand_in(&partner, &[("kind", "programmes")], "lembaga.csv", unknown.as_bytes()).await;
        let preview = partner.get(&path).await;
        preview.is_ok().shows("Organisasi ini belum terdaftar").shows("Pertanyaan").shows("Yayasan Sendiri");
        let columns = [("field-1", "title"), ("field-2", "year")];
        partner.post(&format!("{path}/columns"), &columns).await.leads_to(&path);
        let again = finished(&partner, &path).await;
        again.shows("Milik dua").hides("Kolom wajib belum ditemukan").hides("Organisasi ini belum terdaftar");
    })
    .await;
}

#[tokio::test]
async fn a_line_of_signatures_holds_no_amount() {
    on_both(async |harness| {
        let cases = vec![
            csv(
                "a director below the amounts",
                "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Tanda satu;2026;80000000\n;;;Direktur\n",
                &["-3 no-record", "+ Yayasan Sendiri: Tanda satu, 2026  IDR 80000000"],
            ),
            csv(
                "another signature below the amounts",
                "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Tanda dua;2026;80000000\n;;;Koordinator Wilayah\n",
                &["-3 no-record", "+ Yayasan Sendiri: Tanda dua, 2026  IDR 80000000"],
            ),
        ];
        tell(&harness, Kind::Programmes, cases).await;
    })
    .await;
}

#[tokio::test]
async fn whom_a_programme_is_for_is_no_place() {
    on_both(async |harness| {
        let cases = vec![csv(
            "a column of those whom it reaches",
            "Nama Lembaga;Nama Program;Sasaran\nYayasan Sendiri;Sasaran satu;100 warga\nYayasan Sendiri;Sasaran dua;250 orang\n",
            &["+ Yayasan Sendiri: Sasaran satu", "+ Yayasan Sendiri: Sasaran dua"],
        ), csv(
            "a column of what it aims at",
            "Nama Lembaga;Nama Program;Sasaran\nYayasan Sendiri;Sasaran tiga;Petani muda di hulu\n",
            &["+ Yayasan Sendiri: Sasaran tiga"],
        )];
        tell(&harness, Kind::Programmes, cases).await;
        let db = harness.app.db();
        let people = sql("select beneficiaries from programme where title = 'Sasaran satu'");
        assert_eq!(db.value::<i64>(people).await.unwrap(), Some(100));
        let aims = sql("select targets from programme where title = 'Sasaran tiga'");
        assert_eq!(db.value::<String>(aims).await.unwrap().as_deref(), Some("Petani muda di hulu"));
        // Without faults nothing is called a list of them.
        let staff = harness.as_staff().await;
        let sheet = "Nama Lembaga;Nama Program;Mulai;Anggaran\nYayasan Sendiri;Sasaran empat;2026-01;80000000\n";
        let path = hand_in(&staff, &[("kind", "programmes")], "catatan.csv", sheet.as_bytes()).await;
        let preview = staff.get(&path).await;
        preview.is_ok().shows("Unduh daftar yang perlu diperiksa").hides("Unduh daftar kesalahan");
    })
    .await;
}
