//! What the templates say, in English, for pages that are read in it. The rules themselves stay in the district's language, in which they
//! were published and are kept.

use super::super::rules::Rules;

/// Texts of the templates, each with what it says in English.
const TOLD: &[(&str, &str)] = &[
    ("Program dan jangkauan", "Programmes and reach"),
    ("Jumlah program", "Number of programmes"),
    (
        "Program yang terverifikasi, berjalan, atau selesai pada siklus ini.",
        "Programmes that are verified, under way or completed in this cycle.",
    ),
    ("Program prioritas", "Priority programmes"),
    (
        "Program pada tema prioritas kabupaten atau pada misi RPJMD.",
        "Programmes in priority themes of the district or in missions of its development plan (RPJMD).",
    ),
    ("Kecamatan terjangkau", "Sub-districts (kecamatan) reached"),
    (
        "Kecamatan yang disebut sebagai lokasi program.",
        "Sub-districts (kecamatan) that are named as places of programmes.",
    ),
    ("Dana", "Funding"),
    ("Dana yang direncanakan", "Planned funding"),
    (
        "Rupiah pada baris dana program untuk tahun penilaian: rencana mitra, bukan realisasi.",
        "Rupiah in the funding lines of programmes for the year of the award: what partners plan, not what was spent.",
    ),
    ("Pertumbuhan dana", "Growth of funding"),
    (
        "Dana yang direncanakan dibanding siklus sebelumnya, dalam persen. Dinilai bila siklus sebelumnya tercatat.",
        "Planned funding compared with the cycle before, in per cent. It counts where the cycle before is on record.",
    ),
    ("Kerja sama dengan perangkat daerah", "Cooperation with government offices"),
    ("Perangkat daerah yang bersepakat", "Offices that agreed"),
    (
        "Perangkat daerah yang bersepakat dengan mitra pada siklus yang dinilai: atas pasangan pada rapat koordinasi, atau dalam kemitraan yang diterima kedua pihak.",
        "Offices that agreed with the partner in the cycle of the award: to a pair at the coordination meeting, or in a partnership that both sides accepted.",
    ),
    ("Kehadiran pada rapat koordinasi", "Attendance at coordination meetings"),
    (
        "Bagian rapat yang dihadiri dari yang diundang, dalam persen.",
        "Share of the meetings attended, of those to which the partner was invited, in per cent.",
    ),
    ("Keterbukaan", "Openness"),
    ("Kelengkapan data program", "Completeness of programme data"),
    (
        "Dana, lokasi, waktu, target, dan penerima manfaat: masing-masing 20 persen.",
        "Funding, places, time, targets and beneficiaries: 20 per cent each.",
    ),
    ("Dokumen legalitas yang berlaku", "Legal documents in force"),
    (
        "Dokumen dengan berkas, yang masih berlaku pada batas waktu.",
        "Documents with a file that are still in force on the cut-off day.",
    ),
    ("Penilaian juri", "Marks of the jury"),
    ("Dampak", "Impact"),
    (
        "0: tidak ada bukti hasil. 50: hasil tercatat bagi sebagian sasaran. 100: perubahan terbukti bagi sasaran, diperiksa di lapangan.",
        "0: no proof of results. 50: results on record for some of those it is for. 100: change proved for those it is for, checked in the field.",
    ),
    ("Keberlanjutan", "Sustainability"),
    (
        "0: berhenti bila dana habis. 50: sebagian dilanjutkan warga atau desa. 100: sudah dilanjutkan tanpa mitra.",
        "0: ends when the money does. 50: residents or villages carry on a part. 100: it is carried on already without the partner.",
    ),
    ("Inovasi dan inklusi", "Innovation and inclusion"),
    (
        "0: cara lama, kelompok rentan tidak disebut. 50: salah satunya nyata. 100: cara baru yang ditiru pihak lain dan menjangkau kelompok rentan.",
        "0: the old way, and vulnerable groups are not named. 50: one of both is real. 100: a new way that others copy and that reaches vulnerable groups.",
    ),
    (
        "Berterima kasih kepada mitra pembangunan, dan mendorong mitra membawa lebih banyak program dan dana ke kabupaten.",
        "To thank development partners, and to encourage them to bring more programmes and funding to the district.",
    ),
    ("Mitra lokal dan regional", "Local and regional partners"),
    ("Mitra nasional dan internasional", "National and international partners"),
    ("Kesehatan", "Health"),
    ("Hutan dan perhutanan sosial", "Forests and social forestry"),
    ("Dana tanggung jawab sosial", "Funding of social responsibility"),
    (
        "Rupiah pada baris dana program untuk tahun penilaian, diperiksa di lapangan.",
        "Rupiah in the funding lines of programmes for the year of the award, checked in the field.",
    ),
    ("Laporan", "Reports"),
    ("Laporan tahun lalu", "Report of last year"),
    ("Laporan tahun ini", "Report of this year"),
    (
        "0: tidak ada. 50: terlambat atau tidak lengkap. 100: tepat waktu dan lengkap.",
        "0: none. 50: late or incomplete. 100: in time and complete.",
    ),
    ("Rencana tahun depan", "Plan of next year"),
    (
        "0: tidak ada. 50: rencana tanpa lokasi atau dana. 100: rencana dengan lokasi, dana, dan waktu.",
        "0: none. 50: a plan without places or funding. 100: a plan with places, funding and time.",
    ),
    ("Infrastruktur", "Infrastructure"),
    ("Pendidikan", "Education"),
    ("Keagamaan", "Religious life"),
    ("Sosial dan budaya", "Social affairs and culture"),
    ("Olahraga", "Sports"),
    ("Ekonomi kerakyatan", "People’s economy"),
    ("Lingkungan", "Environment"),
    ("Penanggulangan bencana", "Disaster management"),
    ("Stunting", "Stunting"),
    (
        "Berterima kasih kepada perusahaan atas tanggung jawab sosialnya.",
        "To thank companies for their social responsibility.",
    ),
];

/// Rules with the texts of templates in English. What a district wrote stays as it is.
pub fn in_english(rules: &Rules) -> Rules {
    let mut told = rules.clone();
    for text in texts(&mut told) {
        if let Some((_, english)) = TOLD.iter().find(|(known, _)| *known == text.as_str()) {
            (*english).clone_into(text);
        }
    }
    told
}

/// Whether a text of rules told in English is one of the templates, and not one that a district wrote.
pub fn is_of_template(text: &str) -> bool {
    TOLD.iter().any(|(_, english)| *english == text)
}

/// Everything in words that rules hold.
fn texts(rules: &mut Rules) -> impl Iterator<Item = &mut String> {
    let Rules { aim, criteria, categories, .. } = rules;
    let of_criteria = criteria.iter_mut().flat_map(|one| [&mut one.group, &mut one.name, &mut one.meaning]);
    of_criteria.chain(categories.iter_mut().map(|one| &mut one.name)).chain(std::iter::once(aim))
}
