//! Rules to begin with, in the district's language: one after what the award is for, one after the money-based award of companies,
//! and an empty one. The secretariat changes what it likes before it publishes.

mod in_english;

use jiff::civil::{Date, date};
use sekber_core::value::working_day;

use super::measure::Measure;
use super::rules::{Category, Counts, Criterion, Rules, SizeClass, Source, Track};

pub use in_english::{in_english, is_of_template};

/// A template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// To thank partners, and to spur them to bring more programmes and funds.
    Thanks,
    /// For companies, mostly by money, in ten fields.
    Csr,
    /// Days and numbers alone.
    Blank,
}

impl Template {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Thanks, Self::Csr, Self::Blank];

    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::Csr => "csr",
            Self::Blank => "blank",
        }
    }

    /// The template with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == code)
    }

    /// The rules for a year.
    pub fn rules(self, year: i64) -> Rules {
        let year = i16::try_from(year).unwrap_or(2000);
        match self {
            Self::Thanks => thanks(year),
            Self::Csr => csr(year),
            Self::Blank => blank(year, Track::Partners),
        }
    }
}

/// A day of the year; the rules hold whatever year it is.
fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(date(2000, 1, 1))
}

fn blank(year: i16, track: Track) -> Rules {
    Rules {
        track,
        aim: String::new(),
        criteria: Vec::new(),
        categories: Vec::new(),
        from: day(year, 1, 1),
        until: day(year, 12, 31),
        cut_off: day(year, 10, 31),
        ceremony: working_day(day(year, 12, 14)),
        contest_days: 3,
        least_programmes: 1,
        needs_report: false,
        least_disclosed: 60,
        least_jurors: if track == Track::Partners { 3 } else { 0 },
        ties: Vec::new(),
    }
}

/// A branch of the tree while its criteria are written down.
struct Branch<'a> {
    all: &'a mut Vec<Criterion>,
    group: &'static str,
}

impl Branch<'_> {
    fn add(&mut self, source: Source, weight: u32, name: &str, meaning: &str, rubric: &str) {
        self.all.push(Criterion {
            code: format!("k{}", self.all.len() + 1),
            group: self.group.to_owned(),
            name: name.to_owned(),
            meaning: meaning.to_owned(),
            source,
            weight,
            counts: Counts::Benefit,
            rubric: rubric.parse().unwrap_or_default(),
            advocacy: false,
        });
    }
}

fn category(code: &str, name: &str, theme: Option<&str>, size: Option<SizeClass>, winners: u32) -> Category {
    let (code, name, theme) = (code.to_owned(), name.to_owned(), theme.map(str::to_owned));
    Category { code, name, theme, size, kind: None, winners }
}

fn thanks(year: i16) -> Rules {
    let mut all = Vec::new();
    let of = |measure| Source::Measure(measure);
    let mut branch = Branch { all: &mut all, group: "Program dan jangkauan" };
    branch.add(
        of(Measure::Programmes),
        10,
        "Jumlah program",
        "Program yang terverifikasi, berjalan, atau selesai pada siklus ini.",
        "0=0; 1=30; 3=60; 8=100",
    );
    branch.add(
        of(Measure::PriorityProgrammes),
        10,
        "Program prioritas",
        "Program pada tema prioritas kabupaten atau pada misi RPJMD.",
        "0=0; 1=50; 4=100",
    );
    branch.add(
        of(Measure::Kecamatan),
        10,
        "Kecamatan terjangkau",
        "Kecamatan yang disebut sebagai lokasi program.",
        "0=0; 1=20; 5=70; 14=100",
    );
    let mut branch = Branch { all: &mut all, group: "Dana" };
    branch.add(
        of(Measure::Funds),
        10,
        "Dana yang direncanakan",
        "Rupiah pada baris dana program untuk tahun penilaian: rencana mitra, bukan realisasi.",
        "0=0; 100.000.000=30; 1.000.000.000=70; 5.000.000.000=100",
    );
    branch.add(
        of(Measure::FundsGrowth),
        10,
        "Pertumbuhan dana",
        "Dana yang direncanakan dibanding siklus sebelumnya, dalam persen. Dinilai bila siklus sebelumnya tercatat.",
        "-50=0; 0=40; 50=100",
    );
    let mut branch = Branch { all: &mut all, group: "Kerja sama dengan perangkat daerah" };
    branch.add(
        of(Measure::Offices),
        10,
        "Perangkat daerah yang bersepakat",
        "Perangkat daerah yang bersepakat dengan mitra pada siklus yang dinilai: atas pasangan pada rapat koordinasi, atau dalam kemitraan yang diterima kedua pihak.",
        "0=0; 1=50; 4=100",
    );
    branch.add(
        of(Measure::Attendance),
        5,
        "Kehadiran pada rapat koordinasi",
        "Bagian rapat yang dihadiri dari yang diundang, dalam persen.",
        "0=0; 100=100",
    );
    let mut branch = Branch { all: &mut all, group: "Keterbukaan" };
    branch.add(
        of(Measure::Completeness),
        10,
        "Kelengkapan data program",
        "Dana, lokasi, waktu, target, dan penerima manfaat: masing-masing 20 persen.",
        "0=0; 100=100",
    );
    branch.add(
        of(Measure::LegalDocuments),
        5,
        "Dokumen legalitas yang berlaku",
        "Dokumen dengan berkas, yang masih berlaku pada batas waktu.",
        "0=0; 1=60; 3=100",
    );
    let mut branch = Branch { all: &mut all, group: "Penilaian juri" };
    branch.add(Source::Jury, 8, "Dampak", "0: tidak ada bukti hasil. 50: hasil tercatat bagi sebagian sasaran. 100: perubahan terbukti bagi sasaran, diperiksa di lapangan.", "");
    branch.add(Source::Jury, 6, "Keberlanjutan", "0: berhenti bila dana habis. 50: sebagian dilanjutkan warga atau desa. 100: sudah dilanjutkan tanpa mitra.", "");
    branch.add(Source::Jury, 6, "Inovasi dan inklusi", "0: cara lama, kelompok rentan tidak disebut. 50: salah satunya nyata. 100: cara baru yang ditiru pihak lain dan menjangkau kelompok rentan.", "");
    Rules {
        aim: "Berterima kasih kepada mitra pembangunan, dan mendorong mitra membawa lebih banyak program dan dana ke kabupaten.".to_owned(),
        criteria: all,
        categories: vec![
            category("a1", "Mitra lokal dan regional", None, Some(SizeClass::Small), 3),
            category("a2", "Mitra nasional dan internasional", None, Some(SizeClass::Large), 3),
            category("a3", "Kesehatan", Some("kesehatan"), None, 3),
            category("a4", "Hutan dan perhutanan sosial", Some("hutan"), None, 3),
        ],
        ties: vec!["k10".to_owned(), "k3".to_owned()],
        ..blank(year, Track::Partners)
    }
}

