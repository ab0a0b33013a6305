//! What whoever leads an office is called, told from its name.

/// Offices by the first word of their names, and what whoever leads one is called.
const LEADERS: [(&str, &str); 11] = [
    ("Badan ", "Kepala Badan "),
    ("Bagian ", "Kepala Bagian "),
    ("Bidang ", "Kepala Bidang "),
    ("Dinas ", "Kepala Dinas "),
    ("Inspektorat ", "Inspektur "),
    ("Kantor ", "Kepala Kantor "),
    ("Kecamatan ", "Camat "),
    ("Kelurahan ", "Lurah "),
    ("Rumah Sakit ", "Direktur Rumah Sakit "),
    ("Satuan ", "Kepala Satuan "),
    ("Sekretariat ", "Sekretaris "),
];

/// The post of whoever leads an office: *Kepala Dinas Kesehatan* for *Dinas Kesehatan*. None where the name tells no post.
pub fn leader_of(office: &str) -> Option<String> {
    LEADERS.iter().find_map(|(word, title)| Some(format!("{title}{}", office.strip_prefix(word)?)))
}
