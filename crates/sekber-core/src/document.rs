//! Official documents: their kinds, in whose place somebody signs, and the scheme of their numbers.

use jiff::civil::Date;

use crate::coded::coded;

coded! {
    /// An official document that carries a code to check it by.
    DocumentKind, "kind of official document":
    /// Record of agreement.
    Agreement = "agreement",
    /// List of collaboration proposals.
    Proposals = "proposals",
    /// Minutes.
    Minutes = "minutes",
    /// The letter that invites to a meeting.
    Invitation = "invitation",
    /// Kesepakatan Bersama.
    Joint = "joint",
    /// Perjanjian Kerja Sama.
    Cooperation = "cooperation",
    /// Surat kuasa.
    Power = "power",
    /// Nota Kesepakatan Sinergi.
    Synergy = "synergy",
    /// Rencana Kerja of a memorandum of synergy.
    WorkPlan = "work_plan",
    /// A company's commitment to its social responsibility.
    Commitment = "commitment",
    /// Record of the consent of a village.
    Consent = "consent",
    /// Berita Acara Serah Terima.
    HandOver = "hand_over",
    /// Adendum.
    Amendment = "amendment",
    /// Certificate of an award.
    Certificate = "certificate",
    /// The district's report on its partnerships in one period.
    PeriodReport = "period_report",
    /// Berita acara kunjungan lapangan.
    VisitRecord = "visit_record",
}

impl DocumentKind {
    /// Whether it comes out of a meeting.
    pub fn is_of_meetings(self) -> bool {
        matches!(self, Self::Agreement | Self::Proposals | Self::Minutes | Self::Invitation)
    }

    /// Whether it is a paper of a partnership: how that was signed is recorded with the paper, with its day and numbers.
    pub fn is_of_partnerships(self) -> bool {
        matches!(
            self,
            Self::Joint
                | Self::Cooperation
                | Self::Power
                | Self::Synergy
                | Self::WorkPlan
                | Self::Commitment
                | Self::Consent
                | Self::HandOver
                | Self::Amendment
        )
    }
}

coded! {
    /// In which capacity somebody signs.
    ActingMark, "acting mark":
    /// As the holder of the post.
    Holder = "holder",
    /// For a higher post: `a.n.`
    OnBehalf = "an",
    /// In charge of a post that is vacant: `Plt.`
    ActingVacant = "plt",
    /// In charge while the holder is away: `Plh.`
    ActingAbsent = "plh",
    /// Appointed to a post for a time: `Pj.`
    Interim = "pj",
}

impl ActingMark {
    /// The mark as it is written before a post; empty for its holder.
    pub fn written(self) -> &'static str {
        match self {
            Self::Holder => "",
            Self::OnBehalf => "a.n.",
            Self::ActingVacant => "Plt.",
            Self::ActingAbsent => "Plh.",
            Self::Interim => "Pj.",
        }
    }

    /// The lines over a signature, with the comma that letters have: `a.n. Bupati Sintang` and under it `Sekretaris Daerah,`, or
    /// `Plt. Kepala Bappeda,`.
    pub fn lines(self, position: &str, on_behalf_of: &str) -> String {
        match self {
            Self::Holder => format!("{position},"),
            Self::OnBehalf if !on_behalf_of.is_empty() => format!("a.n. {on_behalf_of}\n{position},"),
            mark => format!("{} {position},", mark.written()),
        }
    }
}

/// The scheme of a district's numbers, such as `{classification}/{sequence}/{unit}/{month-roman}/{year}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberPattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Classification,
    Sequence,
    Unit,
    Month,
    MonthRoman,
    Year,
}

/// What a number is made of beside its sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberParts<'a> {
    /// The classification of the archive, such as `000.8.3`; may be empty.
    pub classification: &'a str,
    /// The unit that sends; may be empty.
    pub unit: &'a str,
    /// The day of the document.
    pub day: Date,
}

/// Why a text is no scheme of numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAPattern {
    /// A name in braces that is none of the known ones.
    #[error("{{{0}}} is not a part of a number")]
    Unknown(String),
    /// A brace that is not closed.
    #[error("a brace is not closed")]
    Open,
    /// No `{sequence}`, or more than one.
    #[error("a scheme of numbers has one {{sequence}}")]
    Sequence,
}

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

impl std::str::FromStr for NumberPattern {
    type Err = NotAPattern;

    fn from_str(text: &str) -> Result<Self, NotAPattern> {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            let (name, after) = after.split_once('}').ok_or(NotAPattern::Open)?;
            pieces.push(match name.trim() {
                "klasifikasi" | "classification" => Piece::Classification,
                "urut" | "sequence" => Piece::Sequence,
                "unit" => Piece::Unit,
                "bulan" | "month" => Piece::Month,
                "bulan-romawi" | "month-roman" => Piece::MonthRoman,
                "tahun" | "year" => Piece::Year,
                other => return Err(NotAPattern::Unknown(other.to_owned())),
            });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        match pieces.iter().filter(|piece| **piece == Piece::Sequence).count() {
            1 => Ok(Self(pieces)),
            _ => Err(NotAPattern::Sequence),
        }
    }
}

impl NumberPattern {
    /// The number of a document. What separates an empty part from the next is left out with it.
    pub fn number(&self, parts: &NumberParts<'_>, sequence: i64) -> String {
        let (before, after) = self.around(parts);
        format!("{before}{sequence}{after}")
    }

