//! The columns themselves, with the titles under which real sheets know them.

use super::{ACTIVITY_STATUS, Column, List, Reads, column};

const ID: Column = column("id", Reads::Id, 16.0, "").not_in_template().known_as("id sekber; sekber id");

const CONTACTS: [Column; 6] = [
    column("website", Reads::Website, 24.0, "https://contoh.or.id")
        .known_as("situs; laman; web; media sosial; website medsos"),
    column("address", Reads::Line, 32.0, "Jl. Contoh No. 1, Sintang")
        .known_as("alamat kantor; alamat sekretariat; alamat lengkap; alamat lembaga; address"),
    column("contact_name", Reads::Line, 22.0, "Nama Contoh").known_as(
        "ketua; nama ketua; pimpinan; direktur; narahubung; kontak person; contact person; \
             penanggung jawab; pic",
    ),
    column("contact_email", Reads::Email, 26.0, "kantor@contoh.or.id").known_as("email; e-mail; surel"),
    column("contact_phone", Reads::Phone, 18.0, "0565-21000").known_as(
        "telepon; no hp; no hp wa; no wa; nomor hp; no telepon; telp; handphone; contact phone; \
             nomor telepon; no telp; hp; whatsapp; phone",
    ),
    column("contact_public", Reads::YesNo, 14.0, "Tidak").known_as("kontak publik"),
];

pub(super) const OFFICES: [Column; 15] = [
    ID,
    column("code", Reads::Line, 14.0, "DINKES").known_as("kode opd; kode perangkat daerah; kode skpd"),
    column("name", Reads::Line, 40.0, "Dinas Kesehatan").required().known_as(
        "nama perangkat daerah; nama opd; perangkat daerah; opd; nama skpd; nama dinas; office; \
             office name",
    ),
    column("short_name", Reads::Line, 16.0, "Dinkes").known_as("singkatan; akronim; acronym"),
    column("office_kind", Reads::Choice(List::OfficeKind), 16.0, "Dinas").known_as("jenis; jenis opd; kind"),
    column("duties", Reads::Paragraphs, 50.0, "Melaksanakan urusan pemerintahan bidang kesehatan")
        .known_as("tupoksi; tugas pokok dan fungsi; tugas dan fungsi"),
    column("fields", Reads::Nomenclature, 20.0, "1.02")
        .known_as("kode urusan; urusan; bidang urusan; kode bidang urusan"),
    column("quota", Reads::Count, 12.0, "5").known_as("kuota; kapasitas mitra; jumlah mitra"),
    column("themes", Reads::Themes, 28.0, "Kesehatan; Stunting dan gizi").known_as("tema; isu; topik"),
    CONTACTS[0],
    CONTACTS[1],
    CONTACTS[2],
    CONTACTS[3],
    CONTACTS[4],
    CONTACTS[5],
];

pub(super) const PARTNERS: [Column; 15] = [
    ID,
    column("name", Reads::Line, 40.0, "Yayasan Contoh Sejahtera").required().known_as(
        "nama ormas; ormas; nama mitra pembangunan; nama ngo lembaga; organization; \
                 organization name; organisation name; nama mitra; nama lembaga; nama organisasi; lembaga; \
                 mitra; organisasi; nama ngo; organisation; partner; nama yayasan",
    ),
    column("short_name", Reads::Line, 16.0, "YCS").known_as("singkatan; akronim; acronym"),
    column("partner_kind", Reads::Choice(List::PartnerKind), 18.0, "LSM").required().known_as(
        "jenis ormas; jenis mitra pembangunan; type; type of organisation; jenis; jenis lembaga; \
                 jenis organisasi; kategori; kind",
    ),
    column("level", Reads::Choice(List::Level), 16.0, "Lokal")
        .known_as("tingkat; lingkup; cakupan; skala; level lembaga"),
    column("legal_form", Reads::Choice(List::LegalForm), 18.0, "Yayasan")
        .known_as("badan hukum; bentuk lembaga"),
    column("description", Reads::Paragraphs, 50.0, "").known_as("profil; keterangan; deskripsi"),
    column("themes", Reads::Themes, 28.0, "Hutan dan perhutanan sosial; Pangan dan pertanian")
        .known_as("tema; isu; fokus; bidang kerja; bidang kegiatan; topik"),
    column("legal_number", Reads::Line, 24.0, "")
        .only_read()
        .known_as("nomor ahu; nomor skt; no ahu; nomor legalitas; sk kemenkumham"),
    CONTACTS[0],
    CONTACTS[1],
    CONTACTS[2],
    CONTACTS[3],
    CONTACTS[4],
    CONTACTS[5],
];

