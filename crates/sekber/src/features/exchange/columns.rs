//! The columns that sheets of each kind may have: one table for templates, for recognising headers, and for exports.

use super::kind::Kind;

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Our identifier of the record.
    Id,
    /// A text of at most so many characters.
    Text(usize),
    /// One of a closed list.
    Choice(List),
    /// Yes or no.
    YesNo,
    /// A whole number that is not negative.
    Count,
    /// A year.
    Year,
    /// A day, month or year.
    Date,
    /// Two dates in one cell.
    Period,
    /// An address of electronic mail.
    Email,
    /// An address on the web.
    Website,
    /// Themes of the district, several in a cell.
    Themes,
    /// Codes of the nomenclature, several in a cell.
    Nomenclature,
    /// Development goals and targets, several in a cell.
    Goals,
    /// Places, several in a cell.
    Places,
    /// One organisation of the registry.
    Organisation,
    /// One office.
    Office,
    /// Several offices.
    Offices,
    /// Several lines of money: year; source; amount; form.
    Funding,
    /// One amount.
    Amount,
    /// A currency.
    Currency,
}

/// A closed list of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Kinds of office.
    OfficeKind,
    /// Kinds of partner.
    PartnerKind,
    /// How far a partner reaches.
    Level,
    /// What a partner is in law.
    LegalForm,
    /// How far a programme is.
    Status,
    /// Money or goods.
    Form,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its stable key; the title is the sentence `column-<key>`, what belongs into it `column-note-<key>`.
    pub key: &'static str,
    /// How its cells are read.
    pub reads: Reads,
    /// Whether a new record needs it.
    pub required: bool,
    /// Whether several columns of a sheet may hold it, such as one amount for each year.
    pub many: bool,
    /// Whether templates offer it.
    pub in_template: bool,
    /// Whether exports write it.
    pub in_export: bool,
    /// Example for templates, in Indonesian.
    pub example: &'static str,
    /// Width in characters.
    pub width: f64,
    /// Other titles under which sheets know it.
    pub aliases: &'static [&'static str],
}

const fn column(key: &'static str, reads: Reads, width: f64, example: &'static str) -> Column {
    Column {
        key,
        reads,
        required: false,
        many: false,
        in_template: true,
        in_export: true,
        example,
        width,
        aliases: &[],
    }
}

