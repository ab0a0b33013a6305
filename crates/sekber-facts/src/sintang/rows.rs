//! The rows of the Sintang record and how they are read from their CSV files.

use crate::table::Row;

/// Whether a public source says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// Who, what and where stand in the named source.
    Documented,
    /// Partly a generalisation of the compiler; must be shown with a visible mark and not be quoted as fact.
    Inferred,
}

impl Confidence {
    fn read(row: &Row) -> Option<Self> {
        match row.text("confidence")?.as_str() {
            "documented" => Some(Self::Documented),
            "inferred" => Some(Self::Inferred),
            _ => None,
        }
    }
}

/// What sort of office it is, told by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeKind {
    /// Dinas: carries out fields of government.
    Dinas,
    /// Badan: supports or coordinates.
    Badan,
    /// Bagian: part of the regional secretariat.
    Bagian,
    /// Kecamatan: the office of a district.
    Kecamatan,
    /// Inspectorate, council secretariat, hospital, civil service police.
    Other,
}

/// A government office (perangkat daerah).
#[derive(Debug, Clone)]
pub struct Office {
    /// Short stable code, `DINKES`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name used in speech and tables, `Dinkes`.
    pub short_name: String,
    /// What sort of office it is.
    pub kind: OfficeKind,
    /// Functional type in one Indonesian word, such as `kesehatan` or `kecamatan`.
    pub function: String,
    /// Codes of the fields of government it carries out, as in [`crate::nomenclature`].
    pub bidang: Vec<String>,
    /// Its duties (tugas pokok dan fungsi) in Indonesian.
    pub duties: String,
    /// Region it answers for: the regency, or the district for a kecamatan.
    pub region: String,
    /// Where name and duties come from.
    pub source: String,
    /// All duties are inferred from national standards.
    pub confidence: Confidence,
}

impl Office {
    pub(super) fn read(row: &Row) -> Option<Self> {
        let name = row.text("name")?;
        let kind = match name.split_whitespace().next()? {
            "Dinas" => OfficeKind::Dinas,
            "Badan" => OfficeKind::Badan,
            "Bagian" => OfficeKind::Bagian,
            "Kecamatan" => OfficeKind::Kecamatan,
            _ => OfficeKind::Other,
        };
        Some(Self {
            code: row.text("code")?,
            name,
            short_name: row.text("short_name")?,
            kind,
            function: row.text("function")?,
            bidang: row.many("bidang", ";")?,
            duties: row.text("duties")?,
            region: row.text("region")?,
            source: row.text("source")?,
            confidence: Confidence::read(row)?,
        })
    }
}

/// How far a partner reaches, in the judgement of the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartnerLevel {
    /// Works in the district only.
    Local,
    /// Works in the province or on the island.
    Regional,
    /// Works in the whole country.
    National,
    /// Has its seat or its money abroad.
    International,
}

/// What sort of organisation a partner is, in the judgement of the compiler from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartnerKind {
    /// Foundation, association or other NGO.
    Ngo,
    /// Community group, alliance of farmers, people's forum.
    Community,
    /// Company, co-operatives included.
    Company,
    /// University or college.
    Campus,
    /// News or other media.
    Media,
    /// Credit union.
    CreditUnion,
    /// Donor project, UN body, central bank.
    Donor,
}

/// A development partner.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Stable id, `P001`.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// What sort of organisation it is; always inferred.
    pub kind: PartnerKind,
    /// How far it reaches; `None` where no source tells.
    pub level: Option<PartnerLevel>,
    /// Themes in Indonesian.
    pub themes: Vec<String>,
    /// Public website.
    pub website: Option<String>,
    /// Public source that names it.
    pub source: String,
    /// Whether a source links it with Sintang.
    pub confidence: Confidence,
}

