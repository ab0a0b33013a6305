//! Which part of the guides explains which page: one table from which the "?" beside the titles of pages comes.

use super::guides;
use crate::kit::card::HelpLink;
use crate::kit::words::Language;

/// Beginnings of addresses, `*` standing for any one part, each with a guide and the anchors of a section of it in Indonesian and in
/// English; an empty anchor is the top of the guide. The first that fits holds, so what is more special stands first.
const PLACES: &[(&str, &str, &str, &str)] = &[
    ("/", "README", "mulai-dari-peran-anda", "start-from-your-role"),
    ("/account/data", "privacy", "melihat-dan-mengunduh-data-anda", "see-and-take-along-what-is-kept-of-you"),
    ("/account", "account", "mengamankan-akun", "protect-your-account"),
    ("/action-plans", "programmes", "rencana-aksi-daerah", "action-plans"),
    ("/activities", "work-plans", "mencatat-pelaksanaan", "noting-progress"),
    (
        "/agreements/*/remarks",
        "partnerships",
        "catatan-atas-konsep-bagian-hukum-dan-bagian-kerja-sama",
        "remarks-on-a-draft-legal-and-cooperation-sections",
    ),
    ("/agreements", "partnerships", "naskah", "the-papers"),
    ("/api/tokens/*/webhook", "api", "diberi-tahu-saat-ada-perubahan", "being-told-of-changes"),
    ("/api/tokens", "api", "token", "tokens"),
    ("/api", "api", "", ""),
    ("/audit", "audit", "", ""),
    ("/awards/new", "award", "menyusun-mengumumkan-membekukan-sekber", "draft-publish-freeze-secretariat"),
    ("/awards/standing", "award", "mitra", "partners"),
    (
        "/awards/*/checks",
        "award",
        "menyusun-mengumumkan-membekukan-sekber",
        "draft-publish-freeze-secretariat",
    ),
    ("/awards/*/edit", "award", "menyusun-mengumumkan-membekukan-sekber", "draft-publish-freeze-secretariat"),
    ("/awards/*/entries", "award", "bukti-dan-sanggahan", "evidence-and-objections"),
    ("/awards/*/jury", "award", "juri", "jury"),
    ("/awards/*/papers", "award", "hasil-dan-naskah", "result-and-papers"),
    ("/awards/*/result", "award", "hasil-dan-naskah", "result-and-papers"),
    ("/awards/*/sheets", "award", "juri", "jury"),
    ("/awards", "award", "", ""),
    ("/calendar", "settings", "kalender-perencanaan", "planning-calendar"),
    ("/documents", "documents", "mencari-naskah", "find-a-document"),
    ("/first-steps", "settings", "menyiapkan-daerah-baru", "set-up-a-new-district"),
    ("/hall", "meeting", "selama-rapat", "during-the-meeting"),
    ("/import/*/take-back", "import", "menarik-kembali-sebuah-impor", "take-an-import-back"),
    ("/import", "import", "mengimpor-lembar-kerja", "import-a-sheet"),
    ("/indicators", "work-plans", "mencatat-capaian", "recording-values"),
    ("/information", "privacy", "permintaan-informasi-publik", "requests-for-public-information"),
    ("/invitation", "account", "menerima-undangan", "accept-an-invitation"),
    ("/invitations", "account", "mengundang-orang", "invite-somebody"),
    ("/jobs", "operations", "pekerjaan-latar", "background-jobs"),
    ("/join", "registry", "mendaftarkan-organisasi-sendiri-mitra", "sign-an-organisation-up-partners"),
    ("/ledger/*/correct", "funds", "memperbaiki-kekeliruan", "mend-a-mistake"),
    ("/ledger", "funds", "membaca-jumlah", "read-the-totals"),
    (
        "/legality",
        "registry",
        "mencatat-legalitas-mitra-kesbangpol",
        "note-a-partners-legal-standing-kesbangpol",
    ),
    ("/mail", "operations", "surel", "e-mail"),
    ("/matching/plans", "matching", "menyusun-rencana-sekber", "make-a-plan-secretariat"),
    ("/matching/quotas", "matching", "menyusun-rencana-sekber", "make-a-plan-secretariat"),
    ("/matching", "matching", "", ""),
    ("/meetings/new", "meeting", "menyiapkan-rapat-sekber", "preparing-secretariat"),
    ("/meetings/proposal-items", "meeting", "usulan-untuk-sipd", "proposals-for-sipd"),
    ("/meetings/*/console", "meeting", "selama-rapat", "during-the-meeting"),
    ("/meetings/*/desks", "meeting", "menyiapkan-rapat-sekber", "preparing-secretariat"),
    ("/meetings/*/door", "meeting", "di-pintu", "at-the-door"),
    ("/meetings/*/edit", "meeting", "menyiapkan-rapat-sekber", "preparing-secretariat"),
    ("/meetings/*/minutes", "meeting", "rencana-dan-penutupan", "plan-and-closing"),
    ("/meetings/*/order", "meeting", "menyiapkan-rapat-sekber", "preparing-secretariat"),
    ("/meetings/*/papers", "documents", "menerbitkan-naskah-sekber", "issue-a-document-secretariat"),
    ("/meetings/*/partnerships", "partnerships", "dari-hasil-rapat-sekber", "from-a-meeting-secretariat"),
    ("/meetings/*/plan", "meeting", "rencana-dan-penutupan", "plan-and-closing"),
    ("/meetings/*/proposals", "meeting", "usulan-untuk-sipd", "proposals-for-sipd"),
    ("/meetings/*/sheets", "meeting", "lembar-kertas", "paper-sheets"),
    ("/meetings", "meeting", "", ""),
    ("/needs", "matching", "menulis-kebutuhan-terbuka-perangkat-daerah", "write-an-open-need-office"),
    ("/news", "portal", "menulis-berita-sekber", "write-news-secretariat"),
    ("/notices", "account", "pemberitahuan", "notices"),
    (
        "/offices/new",
        "registry",
        "mendaftarkan-perangkat-daerah-atau-mitra-sekber",
        "register-an-office-or-a-partner-secretariat",
    ),
    (
        "/offices/*/matching",
        "matching",
        "melihat-program-mitra-yang-sesuai-perangkat-daerah",
        "see-partners-programmes-that-fit-office",
    ),
    (
        "/offices/*/needs",
        "matching",
        "menulis-kebutuhan-terbuka-perangkat-daerah",
        "write-an-open-need-office",
    ),
    ("/offices/*", "registry", "melengkapi-data-perangkat-daerah", "complete-an-offices-record"),
    ("/offices", "registry", "", ""),
    ("/organisations", "account", "tim-di-dalam-organisasi", "the-team-inside-an-organisation"),
    ("/papers/check", "documents", "memeriksa-naskah-siapa-saja", "check-a-document-anybody"),
    (
        "/papers/expiring",
        "papers",
        "memantau-dokumen-yang-akan-kedaluwarsa-sekber",
        "watch-papers-that-are-about-to-expire-secretariat",
    ),
    (
        "/partners/new",
        "registry",
        "mendaftarkan-perangkat-daerah-atau-mitra-sekber",
        "register-an-office-or-a-partner-secretariat",
    ),
    (
        "/partners/*/elsewhere",
        "registry",
        "menautkan-data-di-beberapa-daerah-mitra",
        "link-records-of-several-districts-partners",
    ),
    (
        "/partners/*/legality",
        "registry",
        "mencatat-legalitas-mitra-kesbangpol",
        "note-a-partners-legal-standing-kesbangpol",
    ),
    (
        "/partners/*/matching",
        "matching",
        "melihat-perangkat-daerah-yang-sesuai-mitra",
        "see-offices-that-fit-partner",
    ),
    ("/partners/*/merge", "registry", "menggabungkan-data-ganda-sekber", "merge-duplicates-secretariat"),
    ("/partners/*/needs", "matching", "menjawab-kebutuhan-mitra", "answer-a-need-partner"),
    ("/partners/*/papers", "papers", "", ""),
    ("/partners/*/verification", "registry", "memverifikasi-mitra-sekber", "verify-a-partner-secretariat"),
    ("/partners/*/year", "partnerships", "", ""),
    (
        "/partners/*",
        "registry",
        "melengkapi-profil-mitra-dan-mengajukannya",
        "complete-a-partners-profile-and-submit-it",
    ),
    ("/partners", "registry", "", ""),
    (
        "/partnerships/new",
        "partnerships",
        "mengusulkan-sendiri-perangkat-daerah-mitra-sekber",
        "propose-one-by-hand-office-partner-secretariat",
    ),
    (
        "/partnerships/*/activities",
        "work-plans",
        "mengusulkan-dan-menyetujui-mitra-perangkat-daerah-sekber",
        "proposing-and-agreeing-partner-office-secretariat",
    ),
    ("/partnerships/*/agreements", "partnerships", "naskah", "the-papers"),
    (
        "/partnerships/*/indicators",
        "work-plans",
        "mengusulkan-dan-menyetujui-mitra-perangkat-daerah-sekber",
        "proposing-and-agreeing-partner-office-secretariat",
    ),
    (
        "/partnerships/*/ledger/told",
        "funds",
        "mencatat-dana-yang-tercantum-dalam-berkas-impor",
        "record-what-an-imported-file-tells",
    ),
    (
        "/partnerships/*/ledger",
        "funds",
        "mencatat-dana-mitra-perangkat-daerah-sekber",
        "record-money-partner-office-secretariat",
    ),
    ("/partnerships/*/plan", "work-plans", "", ""),
    ("/partnerships/*/visits", "work-plans", "kunjungan-lapangan", "field-visits"),
    ("/partnerships", "partnerships", "", ""),
    ("/password", "account", "masuk-dan-keluar", "sign-in-and-out"),
    (
        "/people/*/anonymise",
        "privacy",
        "melaksanakan-penghapusan-administrator",
        "carry-an-erasure-out-administrators",
    ),
    ("/people", "account", "mengelola-pengguna-administrator", "look-after-people-administrators"),
    ("/periods/*", "reports", "laporan-daerah-sekber-pimpinan", "the-districts-report-secretariat-leaders"),
    ("/periods", "reports", "membuka-periode-sekber", "open-periods-secretariat"),
    ("/portal", "portal", "", ""),
    (
        "/privacy/breaches",
        "privacy",
        "bila-data-pribadi-bocor-administrator",
        "when-personal-data-got-out-administrators",
    ),
    ("/privacy", "privacy", "melaksanakan-penghapusan-administrator", "carry-an-erasure-out-administrators"),
    (
        "/programmes/drafts",
        "programmes",
        "mengajukan-dan-menjalankan-program",
        "propose-a-programme-and-carry-it-out",
    ),
    ("/programmes/new", "programmes", "mencatat-program", "enter-a-programme"),
    (
        "/programmes/waiting",
        "programmes",
        "menerima-atau-mengembalikan-program-sekber",
        "accept-or-return-a-programme-secretariat",
    ),
    ("/programmes/carry-over", "settings", "membuka-siklus-baru", "open-a-new-cycle"),
    ("/programmes/*/edit", "programmes", "mencatat-program", "enter-a-programme"),
    ("/programmes/*/history", "programmes", "melihat-riwayat", "see-its-history"),
    (
        "/programmes/*",
        "programmes",
        "mengajukan-dan-menjalankan-program",
        "propose-a-programme-and-carry-it-out",
    ),
    ("/programmes", "programmes", "", ""),
    ("/public/data", "portal", "data-terbuka", "open-data"),
    ("/public/information", "privacy", "permintaan-informasi-publik", "requests-for-public-information"),
    ("/public/privacy", "privacy", "yang-dapat-dibaca-umum", "what-everybody-can-read"),
    ("/public", "portal", "", ""),
    ("/registry", "registry", "", ""),
    ("/reports/*/edit", "reports", "menulis-laporan-mitra", "write-a-report-partner"),
    ("/reports", "reports", "", ""),
    ("/saved-lists", "lists", "menemukan-yang-dicari", "find-what-you-look-for"),
    ("/search", "lists", "menemukan-yang-dicari", "find-what-you-look-for"),
    (
        "/settings/documents",
        "documents",
        "penomoran-dan-penanda-tangan-sekber",
        "numbers-and-signatories-secretariat",
    ),
    (
        "/settings/figures",
        "portal",
        "angka-daerah-untuk-provinsi-dan-kementerian-sekber",
        "figures-of-the-district-for-province-and-ministries-secretariat",
    ),
    ("/settings", "settings", "", ""),
    ("/sign-in", "account", "masuk-dan-keluar", "sign-in-and-out"),
    (
        "/synchronisation/data",
        "synchronisation",
        "memuat-data-kebutuhan-sekber-wali-data",
        "loading-data-on-need-secretariat-data-steward",
    ),
    (
        "/synchronisation/gaps",
        "synchronisation",
        "melihat-kesenjangan-matriks-dan-peta",
        "gaps-matrix-and-map",
    ),
    ("/synchronisation/leader", "synchronisation", "lembar-pimpinan", "the-leaders-page"),
    (
        "/synchronisation/map",
        "synchronisation",
        "melihat-kesenjangan-matriks-dan-peta",
        "gaps-matrix-and-map",
    ),
    (
        "/synchronisation/matrix",
        "synchronisation",
        "melihat-kesenjangan-matriks-dan-peta",
        "gaps-matrix-and-map",
    ),
    (
        "/synchronisation/programmes",
        "synchronisation",
        "melihat-kesenjangan-matriks-dan-peta",
        "gaps-matrix-and-map",
    ),
    ("/synchronisation", "synchronisation", "membaca-temuan", "reading-findings"),
    ("/tokens", "api", "token", "tokens"),
    ("/visits", "work-plans", "kunjungan-lapangan", "field-visits"),
    ("/working-groups", "programmes", "kelompok-kerja-pokja", "working-groups-pokja"),
];