    /// The sequence that a number of this scheme and unit bears, whatever its classification and month, in capitals or not;
    /// `None` for numbers of other registers.
    pub fn sequence_of(&self, parts: &NumberParts<'_>, number: &str) -> Option<i64> {
        let number = number.trim().to_uppercase();
        let (classification, unit) = (parts.classification.to_uppercase(), parts.unit.to_uppercase());
        let parts = &NumberParts { classification: &classification, unit: &unit, day: parts.day };
        let exactly = || {
            let (before, after) = self.around(parts);
            sequence(number.strip_prefix(&before.to_uppercase())?.strip_suffix(&after.to_uppercase())?)
        };
        exactly().or_else(|| self.read(parts, &number))
    }

    /// Reads a number in capitals part by part.
    fn read(&self, parts: &NumberParts<'_>, number: &str) -> Option<i64> {
        let (mut rest, mut found) = (number, None);
        for piece in &self.0 {
            let belongs = |sign: char| match piece {
                Piece::Classification => sign.is_alphanumeric() || sign == '.',
                Piece::MonthRoman => matches!(sign, 'I' | 'V' | 'X'),
                _ => sign.is_ascii_digit(),
            };
            match piece {
                Piece::Text(text) => rest = rest.strip_prefix(&text.to_uppercase())?,
                Piece::Unit => rest = rest.strip_prefix(parts.unit)?,
                _ => {
                    let after = rest.trim_start_matches(belongs);
                    let part = rest.strip_suffix(after).filter(|part| !part.is_empty())?;
                    if *piece == Piece::Sequence {
                        found = Some(sequence(part)?);
                    }
                    rest = after;
                }
            }
        }
        if rest.is_empty() { found } else { None }
    }

    /// What stands before the sequence and what after it.
    fn around(&self, parts: &NumberParts<'_>) -> (String, String) {
        let at = self.0.iter().position(|piece| *piece == Piece::Sequence).unwrap_or(self.0.len());
        let (before, after) = self.0.split_at(at);
        (written(before, parts), written(after.get(1..).unwrap_or_default(), parts))
    }
}

/// The number that these digits write.
fn sequence(digits: &str) -> Option<i64> {
    let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

fn written(pieces: &[Piece], parts: &NumberParts<'_>) -> String {
    let (mut text, mut skips) = (String::new(), false);
    for piece in pieces {
        let part = match piece {
            Piece::Text(separator) if skips => separator.chars().skip(1).collect(),
            Piece::Text(separator) => separator.clone(),
            Piece::Classification => parts.classification.to_owned(),
            Piece::Unit => parts.unit.to_owned(),
            Piece::Month => format!("{:02}", parts.day.month()),
            Piece::MonthRoman => {
                let month = usize::from(parts.day.month().unsigned_abs()).saturating_sub(1);
                ROMAN.get(month).copied().unwrap_or_default().to_owned()
            }
            Piece::Year => parts.day.year().to_string(),
            Piece::Sequence => String::new(),
        };
        skips = part.is_empty() && !matches!(piece, Piece::Text(_));
        text.push_str(&part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(classification: &'static str) -> NumberParts<'static> {
        NumberParts { classification, unit: "SEKBER", day: Date::constant(2026, 11, 28) }
    }

    #[test]
    fn a_number_follows_the_scheme_and_is_read_back() {
        let pattern: NumberPattern =
            "{classification}/{sequence}/{unit}/{month-roman}/{year}".parse().expect("a scheme");
        let number = pattern.number(&parts("000.8.3"), 7);
        assert_eq!(number, "000.8.3/7/SEKBER/XI/2026");
        assert_eq!(pattern.sequence_of(&parts("000.8.3"), &number), Some(7));
        assert_eq!(pattern.number(&parts(""), 7), "7/SEKBER/XI/2026");
        for own in ["050/7/SEKBER/XI/2026", "000.8.3/7/SEKBER/I/2026"] {
            assert_eq!(pattern.sequence_of(&parts("000.8.3"), own), Some(7), "{own}");
        }
        assert_eq!(pattern.sequence_of(&parts(""), "7/SEKBER/XI/2026"), Some(7));
        assert_eq!(
            pattern.sequence_of(&parts("000.8.3"), "000.8.3/07/sekber/xi/2026"),
            Some(7),
            "however it is written"
        );
        let indonesian = "{klasifikasi}/{urut}/{unit}/{bulan-romawi}/{tahun}".parse();
        assert_eq!(indonesian, Ok(pattern.clone()), "the parts have Indonesian names");
        for other in [
            "050/1/2023",
            "000.8.3/7/SETDA/XI/2026",
            "000.8.3//SEKBER/XI/2026",
            "000.8.3/x/SEKBER/XI/2026",
            "",
        ] {
            assert_eq!(pattern.sequence_of(&parts("000.8.3"), other), None, "{other}");
        }
    }

    #[test]
    fn a_scheme_has_one_sequence_and_known_parts() {
        let read = |text: &str| text.parse::<NumberPattern>();
        assert_eq!(read("{unit}/{year}"), Err(NotAPattern::Sequence));
        assert_eq!(read("{sequence}{sequence}"), Err(NotAPattern::Sequence));
        assert_eq!(read("{sequence}/{week}"), Err(NotAPattern::Unknown("week".to_owned())));
        assert_eq!(read("{sequence}/{year"), Err(NotAPattern::Open));
    }

    #[test]
    fn a_mark_stands_before_the_post() {
        assert_eq!(ActingMark::Holder.lines("Kepala Bappeda", "x"), "Kepala Bappeda,");
        assert_eq!(ActingMark::ActingVacant.lines("Kepala Bappeda", ""), "Plt. Kepala Bappeda,");
        assert_eq!(
            ActingMark::OnBehalf.lines("Sekretaris Daerah", "Bupati Sintang"),
            "a.n. Bupati Sintang\nSekretaris Daerah,"
        );
    }
}