impl Partner {
    pub(super) fn read(row: &Row) -> Option<Self> {
        let kind = match row.text("kind")?.as_str() {
            "lsm" => PartnerKind::Ngo,
            "komunitas" => PartnerKind::Community,
            "usaha" => PartnerKind::Company,
            "kampus" => PartnerKind::Campus,
            "media" => PartnerKind::Media,
            "credit_union" => PartnerKind::CreditUnion,
            "donor" => PartnerKind::Donor,
            _ => return None,
        };
        let level = match row.text("level")?.as_str() {
            "lokal" => Some(PartnerLevel::Local),
            "regional" => Some(PartnerLevel::Regional),
            "nasional" => Some(PartnerLevel::National),
            "internasional" => Some(PartnerLevel::International),
            "" => None,
            _ => return None,
        };
        Some(Self {
            id: row.text("id")?,
            name: row.text("name")?,
            short_name: row.text("short_name")?,
            kind,
            level,
            themes: row.many("themes", ";")?,
            website: row.optional("website")?,
            source: row.text("source")?,
            confidence: Confidence::read(row)?,
        })
    }
}

/// A programme or activity of a partner in the district.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Stable id: the partner's id and a running number, `P001-1`.
    pub id: String,
    /// Id of the [`Partner`].
    pub partner: String,
    /// Title in Indonesian.
    pub title: String,
    /// Description in Indonesian.
    pub description: String,
    /// Themes in Indonesian, given by the compiler.
    pub themes: Vec<String>,
    /// Codes of where it works: villages where the source names them (and those kecamatan in which it names none),
    /// kecamatan otherwise, the regency where no place is told.
    pub places: Vec<String>,
    /// First day, month or year: `2018-08-31`, `2018-08` or `2018`; `None` if unknown.
    pub start: Option<String>,
    /// Last day, month or year in the same form.
    pub end: Option<String>,
    /// Whole rupiah, where public.
    pub budget_idr: Option<u64>,
    /// Who pays, where known.
    pub donor: Option<String>,
    /// Numbers of the development goals it serves, given by the compiler.
    pub goals: Vec<u8>,
    /// Public sources.
    pub source: String,
    /// Whether the description is all in the sources.
    pub confidence: Confidence,
}

impl Programme {
    pub(super) fn read(row: &Row) -> Option<Self> {
        let goals =
            row.many("sdg_goals", ";")?.iter().map(|goal| goal.parse().ok()).collect::<Option<_>>()?;
        let budget_idr = match row.optional("budget_idr")? {
            Some(amount) => Some(amount.parse().ok()?),
            None => None,
        };
        Some(Self {
            id: row.text("id")?,
            partner: row.text("partner_id")?,
            title: row.text("title")?,
            description: row.text("description")?,
            themes: row.many("themes", ";")?,
            places: row.many("places", ";")?,
            start: row.optional("start")?,
            end: row.optional("end")?,
            budget_idr,
            donor: row.optional("donor")?,
            goals,
            source: row.text("source")?,
            confidence: Confidence::read(row)?,
        })
    }

    /// The years of the programme's known dates; one known date stands for both, `None` if there is none.
    pub fn years(&self) -> Option<(u16, u16)> {
        let year = |date: &Option<String>| date.as_deref()?.get(..4)?.parse::<u16>().ok();
        let (start, end) = (year(&self.start), year(&self.end));
        Some((start.or(end)?, end.or(start)?))
    }
}

/// A mission of the district's development plan (RPJMD).
#[derive(Debug, Clone)]
pub struct Mission {
    /// What it is about, summarised: its full wording is not in the source.
    pub summary: String,
    /// Codes of the fields of government that serve it, assigned by the compiler.
    pub codes: Vec<String>,
}

impl Mission {
    pub(super) fn read(row: &Row) -> Option<Self> {
        Some(Self { summary: row.text("mission")?, codes: row.many("codes", " ")? })
    }
}

/// How well an office fits a programme in the judgement of a reader who had not seen any ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Id of the [`Programme`].
    pub programme: String,
    /// Code of the [`Office`].
    pub office: String,
    /// 2 right, 1 also acceptable.
    pub grade: u8,
}

impl Judgement {
    pub(super) fn read(row: &Row) -> Option<Self> {
        let grade = row.text("grade")?.parse().ok().filter(|grade| (1..=2).contains(grade))?;
        Some(Self { programme: row.text("programme")?, office: row.text("office")?, grade })
    }
}
