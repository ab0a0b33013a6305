use super::*;

fn entry(column: usize, title: &str, amount: i64) -> Entry {
    let meaning = meaning(title);
    let currency = meaning.currency.unwrap_or(Currency::IDR);
    Entry { column, meaning, currency, minor: amount * 100 }
}

/// What a row of such amounts under such titles comes to: `year|source|amount` of each line.
fn lines(row: &[(&str, i64)]) -> Result<Vec<String>, Doubt> {
    let entries: Vec<Entry> =
        row.iter().enumerate().map(|(column, (title, amount))| entry(column, title, *amount)).collect();
    let told = |entry: &Entry| {
        let year = entry.meaning.year.map_or(String::new(), |year| year.to_string());
        format!("{year}|{}|{}", entry.meaning.source.clone().unwrap_or_default(), entry.minor / 100)
    };
    counted(&entries).map(|counted| counted.iter().map(told).collect())
}

#[test]
fn what_a_title_says_is_told_from_its_lowest_part() {
    for (title, role) in [
        ("Anggaran", Role::Plan),
        ("Realisasi Anggaran", Role::NotFunding),
        ("Realisasi / Anggaran (Rp)", Role::NotFunding),
        ("Rencana dan Realisasi Anggaran / Rencana", Role::Plan),
        ("Rencana dan Realisasi Anggaran / Realisasi", Role::NotFunding),
        ("Sisa Anggaran", Role::NotFunding),
        ("Serapan (%)", Role::NotFunding),
        ("Biaya Satuan", Role::NotFunding),
        ("Unit Cost", Role::NotFunding),
        ("Prakiraan Maju / Kebutuhan Dana", Role::NotFunding),
        ("Anggaran Murni", Role::Original),
        ("Anggaran Sebelum Perubahan", Role::Original),
        ("Anggaran Setelah Perubahan", Role::Changed),
        ("Anggaran Disetujui", Role::Changed),
        ("Rencana Anggaran (Rp) / Jumlah", Role::Total),
        ("Rencana Anggaran (Rp) / 2024", Role::Plan),
        ("Total Pendanaan (Rp)", Role::Total),
    ] {
        assert_eq!(meaning(title).role, role, "{title}");
    }
}

#[test]
fn sources_years_units_and_currencies_stand_in_titles() {
    for (title, source) in [
        ("Dana Donor", Some("Donor")),
        ("Sumber Dana / APBD Kabupaten", Some("APBD Kabupaten")),
        ("Sumber Dana / USAID", Some("USAID")),
        ("Sumber Dana / Jumlah", None),
        ("Anggaran APBN 2024 (Rp)", Some("APBN")),
        ("Dana Desa", Some("Dana Desa")),
        ("Anggaran", None),
        ("Nilai Program Mitra", None),
        ("Kontribusi Masyarakat", Some("Masyarakat")),
    ] {
        assert_eq!(meaning(title).source.as_deref(), source, "{title}");
    }
    assert_eq!(meaning("Pagu / 2025").year, Some(2025));
    for (title, factor) in [
        ("Pagu (juta rupiah)", Some(1_000_000)),
        ("Pagu (Rp.000)", Some(1_000)),
        ("Anggaran (Rp x 1.000.000)", Some(1_000_000)),
        ("Anggaran (dalam miliar)", Some(1_000_000_000)),
        ("Anggaran 2024 (Rp)", None),
        ("Pagu / Juta Rupiah", Some(1_000_000)),
        ("Anggaran dalam ribuan", Some(1_000)),
        ("Pagu Rp.000", Some(1_000)),
        ("Budget (USD thousand)", Some(1_000)),
        ("Budget / in million", Some(1_000_000)),
        ("Nilai Juta", Some(1_000_000)),
        ("Anggaran 1000 HPK", None),
        ("Anggaran (1000 HPK)", None),
        ("Dana Gerakan 1 Juta Pohon", None),
        ("Bantuan Rp 5 juta per KK", None),
        ("Dana Satu Miliar Satu Kecamatan", None),
        ("Pagu Rp 1.250.000", None),
        ("Bantuan Rp 1.000.000", None),
    ] {
        assert_eq!(meaning(title).factor, factor, "{title}");
    }
    for (line, factor) in [
        ("(dalam jutaan rupiah)", Some(1_000_000)),
        ("Satuan: ribu rupiah", Some(1_000)),
        ("Catatan: angka dalam Rp juta", Some(1_000_000)),
        ("(in thousands USD)", Some(1_000)),
        ("(Rp x 1.000)", Some(1_000)),
        ("Rp. 000", Some(1_000)),
        ("(Juta Rupiah)", Some(1_000_000)),
        ("DANA 500 JUTA RUPIAH", None),
        ("Terbilang: dua puluh dua juta rupiah", None),
        ("Dua ratus juta rupiah", None),
        ("Jumlah Rp 22 juta", None),
        ("GERAKAN SEJUTA POHON", None),
        ("Program 100 juta pohon", None),
    ] {
        assert_eq!(unit_beside(line), factor, "{line}");
    }
    for (title, certain, doubtful) in [
        ("Budget SEK", Some("SEK"), None),
        ("Jumlah (SEK juta)", Some("SEK"), None),
        ("Budget in CAD", Some("CAD"), None),
        ("Nilai (RM)", Some("MYR"), None),
        ("Dana Sek. Dasar", None, None),
        ("Dana Cad.", None, None),
        ("DANA SEK. DASAR", None, None),
        ("Dana Pokja Sanitasi dkk", None, None),
        ("DANA CAD", None, Some("CAD")),
        ("Dana CAD Pangan", None, Some("CAD")),
    ] {
        let code = |currency: Option<Currency>| currency.map(|currency| currency.to_string());
        let meant = meaning(title);
        assert_eq!(code(meant.currency).as_deref(), certain, "{title}");
        assert_eq!(code(meant.doubtful).as_deref(), doubtful, "{title}");
    }
    assert_eq!(currency_in("Anggaran (USD)"), Some(Currency::USD));
    assert_eq!(currency_in("Budget (EUR)"), Some(Currency::EUR));
    assert_eq!(currency_in("Nilai (RM)").map(|currency| currency.to_string()).as_deref(), Some("MYR"));
    assert_eq!(currency_in("Anggaran (Rp)"), None);
    assert_eq!(currency_beside("(dalam US$)"), Some(Currency::USD));
    assert_eq!(currency_beside("USAID"), None);
}

