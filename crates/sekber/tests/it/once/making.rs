//! The forms that make something, each filled in once.

use crate::harness::{OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, SCAN, Who};
use crate::records::work_plans::PICTURE;

/// A form that makes something.
pub struct Making {
    /// Where it is sent.
    pub route: &'static str,
    /// The page on which it stands.
    pub page: &'static str,
    /// Who fills it in.
    pub who: Who,
    /// The rows of which there is one more afterwards.
    pub table: &'static str,
    /// What is typed; `{cycle}` stands for the cycle in force.
    pub fields: &'static [(&'static str, &'static str)],
    /// The field and the content of its file, when it brings one.
    pub file: Option<(&'static str, &'static [u8])>,
}

const fn typed(
    route: &'static str,
    page: &'static str,
    who: Who,
    table: &'static str,
    fields: &'static [(&'static str, &'static str)],
) -> Making {
    Making { route, page, who, table, fields, file: None }
}

const MONEY: &[(&str, &str)] = &[
    ("stage", "committed"),
    ("year", "2023"),
    ("way", "partner_run"),
    ("form", "cash"),
    ("disclosure", "exact"),
    ("funder", OWN_PARTNER),
    ("implementer", OWN_PARTNER),
    ("amount", "25 juta"),
    ("source", "PKS 1/2023"),
];

const AREA_DATA: &[(&str, &str)] = &[
    ("name", "Balita"),
    ("producer", "Dinas"),
    ("licence", "CC BY 4.0"),
    ("source", "Profil"),
    ("year", "2022"),
    ("unit", "orang"),
];

const MEETING: &[(&str, &str)] = &[
    ("name", "Rapat kedua"),
    ("place", "Aula"),
    ("day", "2023-11-20"),
    ("starts", "08:00"),
    ("ends", "12:00"),
];

const OFFICIAL: &[(&str, &str)] =
    &[("name", "Dra. Siti Aminah"), ("position", "Bupati Sintang"), ("acting_mark", "holder")];

const BREACH: &[(&str, &str)] = &[
    ("noticed_on", "2023-09-20"),
    ("noticed_at", "09:30"),
    ("touched", "accounts"),
    ("people", "12"),
    ("data", "Nama dan surel"),
    ("how", "Berkas terkirim ke alamat yang salah"),
    ("measures", "Penerima diminta menghapusnya"),
    ("contact", "Sekretariat, 0565-21001"),
];