/// The formula that newspapers printed in 2021 weighs money by 70, and sums to 105; here money weighs 65.
fn csr(year: i16) -> Rules {
    let mut all = Vec::new();
    let mut branch = Branch { all: &mut all, group: "Dana" };
    branch.add(
        Source::Measure(Measure::Funds),
        65,
        "Dana tanggung jawab sosial",
        "Rupiah pada baris dana program untuk tahun penilaian, diperiksa di lapangan.",
        "0=0; 50.000.000=30; 500.000.000=70; 2.000.000.000=100",
    );
    let mut branch = Branch { all: &mut all, group: "Laporan" };
    branch.add(
        Source::Recorded,
        5,
        "Laporan tahun lalu",
        "0: tidak ada. 50: terlambat atau tidak lengkap. 100: tepat waktu dan lengkap.",
        "",
    );
    branch.add(
        Source::Recorded,
        15,
        "Laporan tahun ini",
        "0: tidak ada. 50: terlambat atau tidak lengkap. 100: tepat waktu dan lengkap.",
        "",
    );
    branch.add(
        Source::Recorded,
        15,
        "Rencana tahun depan",
        "0: tidak ada. 50: rencana tanpa lokasi atau dana. 100: rencana dengan lokasi, dana, dan waktu.",
        "",
    );
    let fields = [
        ("Infrastruktur", Some("infrastruktur"), 10),
        ("Pendidikan", Some("pendidikan"), 3),
        ("Kesehatan", Some("kesehatan"), 3),
        ("Keagamaan", Some("keagamaan"), 3),
        ("Sosial dan budaya", Some("sosial-budaya"), 3),
        ("Olahraga", Some("olahraga"), 3),
        ("Ekonomi kerakyatan", Some("ekonomi-rakyat"), 3),
        ("Lingkungan", Some("konservasi"), 3),
        ("Penanggulangan bencana", Some("bencana"), 3),
        ("Stunting", Some("stunting"), 3),
    ];
    let categories = fields.iter().enumerate().map(|(at, (name, theme, winners))| Category {
        kind: Some(sekber_core::registry::kinds::PartnerKind::Company),
        ..category(&format!("a{}", at + 1), name, *theme, None, *winners)
    });
    Rules {
        aim: "Berterima kasih kepada perusahaan atas tanggung jawab sosialnya.".to_owned(),
        criteria: all,
        categories: categories.collect(),
        ties: vec!["k3".to_owned()],
        ..blank(year, Track::Csr)
    }
}

#[cfg(test)]
mod tests {
    use sekber_core::calendar::{AWARD, AWARD_DATA, usual_steps};

    use super::*;
    use crate::award::rules::LEAST_DAYS;

    #[test]
    fn templates_can_be_published_as_they_are() {
        for template in [Template::Thanks, Template::Csr] {
            assert_eq!(template.rules(2023).faults(), [], "{template:?}");
        }
        assert!(!Template::Blank.rules(2023).faults().is_empty());
    }

    #[test]
    fn everything_that_templates_say_is_told_in_english_and_nothing_else_is() {
        for template in [Template::Thanks, Template::Csr] {
            let told = in_english(&template.rules(2023));
            let of_criteria = told.criteria.iter().flat_map(|one| [&one.group, &one.name, &one.meaning]);
            let all = of_criteria.chain(told.categories.iter().map(|one| &one.name)).chain([&told.aim]);
            for text in all {
                assert!(is_of_template(text), "{text}");
            }
        }
        let mut own = Template::Thanks.rules(2023);
        own.aim = "Mengapresiasi mitra.".to_owned();
        assert_eq!(in_english(&own).aim, own.aim);
        assert!(!is_of_template(&own.aim));
    }

    #[test]
    fn the_usual_calendar_leaves_the_time_that_the_rules_ask_for() {
        for year in [2023_i16, 2025, 2026] {
            let steps = usual_steps(year);
            let step = |title: &str| steps.iter().find(|step| step.title == title).unwrap();
            let (data, ceremony) = (step(AWARD_DATA), step(AWARD));
            let rules = Template::Thanks.rules(i64::from(year));
            assert_eq!((data.ends, working_day(ceremony.starts)), (rules.cut_off, rules.ceremony));
            let between = steps.iter().filter(|one| one.starts > data.ends && one.ends < ceremony.starts);
            let days: i32 = between.map(|one| (one.ends - one.starts).get_days() + 1).sum();
            assert!(days >= LEAST_DAYS, "{days} days to contest, to look in the field and to mark");
        }
    }
}
