use super::*;

fn heads() -> Heads {
    let office = |name: &str, short: &str| Office {
        name: name.to_owned(),
        short_name: short.to_owned(),
        address: format!("Alamat {short}"),
    };
    let offices = vec![
        office("Badan Perencanaan Pembangunan Daerah", "Bappeda"),
        office("Bagian Hukum", "Bagian Hukum"),
        office("Dinas Kesehatan Kabupaten Sintang", "Dinkes"),
        office("Sekretariat DPRD", "Setwan"),
    ];
    Heads { usual: Head::default(), signatories: Vec::new(), offices }
}

fn told(lines: &str) -> String {
    match heads().unit_of("Kabupaten Sintang (simulasi)", "Siapa", lines) {
        None => "usual".to_owned(),
        Some(Unit::Region(key)) => key.to_owned(),
        Some(Unit::Secretariat) => "secretariat".to_owned(),
        Some(Unit::Named(name)) => name.to_owned(),
    }
}

#[test]
fn the_post_of_whoever_signs_tells_the_letterhead() {
    for (lines, expected) in [
        ("Bupati Sintang,", "letterhead-regent"),
        ("Wakil Bupati Sintang,", "letterhead-regent"),
        ("Pj. Wali Kota Pontianak,", "letterhead-mayor"),
        ("Penjabat Bupati Sintang,", "letterhead-regent"),
        ("a.n. Bupati Sintang\nSekretaris Daerah,", "secretariat"),
        ("Plt. Sekretaris Daerah Kabupaten Sintang,", "secretariat"),
        ("a.n. Bupati Sintang\nAsisten Perekonomian dan Pembangunan,", "secretariat"),
        ("Kepala Bagian Hukum,", "secretariat"),
        ("Kepala Badan Perencanaan Pembangunan Daerah,", "Badan Perencanaan Pembangunan Daerah"),
        ("Plh. Kepala Bappeda Kabupaten Sintang,", "Badan Perencanaan Pembangunan Daerah"),
        ("Kepala Dinas Kesehatan,", "Dinas Kesehatan Kabupaten Sintang"),
        ("Sekretaris DPRD,", "Sekretariat DPRD"),
        // Of these nobody knows to which unit they belong.
        ("Ketua Sekretariat Bersama,", "usual"),
        ("Bupatinya,", "usual"),
        ("Kepala Kabupaten Sintang,", "usual"),
        (",", "usual"),
        ("", "usual"),
    ] {
        assert_eq!(told(lines), expected, "{lines}");
    }
}

#[test]
fn an_address_stands_only_under_the_unit_that_it_is_of() {
    let mut heads = heads();
    heads.usual.lines.address = "Jalan Pangeran Muda 1".to_owned();
    assert_eq!(heads.address_of(SECRETARIAT), "Jalan Pangeran Muda 1");
    assert_eq!(heads.address_of("Badan Perencanaan Pembangunan Daerah"), "Alamat Bappeda");
    heads.usual.lines.unit = "Badan Perencanaan Pembangunan Daerah".to_owned();
    assert_eq!(heads.address_of(SECRETARIAT), "");
    assert_eq!(heads.address_of("BADAN PERENCANAAN PEMBANGUNAN DAERAH"), "Jalan Pangeran Muda 1");
}