/// Every form that makes something and would make another one when it is sent again.
pub const MAKING: &[Making] = &[
    typed(
        "/account/data/erasure",
        "/account/data",
        Who::Partner,
        "erasure_request",
        &[("reason", "Pindah tugas")],
    ),
    typed(
        "/public/information",
        "/public/information",
        Who::Partner,
        "information_request",
        &[("name", "Siti"), ("contact", "0812-345678"), ("what", "Daftar"), ("purpose", "Tahu")],
    ),
    typed("/privacy/breaches/new", "/privacy/breaches/new", Who::Admin, "breach", BREACH),
    typed(
        "/api/tokens",
        "/api/tokens",
        Who::Partner,
        "api_token",
        &[("name", "Sistem kami"), ("scope", "read"), ("days", "30")],
    ),
    typed(
        "/awards/new",
        "/awards/new",
        Who::Staff,
        "award_season",
        &[("name", "Penghargaan baru"), ("cycle", "{cycle}"), ("template", "thanks")],
    ),
    typed(
        "/awards/{season}/entries/{entry}/records",
        "/awards/{season}/entries/{entry}",
        Who::Staff,
        "award_value",
        &[("criterion", "k1"), ("amount", "2"), ("reason", "Dilihat di lapangan")],
    ),
    typed(
        "/calendar",
        "/calendar",
        Who::Staff,
        "milestone",
        &[("title", "Lokakarya"), ("starts_on", "2023-10-01"), ("party", "all")],
    ),
    Making {
        file: Some(("file", b"kode_kecamatan;nilai\n61.05.01;12\n")),
        ..typed("/synchronisation/data", "/synchronisation/data", Who::Staff, "area_data", AREA_DATA)
    },
    Making {
        file: Some(("file", b"Judul;Lokasi\nKebun bibit;Sintang\n")),
        ..typed("/import", "/import", Who::Partner, "import_run", &[("kind", "programmes")])
    },
    typed(
        "/invitations",
        "/invitations/new",
        Who::Admin,
        "invitation",
        &[("role", "juror"), ("email", "juri@contoh.id"), ("name", "Juri Baru")],
    ),
    typed(
        "/ledger/{ledger_entry}/correct",
        "/ledger/{ledger_entry}/correct",
        Who::Partner,
        "ledger_entry",
        &[("reason", "Tidak jadi"), ("act", "undo")],
    ),
    Making {
        file: Some(("file", SCAN)),
        ..typed("/meetings/{meeting}/handouts", "/meetings/{meeting}", Who::Partner, "meeting_handout", &[])
    },
    typed(
        "/meetings/{meeting}/tasks",
        "/meetings/{meeting}/minutes",
        Who::Staff,
        "meeting_task",
        &[("what", "Menyusun perjanjian"), ("owner", "Sekretariat"), ("due", "2023-10-20")],
    ),
    typed("/meetings/new", "/meetings/new", Who::Staff, "meeting", MEETING),
    typed(
        "/matching/plans",
        "/matching",
        Who::Staff,
        "matching_plan",
        &[("kind", "best"), ("name", "Usulan")],
    ),
    typed(
        "/needs/new",
        "/needs/new?office=office-own",
        Who::Office,
        "need",
        &[
            ("office", OWN_OFFICE),
            ("title", "Pelatih kader"),
            ("purpose", "Posyandu belum memiliki kader terlatih."),
            ("field", "1.02"),
            ("contact", "Ibu Sari, 0812"),
        ],
    ),
    typed(
        "/news/new",
        "/news/new",
        Who::Staff,
        "news",
        &[("title_id", "Kabar baru"), ("body_id", "Kabar."), ("day", "2023-10-01"), ("category", "activity")],
    ),
    typed(
        "/offices/new",
        "/offices/new",
        Who::Staff,
        "organisation",
        &[("name", "Dinas Baru"), ("kind", "dinas")],
    ),
    typed(
        "/partners/new",
        "/partners/new",
        Who::Staff,
        "organisation",
        &[("name", "Yayasan Tunas Harapan"), ("kind", "ngo")],
    ),
    typed(
        "/partners/{organisation}/legality",
        "/partners/{organisation}/legality",
        Who::Kesbangpol,
        "legality_check",
        &[("finding", "in_order")],
    ),
    typed(
        "/partners/{organisation}/papers",
        "/partners/{organisation}/papers/new",
        Who::Partner,
        "legal_document",
        &[("kind", "other"), ("number", "18/2023")],
    ),
    typed(
        "/partnerships/new",
        "/partnerships/new?lead=office-own&partner=partner-own",
        Who::Office,
        "partnership",
        &[
            ("title", "Kebun sekolah"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OWN_PARTNER_PROGRAMME),
        ],
    ),
    typed(
        "/agreements/{agreement}/remarks",
        "/agreements/{agreement}/remarks",
        Who::Law,
        "agreement_remark",
        &[("finding", "no_objection"), ("version", "1")],
    ),
    typed(
        "/partnerships/{partnership}/agreements",
        "/partnerships/{partnership}/agreements/new?kind=joint",
        Who::Partner,
        "agreement",
        &[("kind", "joint"), ("title", "kebun gizi"), ("signer", "regent")],
    ),
    typed(
        "/partnerships/{partnership}/ledger/new",
        "/partnerships/{partnership}/ledger/new",
        Who::Partner,
        "ledger_entry",
        MONEY,
    ),
    typed(
        "/partnerships/{partnership}/activities/new",
        "/partnerships/{partnership}/activities/new",
        Who::Partner,
        "work_activity",
        &[
            ("title", "Pelatihan"),
            ("responsible", OWN_PARTNER),
            ("starts_on", "2023-06-01"),
            ("ends_on", "2023-07-01"),
        ],
    ),
    typed(
        "/partnerships/{partnership}/indicators/new",
        "/partnerships/{partnership}/indicators/new",
        Who::Partner,
        "work_indicator",
        &[
            ("kind", "output"),
            ("title", "Kader"),
            ("unit", "orang"),
            ("counting", "sum"),
            ("responsible", OWN_PARTNER),
        ],
    ),
    typed(
        "/indicators/{work_indicator}/values",
        "/indicators/{work_indicator}",
        Who::Partner,
        "work_actual",
        &[("on_day", "2023-06-01"), ("value", "20")],
    ),
    typed(
        "/partnerships/{partnership}/visits/new",
        "/partnerships/{partnership}/visits/new",
        Who::Partner,
        "visit",
        &[
            ("on_day", "2023-05-10"),
            ("place_note", "Balai desa"),
            ("person_name", "Yohanes"),
            ("person_post", ""),
            ("person_body", "Dinas Kesehatan"),
            ("person_part", "leads"),
            ("made_by", OWN_PARTNER),
            ("seen", "Kebun gizi tumbuh."),
        ],
    ),
    typed(
        "/visits/{visit}/follow-ups",
        "/visits/{visit}",
        Who::Partner,
        "visit_follow_up",
        &[("what", "Perbarui daftar"), ("responsible", OWN_PARTNER), ("due_on", "2023-06-30")],
    ),
    Making {
        file: Some(("file", PICTURE)),
        ..typed("/visits/{visit}/photos", "/visits/{visit}", Who::Partner, "visit_photo", &[])
    },
    typed(
        "/periods",
        "/periods",
        Who::Staff,
        "report_period",
        &[
            ("name", "Triwulan I 2020"),
            ("starts_on", "2020-01-01"),
            ("ends_on", "2020-03-31"),
            ("due_on", "2020-04-30"),
        ],
    ),
    typed(
        "/programmes/new",
        "/programmes/new?organisation=partner-own",
        Who::Partner,
        "programme",
        &[("organisation", OWN_PARTNER), ("title", "Kebun bibit desa")],
    ),
    typed("/settings/signatories", "/settings/documents", Who::Staff, "signatory", OFFICIAL),
    typed(
        "/settings/themes",
        "/settings",
        Who::Staff,
        "theme",
        &[("name_id", "Kelautan"), ("name_en", "Sea")],
    ),
    // Told before the entry is undone by the form above, whose own entry it is not.
    Making {
        file: Some(("file", b"%PDF-1.7 bukti\n1 0 obj << /Type /Page >> endobj\n%%EOF")),
        ..typed(
            "/ledger/{ledger_entry}/evidence",
            "/ledger/{ledger_entry}",
            Who::Partner,
            "ledger_evidence",
            &[],
        )
    },
];