#[test]
fn only_the_plan_counts_and_counts_once() {
    let ok = |row: &[(&str, i64)], expected: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(lines(row), Ok(expected), "{row:?}");
    };
    ok(
        &[("Anggaran 2022", 100), ("Anggaran 2023", 110), ("Total Anggaran", 210)],
        &["2022||100", "2023||110"],
    );
    ok(&[("Anggaran Murni", 100), ("Anggaran Perubahan", 120)], &["||120"]);
    ok(&[("Anggaran", 100), ("Anggaran Perubahan", 120)], &["||120"]);
    ok(&[("Dana Donor", 80), ("Dana Swadaya", 20), ("Total Dana", 100)], &["|Donor|80", "|Swadaya|20"]);
    ok(&[("Total Dana", 100)], &["||100"]);
    ok(&[("Anggaran", 100), ("Jumlah Anggaran", 100)], &["||100"]);
    ok(&[("Belanja Barang", 60), ("Belanja Modal", 40), ("Jumlah", 100)], &["||100"]);
    ok(
        &[("2024 / APBD", 5), ("2024 / Donor", 6), ("2024 / Jumlah", 11), ("2025 / APBD", 7)],
        &["2024|APBD|5", "2024|Donor|6", "2025|APBD|7"],
    );
    ok(&[("Usulan Anggaran", 200), ("Anggaran Disetujui", 150)], &["||150"]);
}

#[test]
fn goods_are_told_from_money_by_the_title() {
    for (title, in_kind) in [
        ("Kontribusi in-kind (Rp)", Some(true)),
        ("In Kind Contribution", Some(true)),
        ("Bantuan barang dan jasa (Rp)", Some(true)),
        ("Kontribusi non tunai", Some(true)),
        ("Natura", Some(true)),
        ("Kontribusi tunai (Rp)", Some(false)),
        ("Anggaran / Cash", Some(false)),
        ("Kontribusi tunai dan in-kind", None),
        ("Belanja Barang dan Jasa", None),
        ("Anggaran 2026 (juta)", None),
    ] {
        assert_eq!(meaning(title).in_kind, in_kind, "{title}");
    }
    assert_eq!(meaning("Kontribusi in-kind Mitra").source.as_deref(), Some("Mitra"));
    let row = [("Kontribusi tunai 2026", 125), ("Kontribusi in-kind 2026", 10), ("Total", 135)];
    assert_eq!(lines(&row), Ok(vec!["2026||125".to_owned(), "2026||10".to_owned()]));
}

#[test]
fn what_cannot_be_told_apart_is_asked() {
    assert_eq!(lines(&[("Anggaran", 100), ("Biaya", 90)]), Err(Doubt::Several(vec![0, 1])));
    assert_eq!(lines(&[("Anggaran", 100), ("Total Anggaran", 300)]), Err(Doubt::Several(vec![0, 1])));
    assert_eq!(lines(&[("Anggaran Murni", 100), ("Perubahan", 20)]), Err(Doubt::Several(vec![0, 1])));
    assert_eq!(
        lines(&[("Dana Donor", 80), ("Dana Swadaya", 20), ("Total", 150)]),
        Err(Doubt::OtherSum { column: 2, parts: 10_000 })
    );
    assert_eq!(lines(&[("Anggaran (Rp)", 100), ("Anggaran (USD)", 1)]), Err(Doubt::Several(vec![0, 1])));
}