impl Column {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn known_as(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    const fn only_read(self) -> Self {
        Self { in_template: false, in_export: false, ..self }
    }

    const fn not_exported(self) -> Self {
        Self { in_export: false, ..self }
    }

    const fn not_in_template(self) -> Self {
        Self { in_template: false, ..self }
    }
}

const ID: Column = column("id", Reads::Id, 16.0, "").not_in_template().known_as(&["id sekber", "sekber id"]);

const CONTACTS: [Column; 6] = [
    column("website", Reads::Website, 24.0, "https://contoh.or.id").known_as(&["situs", "laman", "web"]),
    column("address", Reads::Text(300), 32.0, "Jl. Contoh No. 1, Sintang").known_as(&["alamat kantor"]),
    column("contact_name", Reads::Text(200), 22.0, "Nama Contoh").known_as(&[
        "narahubung",
        "kontak person",
        "contact person",
        "penanggung jawab",
        "pic",
    ]),
    column("contact_email", Reads::Email, 26.0, "kantor@contoh.or.id")
        .known_as(&["email", "e-mail", "surel"]),
    column("contact_phone", Reads::Text(50), 18.0, "0565-21000").known_as(&[
        "telepon",
        "no hp",
        "nomor telepon",
        "no telp",
        "hp",
        "whatsapp",
        "phone",
    ]),
    column("contact_public", Reads::YesNo, 14.0, "Tidak").known_as(&["kontak publik"]),
];

const OFFICES: [Column; 15] = [
    ID,
    column("code", Reads::Text(60), 14.0, "DINKES").known_as(&[
        "kode opd",
        "kode perangkat daerah",
        "kode skpd",
    ]),
    column("name", Reads::Text(200), 40.0, "Dinas Kesehatan").required().known_as(&[
        "nama perangkat daerah",
        "nama opd",
        "perangkat daerah",
        "opd",
        "nama skpd",
        "nama dinas",
        "office",
        "office name",
    ]),
    column("short_name", Reads::Text(60), 16.0, "Dinkes").known_as(&["singkatan", "akronim", "acronym"]),
    column("office_kind", Reads::Choice(List::OfficeKind), 16.0, "Dinas").known_as(&[
        "jenis",
        "jenis opd",
        "kind",
    ]),
    column("duties", Reads::Text(5000), 50.0, "Melaksanakan urusan pemerintahan bidang kesehatan")
        .known_as(&["tupoksi", "tugas pokok dan fungsi", "tugas dan fungsi"]),
    column("fields", Reads::Nomenclature, 20.0, "1.02").known_as(&[
        "kode urusan",
        "urusan",
        "bidang urusan",
        "kode bidang urusan",
    ]),
    column("quota", Reads::Count, 12.0, "5").known_as(&["kuota", "kapasitas mitra", "jumlah mitra"]),
    column("themes", Reads::Themes, 28.0, "Kesehatan; Stunting dan gizi").known_as(&["tema", "isu", "topik"]),
    CONTACTS[0],
    CONTACTS[1],
    CONTACTS[2],
    CONTACTS[3],
    CONTACTS[4],
    CONTACTS[5],
];

const PARTNERS: [Column; 15] =
    [
        ID,
        column("name", Reads::Text(200), 40.0, "Yayasan Contoh Sejahtera").required().known_as(&[
            "nama mitra",
            "nama lembaga",
            "nama organisasi",
            "lembaga",
            "mitra",
            "organisasi",
            "nama ngo",
            "organisation",
            "partner",
            "nama yayasan",
        ]),
        column("short_name", Reads::Text(60), 16.0, "YCS").known_as(&["singkatan", "akronim", "acronym"]),
        column("partner_kind", Reads::Choice(List::PartnerKind), 18.0, "LSM").required().known_as(&[
            "jenis",
            "jenis lembaga",
            "jenis organisasi",
            "kategori",
            "kind",
        ]),
        column("level", Reads::Choice(List::Level), 16.0, "Lokal").known_as(&[
            "tingkat",
            "lingkup",
            "cakupan",
            "skala",
            "level lembaga",
        ]),
        column("legal_form", Reads::Choice(List::LegalForm), 18.0, "Yayasan")
            .known_as(&["badan hukum", "bentuk lembaga"]),
        column("description", Reads::Text(5000), 50.0, "").known_as(&["profil", "keterangan", "deskripsi"]),
        column("themes", Reads::Themes, 28.0, "Hutan dan perhutanan sosial; Pangan dan pertanian")
            .known_as(&["tema", "isu", "fokus", "bidang kerja", "bidang kegiatan", "topik"]),
        column("legal_number", Reads::Text(100), 24.0, "").only_read().known_as(&[
            "nomor ahu",
            "nomor skt",
            "no ahu",
            "nomor legalitas",
            "sk kemenkumham",
        ]),
        CONTACTS[0],
        CONTACTS[1],
        CONTACTS[2],
        CONTACTS[3],
        CONTACTS[4],
        CONTACTS[5],
    ];

const PROGRAMMES: [Column; 28] = [
    ID,
    column("organisation", Reads::Organisation, 34.0, "Yayasan Contoh Sejahtera").required().known_as(&[
        "nama lembaga",
        "lembaga",
        "nama mitra",
        "mitra",
        "nama organisasi",
        "pelaksana",
        "perangkat daerah",
        "opd",
        "skpd",
        "organization",
        "nama perangkat daerah",
    ]),
    column("reference", Reads::Text(100), 14.0, "YCS-01").known_as(&[
        "kode program mitra",
        "nomor program",
        "no ref",
        "kode kegiatan mitra",
        "code",
    ]),
    column("title", Reads::Text(500), 44.0, "Pendampingan perhutanan sosial").required().known_as(&[
        "program dan kegiatan",
        "judul",
        "nama program",
        "program",
        "nama kegiatan",
        "kegiatan",
        "program kegiatan",
        "sub kegiatan",
        "nama sub kegiatan",
        "program kerja",
        "title",
        "programme",
    ]),
    column("description", Reads::Text(10000), 50.0, "Pendampingan kelompok dan usaha hasil hutan bukan kayu")
        .known_as(&["uraian", "deskripsi", "uraian kegiatan", "keterangan", "ringkasan"]),
    column("themes", Reads::Themes, 28.0, "Hutan dan perhutanan sosial")
        .known_as(&["tema", "isu", "sektor", "bidang"]),
    column("nomenclature", Reads::Nomenclature, 22.0, "3.28.03").known_as(&[
        "kode sub kegiatan",
        "kode rekening",
        "kode",
        "kode nomenklatur",
        "urusan",
        "kode urusan",
    ]),
    column("sdg", Reads::Goals, 14.0, "13; 15.2").known_as(&[
        "sdg",
        "sdgs",
        "tpb",
        "tpb sdgs",
        "tujuan tpb",
        "sdgs tpb",
    ]),
    column("places", Reads::Places, 36.0, "Kec. Sepauk; Desa Nanga Tempunak, Kec. Tempunak").many().known_as(
        &[
            "lokasi",
            "wilayah",
            "wilayah kerja",
            "tempat",
            "kecamatan",
            "desa",
            "kecamatan desa",
            "lokasi kegiatan",
            "location",
        ],
    ),
    column("place_note", Reads::Text(1000), 24.0, "").known_as(&["catatan lokasi", "keterangan lokasi"]),
    column("start", Reads::Date, 16.0, "Januari 2024").known_as(&[
        "awal pelaksanaan",
        "tanggal mulai",
        "waktu mulai",
        "mulai",
        "start date",
    ]),
    column("end", Reads::Date, 16.0, "Desember 2026").known_as(&[
        "akhir pelaksanaan",
        "tanggal selesai",
        "waktu selesai",
        "selesai",
        "berakhir",
        "end date",
    ]),
    column("period", Reads::Period, 18.0, "").only_read().known_as(&[
        "periode",
        "waktu pelaksanaan",
        "jangka waktu",
        "waktu",
        "durasi",
        "masa pelaksanaan",
    ]),
    column("year", Reads::Year, 10.0, "2024").not_exported().known_as(&["tahun", "tahun anggaran", "ta"]),
    column("source", Reads::Text(200), 22.0, "Hibah donor").not_exported().known_as(&[
        "sumber dana",
        "sumber pendanaan",
        "donor",
        "pendana",
        "asal dana",
    ]),
    column("amount", Reads::Amount, 20.0, "Rp1.250.000.000").many().not_exported().known_as(&[
        "jumlah pagu",
        "pagu",
        "jumlah dana",
        "anggaran",
        "nilai",
        "biaya",
        "total anggaran",
        "dana",
        "pagu indikatif",
        "nilai program",
        "budget",
        "rencana anggaran",
    ]),
    column("currency", Reads::Currency, 12.0, "IDR").not_exported().known_as(&["mata uang", "valuta"]),
    column("form", Reads::Choice(List::Form), 14.0, "Uang")
        .not_exported()
        .known_as(&["bentuk bantuan", "bentuk dukungan"]),
    column("funding", Reads::Funding, 44.0, "").known_as(&["rincian pendanaan", "rincian dana"]),
    column("targets", Reads::Text(5000), 36.0, "12 kelompok didampingi").known_as(&[
        "target",
        "target kinerja keluaran",
        "keluaran sub keg",
        "keluaran",
        "output",
        "hasil yang diharapkan",
        "indikator",
        "target keluaran",
    ]),
    column("beneficiaries", Reads::Count, 14.0, "350").known_as(&[
        "penerima manfaat",
        "jumlah penerima manfaat",
        "jumlah penerima",
        "penerima",
    ]),
    column("help_sought", Reads::Text(2000), 30.0, "Data wilayah kelola").known_as(&[
        "kebutuhan dukungan",
        "dukungan yang dibutuhkan",
        "bantuan yang dicari",
    ]),
    column("help_offered", Reads::Text(2000), 30.0, "Tenaga pendamping")
        .known_as(&["dukungan yang ditawarkan", "bantuan yang ditawarkan"]),
    column("lead_office", Reads::Office, 24.0, "Dinas Kesehatan").known_as(&[
        "opd utama",
        "opd pengampu",
        "perangkat daerah pengampu",
        "opd terkait",
        "opd mitra",
    ]),
    column("supporting_offices", Reads::Offices, 30.0, "")
        .known_as(&["opd pendukung", "perangkat daerah pendukung"]),
    column("contact_name", Reads::Text(200), 22.0, "Nama Contoh").known_as(&[
        "narahubung",
        "kontak person",
        "pic",
    ]),
    column("state", Reads::Choice(List::Status), 14.0, "").not_in_template().known_as(&["status", "keadaan"]),
    column("published", Reads::YesNo, 12.0, "Ya").known_as(&["diterbitkan", "publik", "tampil di portal"]),
];

impl Kind {
    /// The columns of its sheets, in the order of templates and exports.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Offices => &OFFICES,
            Self::Partners => &PARTNERS,
            Self::Programmes => &PROGRAMMES,
        }
    }

    /// The column with this key.
    pub fn column(self, key: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.key == key)
    }
}