pub(super) const PROGRAMMES: [Column; 29] = [
    ID,
    column("organisation", Reads::Organisation, 34.0, "Yayasan Contoh Sejahtera").required().known_as(
        "dinas; dinas pelaksana; instansi; unit kerja; satuan kerja; satker; pd; mitra pembangunan; nama mitra pembangunan; mitra pelaksana; nama ngo lembaga; nama ngo; \
             ngo; nama ormas; ormas; pelaksana program; pelaksana kegiatan; implementing partner; \
             implementer; org; partner; nama lembaga; lembaga; nama mitra; mitra; nama organisasi; \
             pelaksana; perangkat daerah; opd; skpd; nama skpd; organization; nama perangkat daerah; pemilik program; owner",
    ),
    column("reference", Reads::Line, 14.0, "YCS-01")
        .known_as("kode program mitra; nomor program; no ref; kode kegiatan mitra; code"),
    column("title", Reads::Line, 44.0, "Pendampingan perhutanan sosial").required().known_as(
        "program proyek; proyek; nama proyek; nama program proyek; project; project title; \
             project name; activity; activities; activity name; aktivitas; nama aktivitas; \
             judul proyek; judul kegiatan; program dan kegiatan; judul; nama program; program; \
             nama kegiatan; kegiatan; program kegiatan; sub kegiatan; nama sub kegiatan; \
             program kerja; title; programme",
    ),
    column("description", Reads::Paragraphs, 50.0, "Pendampingan kelompok dan usaha hasil hutan bukan kayu")
        .known_as(
            "project description; activity description; gambaran umum; uraian program; uraian; \
                 deskripsi; uraian kegiatan; keterangan; ringkasan",
        ),
    column("themes", Reads::Themes, 28.0, "Hutan dan perhutanan sosial")
        .known_as("sector; fokus; cluster; klaster; tema; isu; sektor; bidang"),
    column("nomenclature", Reads::Nomenclature, 22.0, "3.28.03")
        .known_as("kode sub kegiatan; kode rekening; kode; kode nomenklatur; urusan; kode urusan"),
    column("sdg", Reads::Goals, 14.0, "13; 15.2").known_as("sdg; sdgs; tpb; tpb sdgs; tujuan tpb; sdgs tpb"),
    column("places", Reads::Places, 36.0, "Kec. Sepauk; Desa Nanga Tempunak, Kec. Tempunak").many().known_as(
        "lokus; kapanewon; kemantren; distrik; kalurahan; kelurahan; kampung; gampong; nagari; \
             pekon; kabupaten; regency; district; sub district; subdistrict; village; lokasi program; \
             wilayah dampingan; lokasi sasaran; lokus kegiatan; tempat pelaksanaan; lokasi; wilayah; \
             wilayah kerja; tempat; kecamatan; desa; kecamatan desa; lokasi kegiatan; location",
    ),
    column("place_note", Reads::Paragraphs, 24.0, "").known_as("catatan lokasi; keterangan lokasi"),
    column("start", Reads::Date, 16.0, "Januari 2024")
        .known_as("awal pelaksanaan; tanggal mulai; waktu mulai; mulai; start date"),
    column("end", Reads::Date, 16.0, "Desember 2026")
        .known_as("akhir pelaksanaan; tanggal selesai; waktu selesai; selesai; berakhir; end date"),
    column("period", Reads::Period, 18.0, "").only_read().known_as(
        "jadwal; jadwal pelaksanaan; waktu kegiatan; duration; implementation period; \
             tahun pelaksanaan program; periode; waktu pelaksanaan; jangka waktu; waktu; durasi; \
             masa pelaksanaan",
    ),
    // No title is taken for it, only a hashtag.
    column(ACTIVITY_STATUS, Reads::Paragraphs, 18.0, "").only_read(),
    column("year", Reads::Year, 10.0, "2024")
        .not_exported()
        .known_as("fiscal year; budget year; tahun pelaksanaan; tahun kegiatan; tahun; tahun anggaran; ta"),
    column("source", Reads::Line, 22.0, "Hibah donor").not_exported().known_as(
        "funding source; source of funds; funder; pemberi dana; lembaga donor; sumber dana; \
             sumber pendanaan; donor; pendana; asal dana",
    ),
    column("amount", Reads::Amount, 20.0, "Rp1.250.000.000").many().not_exported().known_as(
        "total pendanaan; pendanaan; nilai pendanaan; jumlah pendanaan; besaran dana; \
             alokasi dana; alokasi anggaran; jumlah anggaran; nilai bantuan; jumlah bantuan; cost; \
             total budget; total cost; total amount; pagu anggaran; kebutuhan dana; \
             rencana anggaran biaya; estimasi biaya; total biaya; jumlah biaya; total dana; \
             jumlah pagu; pagu; jumlah dana; anggaran; nilai; biaya; total anggaran; dana; \
             pagu indikatif; nilai program; budget; rencana anggaran",
    ),
    column("currency", Reads::Currency, 12.0, "IDR").not_exported().known_as("mata uang; valuta"),
    column("form", Reads::Choice(List::Form), 14.0, "Uang")
        .not_exported()
        .known_as("bentuk bantuan; bentuk dukungan"),
    column("funding", Reads::Funding, 44.0, "").known_as("rincian pendanaan; rincian dana"),
    column("targets", Reads::Paragraphs, 36.0, "12 kelompok didampingi").known_as(
        "target; target kinerja keluaran; keluaran sub keg; keluaran; output; \
             hasil yang diharapkan; indikator; target keluaran",
    ),
    column("beneficiaries", Reads::Count, 14.0, "350").known_as(
        "beneficiaries; jumlah sasaran; sasaran orang; number of beneficiaries; penerima manfaat; \
             jumlah penerima manfaat; jumlah penerima; penerima",
    ),
    column("help_sought", Reads::Paragraphs, 30.0, "Data wilayah kelola")
        .known_as("kebutuhan dukungan; dukungan yang dibutuhkan; bantuan yang dicari"),
    column("help_offered", Reads::Paragraphs, 30.0, "Tenaga pendamping")
        .known_as("dukungan yang ditawarkan; bantuan yang ditawarkan"),
    column("lead_office", Reads::Office, 24.0, "Dinas Lingkungan Hidup").known_as(
        "leading sector; opd leading sector; opd leading sektor; leading sektor; \
             opd penanggung jawab; dinas terkait; dinas pengampu; perangkat daerah terkait; \
             dinas mitra; lead office; opd utama; opd pengampu; perangkat daerah pengampu; \
             opd terkait; opd mitra",
    ),
    column("supporting_offices", Reads::Offices, 30.0, "")
        .known_as("opd pendukung; perangkat daerah pendukung"),
    column("contact_name", Reads::Line, 22.0, "Nama Contoh")
        .known_as("ketua; nama ketua; pimpinan; direktur; narahubung; kontak person; pic"),
    column("state", Reads::Choice(List::Status), 14.0, "").not_in_template().known_as("status; keadaan"),
    column("published", Reads::YesNo, 12.0, "Ya").known_as("diterbitkan; publik; tampil di portal"),
];