/// Where the guides explain the page at a path.
pub fn help(path: &str, language: Language) -> Option<HelpLink> {
    let (_, name, indonesian, english) = PLACES.iter().find(|(begin, ..)| begins(path, begin))?;
    let guide = guides::guide(language, name)?;
    let anchor = match language {
        Language::Indonesian => *indonesian,
        Language::English => *english,
    };
    let title = guide.rendered().section(anchor)?.title.clone();
    Some(HelpLink { title, href: guide.path_to(anchor) })
}

/// Whether a path begins with these parts.
fn begins(path: &str, begin: &str) -> bool {
    let mut parts = path.split('/');
    begin.split('/').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_names_a_section_that_is_there_in_both_languages() {
        for (path, name, indonesian, english) in PLACES {
            for (language, anchor) in [(Language::Indonesian, indonesian), (Language::English, english)] {
                let guide =
                    guides::guide(language, name).unwrap_or_else(|| panic!("{path}: no guide {name}"));
                assert!(guide.rendered().section(anchor).is_some(), "{path}: {name}#{anchor}");
            }
        }
    }

    #[test]
    fn what_is_more_special_stands_first() {
        for (at, (path, ..)) in PLACES.iter().enumerate() {
            let before = PLACES.iter().take(at).find(|(begin, ..)| begins(path, begin));
            assert!(before.is_none(), "{path} is never reached behind {before:?}");
        }
    }

    #[test]
    fn parts_of_a_path_are_compared_whole() {
        assert!(begins("/offices/a/edit", "/offices/*") && begins("/", "/"));
        assert!(
            !begins("/offices", "/offices/*") && !begins("/officesx", "/offices") && !begins("/offices", "/")
        );
    }
}
