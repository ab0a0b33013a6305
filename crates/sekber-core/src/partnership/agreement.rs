//! Agreements and the papers around them, and what the law refuses about them.
//!
//! Government Regulation 28 of 2018 and Minister of Home Affairs' Regulation 22 of 2020 on cooperation of regions, as the
//! guide of Kota Yogyakarta's cooperation portal reads them.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::coded::coded;
use crate::document::DocumentKind;

coded! {
    /// What a paper of a partnership is.
    AgreementKind, "kind of agreement":
    /// Kesepakatan Bersama: the head of the region and the partner's head agree on what and why.
    Joint = "joint",
    /// Perjanjian Kerja Sama: rights, duties and financing, office by office.
    Cooperation = "cooperation",
    /// Surat kuasa: the head of the region lets the head of an office sign.
    Power = "power",
    /// Nota Kesepakatan Sinergi with a central body or a state university.
    Synergy = "synergy",
    /// Rencana Kerja: what is done in which year.
    WorkPlan = "work_plan",
    /// Letter of intent of a foreign body.
    Intent = "intent",
    /// Memorandum of understanding with a foreign body.
    Memorandum = "memorandum",
    /// Rencana Kerja Tahunan of a foreign organisation, agreed with the district.
    YearlyPlan = "yearly_plan",
    /// A company's commitment to its social responsibility.
    Commitment = "commitment",
    /// Record of the consent of a village.
    Consent = "consent",
    /// Berita Acara Serah Terima: goods or works handed over.
    HandOver = "hand_over",
    /// Adendum: a change of an agreement within its term.
    Amendment = "amendment",
}

impl AgreementKind {
    /// Whether it runs for a term that has to be named and is bounded by law.
    pub fn has_term(self) -> bool {
        matches!(self, Self::Joint | Self::Cooperation | Self::Synergy | Self::Memorandum)
    }

    /// Whether it names the fields of government that it is about.
    pub fn has_fields(self) -> bool {
        matches!(self, Self::Joint | Self::Cooperation)
    }

    /// The kind of agreement that it rests on, where it rests on one.
    pub fn base(self) -> Option<&'static [Self]> {
        match self {
            Self::Cooperation => Some(&[Self::Joint]),
            Self::WorkPlan => Some(&[Self::Synergy]),
            Self::Amendment => Some(&[Self::Joint, Self::Cooperation, Self::Synergy]),
            _ => None,
        }
    }

    /// Whether the holder of a power of attorney may sign it for the head of the region.
    pub fn is_for_holders(self) -> bool {
        self == Self::Cooperation || self.is_of_offices()
    }

    /// Whether the head of an office signs it by the office itself, and by no power of attorney.
    pub fn is_of_offices(self) -> bool {
        matches!(self, Self::HandOver | Self::WorkPlan | Self::YearlyPlan | Self::Consent | Self::Commitment)
    }

    /// Whether the partnership runs as long as it says.
    pub fn sets_term(self) -> bool {
        matches!(self, Self::Cooperation | Self::Synergy | Self::Memorandum | Self::Commitment)
    }

    /// Whether it speaks of a part of the partnership's time only, so that it may lengthen a term but never shorten one.
    pub fn fills_term(self) -> bool {
        matches!(self, Self::YearlyPlan | Self::Consent)
    }

    /// Whether it says who pays for what.
    pub fn has_financing(self) -> bool {
        matches!(self, Self::Cooperation | Self::Synergy | Self::WorkPlan | Self::Commitment)
    }

    /// Whether it says from when until when; what records one day does not.
    pub fn has_days(self) -> bool {
        self != Self::HandOver
    }

    /// The official document that is drawn up of it; none for papers in another's form.
    pub fn document(self) -> Option<DocumentKind> {
        Some(match self {
            Self::Joint => DocumentKind::Joint,
            Self::Cooperation => DocumentKind::Cooperation,
            Self::Power => DocumentKind::Power,
            Self::Synergy => DocumentKind::Synergy,
            Self::WorkPlan => DocumentKind::WorkPlan,
            Self::Commitment => DocumentKind::Commitment,
            Self::Consent => DocumentKind::Consent,
            Self::HandOver => DocumentKind::HandOver,
            Self::Amendment => DocumentKind::Amendment,
            Self::Intent | Self::Memorandum | Self::YearlyPlan => return None,
        })
    }

    /// Whether it binds the partner, too, so that both sides sign and number it.
    pub fn is_signed_by_both(self) -> bool {
        self != Self::Power
    }
}

coded! {
    /// How far an agreement is.
    AgreementState, "state of an agreement":
    /// Being written.
    Draft = "draft",
    /// Signed by whoever has to sign.
    Signed = "signed",
    /// Given up before it was signed, or ended before its term.
    Withdrawn = "withdrawn",
}

coded! {
    /// As what somebody signs for the district.
    Capacity, "capacity of a signer":
    /// As the head of the region.
    Regent = "regent",
    /// As the head of an office.
    Head = "head",
}

/// The longest term of an agreement, in years; whoever goes on begins anew.
pub const LONGEST_YEARS: i64 = 5;

/// An agreement as far as the law asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
    /// Codes of the fields of government that it is about.
    pub fields: Vec<String>,
}

/// The agreement that another rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// What it is.
    pub kind: AgreementKind,
    /// Whether it is signed and holds.
    pub signed: bool,
    /// What it says.
    pub terms: Terms,
    /// The last day of what it rests on itself, where it rests on something.
    pub within: Option<Date>,
}

/// Who signs for the district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    /// The head of the region.
    Regent,
    /// The head of an office that takes part.
    Head {
        /// Whether a power of attorney for that office is signed and holds.
        has_power: bool,
    },
}

coded! {
    /// What the law refuses about an agreement.
    LawRefusal, "refusal of the law":
    /// Its term is not named.
    NoTerm = "no_term",
    /// Its last day comes before its first.
    Order = "order",
    /// It runs for more than five years.
    TooLong = "too_long",
    /// It rests on an agreement that was not named.
    NoBase = "no_base",
    /// The agreement that it rests on is not signed.
    BaseUnsigned = "base_unsigned",
    /// It runs beyond the agreement that it rests on.
    BeyondTerm = "beyond_term",
    /// It is about a field that the agreement it rests on does not name.
    BeyondField = "beyond_field",
    /// It names no field of government.
    NoField = "no_field",
    /// Only the head of the region may sign it.
    OnlyRegent = "only_regent",
    /// Whoever signs holds no power of attorney.
    NoPower = "no_power",
}

/// Everything that the law refuses about an agreement before it can be signed.
pub fn refusals(kind: AgreementKind, terms: &Terms, base: Option<&Base>, signer: Signer) -> Vec<LawRefusal> {
    let mut all = Vec::new();
    all.extend(of_term(kind, terms, base));
    if kind.has_fields() && terms.fields.is_empty() {
        all.push(LawRefusal::NoField);
    }
    if kind.base().is_some() {
        match base {
            None => all.push(LawRefusal::NoBase),
            Some(base) => all.extend(of_base(kind, terms, base)),
        }
    }
    // What changes an agreement is signed by whoever could sign that.
    let signed_as = base.filter(|_| kind == AgreementKind::Amendment).map_or(kind, |base| base.kind);
    all.extend(match signer {
        Signer::Regent => None,
        Signer::Head { .. } if !signed_as.is_for_holders() => Some(LawRefusal::OnlyRegent),
        Signer::Head { has_power } if !has_power && !kind.is_of_offices() => Some(LawRefusal::NoPower),
        Signer::Head { .. } => None,
    });
    all
}

/// The last day that an agreement may run to when it begins on a day.
pub fn latest_end(starts: Date) -> Option<Date> {
    starts.checked_add(LONGEST_YEARS.years()).ok()?.yesterday().ok()
}

fn of_term(kind: AgreementKind, terms: &Terms, base: Option<&Base>) -> Option<LawRefusal> {
    let is_amendment = kind == AgreementKind::Amendment;
    if kind.has_term() && (terms.starts.is_none() || terms.ends.is_none()) {
        return Some(LawRefusal::NoTerm);
    }
    // A change does not begin the five years anew, whether it names a first day or not.
    let begins = base.filter(|_| is_amendment).and_then(|base| base.terms.starts).or(terms.starts);
    let ends = terms.ends?;
    if [begins, terms.starts].into_iter().flatten().any(|starts| ends < starts) {
        return Some(LawRefusal::Order);
    }
    let bounded = kind.has_term() || is_amendment;
    let latest = begins.and_then(latest_end).filter(|_| bounded)?;
    (ends > latest).then_some(LawRefusal::TooLong)
}

fn of_base(kind: AgreementKind, terms: &Terms, base: &Base) -> Vec<LawRefusal> {
    let mut all = Vec::new();
    if !base.signed {
        all.push(LawRefusal::BaseUnsigned);
    }
    if kind == AgreementKind::Amendment {
        // What was not let at first is not let by a change either.
        if terms.ends.zip(base.within).is_some_and(|(own, last)| own > last) {
            all.push(LawRefusal::BeyondTerm);
        }
        return all;
    }
    let before = terms.starts.zip(base.terms.starts).is_some_and(|(own, first)| own < first);
    let after = terms.ends.zip(base.terms.ends).is_some_and(|(own, last)| own > last);
    if before || after {
        all.push(LawRefusal::BeyondTerm);
    }
    if kind.has_fields() && terms.fields.iter().any(|field| !base.terms.fields.contains(field)) {
        all.push(LawRefusal::BeyondField);
    }
    all
}

/// Months before the end at which those who carry a partnership out are reminded: going on takes the whole road again.
pub const REMINDED_MONTHS: [i64; 3] = [12, 6, 3];

/// Which reminder of an end is due on a day: the months before it, the nearest one; none when it is further off or over.
pub fn reminder(ends: Date, today: Date) -> Option<i64> {
    let due = |months: &i64| ends.checked_sub(months.months()).is_ok_and(|day| day <= today);
    if today > ends { None } else { REMINDED_MONTHS.into_iter().rev().find(due) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_document_of_a_paper_is_known_as_one_of_partnerships() {
        let of_papers: Vec<DocumentKind> =
            AgreementKind::ALL.iter().filter_map(|kind| kind.document()).collect();
        for kind in DocumentKind::ALL {
            assert_eq!(kind.is_of_partnerships(), of_papers.contains(kind), "{kind}");
        }
    }

    fn terms(starts: Date, ends: Date, fields: &[&str]) -> Terms {
        let fields = fields.iter().map(|field| (*field).to_owned()).collect();
        Terms { starts: Some(starts), ends: Some(ends), fields }
    }

    fn joint() -> Base {
        let terms = terms(date(2023, 10, 1), date(2028, 9, 30), &["1.02", "2.11"]);
        Base { kind: AgreementKind::Joint, signed: true, terms, within: None }
    }

    fn cooperation(starts: Date, ends: Date, fields: &[&str], base: Option<&Base>) -> Vec<LawRefusal> {
        let terms = terms(starts, ends, fields);
        refusals(AgreementKind::Cooperation, &terms, base, Signer::Head { has_power: true })
    }

    #[test]
    fn an_agreement_of_cooperation_rests_on_a_signed_joint_one() {
        let (starts, ends) = (date(2023, 11, 1), date(2025, 10, 31));
        assert_eq!(cooperation(starts, ends, &["1.02"], Some(&joint())), []);
        assert_eq!(cooperation(starts, ends, &["1.02"], None), [LawRefusal::NoBase]);
        let unsigned = Base { signed: false, ..joint() };
        assert_eq!(cooperation(starts, ends, &["1.02"], Some(&unsigned)), [LawRefusal::BaseUnsigned]);
    }

    #[test]
    fn it_stays_within_the_term_and_the_fields_of_the_joint_one() {
        let beyond = cooperation(date(2026, 1, 1), date(2028, 10, 1), &["1.02"], Some(&joint()));
        assert_eq!(beyond, [LawRefusal::BeyondTerm]);
        let early = cooperation(date(2023, 9, 30), date(2024, 1, 1), &["1.02"], Some(&joint()));
        assert_eq!(early, [LawRefusal::BeyondTerm]);
        let field = cooperation(date(2024, 1, 1), date(2024, 12, 31), &["1.02", "3.27"], Some(&joint()));
        assert_eq!(field, [LawRefusal::BeyondField]);
        let none = cooperation(date(2024, 1, 1), date(2024, 12, 31), &[], Some(&joint()));
        assert_eq!(none, [LawRefusal::NoField]);
    }

    #[test]
    fn nothing_runs_for_more_than_five_years() {
        let of = |ends| {
            let terms = terms(date(2024, 2, 29), ends, &["1.02"]);
            refusals(AgreementKind::Joint, &terms, None, Signer::Regent)
        };
        assert_eq!(of(date(2029, 2, 27)), []);
        assert_eq!(of(date(2029, 2, 28)), [LawRefusal::TooLong]);
        assert_eq!(of(date(2024, 2, 28)), [LawRefusal::Order]);
        let open = Terms { ends: None, ..terms(date(2024, 1, 1), date(2024, 1, 1), &["1.02"]) };
        assert_eq!(refusals(AgreementKind::Joint, &open, None, Signer::Regent), [LawRefusal::NoTerm]);
        let longer = terms(date(2027, 1, 1), date(2028, 10, 1), &[]);
        let amendment = refusals(AgreementKind::Amendment, &longer, Some(&joint()), Signer::Regent);
        assert_eq!(amendment, [LawRefusal::TooLong], "a change does not begin the years anew");
    }

    #[test]
    fn a_change_without_a_first_day_stays_within_what_it_changes() {
        let until = |ends| {
            let terms = Terms { starts: None, ends: Some(ends), fields: Vec::new() };
            refusals(AgreementKind::Amendment, &terms, Some(&joint()), Signer::Regent)
        };
        assert_eq!(until(date(2099, 12, 31)), [LawRefusal::TooLong]);
        assert_eq!(until(date(2028, 9, 30)), []);
        assert_eq!(until(date(2023, 9, 30)), [LawRefusal::Order]);
        let longer = Terms { starts: None, ends: Some(date(2028, 9, 1)), fields: Vec::new() };
        let within = Base { within: Some(date(2028, 8, 31)), ..joint() };
        let beyond = refusals(AgreementKind::Amendment, &longer, Some(&within), Signer::Regent);
        assert_eq!(beyond, [LawRefusal::BeyondTerm], "nor beyond what its base rests on");
    }

    #[test]
    fn only_the_head_of_the_region_or_who_holds_a_power_signs() {
        let terms = terms(date(2024, 1, 1), date(2024, 12, 31), &["1.02"]);
        let by = |kind, base: Option<&Base>, signer| refusals(kind, &terms, base, signer);
        for has_power in [true, false] {
            let head = Signer::Head { has_power };
            assert_eq!(by(AgreementKind::Joint, None, head), [LawRefusal::OnlyRegent]);
            assert_eq!(by(AgreementKind::Synergy, None, head), [LawRefusal::OnlyRegent]);
        }
        let head = |has_power| by(AgreementKind::Cooperation, Some(&joint()), Signer::Head { has_power });
        assert_eq!(head(true), []);
        assert_eq!(head(false), [LawRefusal::NoPower]);
        assert_eq!(by(AgreementKind::Cooperation, Some(&joint()), Signer::Regent), []);

        // A change goes by what it changes.
        let change = |kind, has_power| {
            let base = Base { kind, ..joint() };
            by(AgreementKind::Amendment, Some(&base), Signer::Head { has_power })
        };
        assert_eq!(change(AgreementKind::Cooperation, true), []);
        assert_eq!(change(AgreementKind::Cooperation, false), [LawRefusal::NoPower]);
        assert_eq!(change(AgreementKind::Joint, true), [LawRefusal::OnlyRegent]);
    }

    #[test]
    fn the_nearest_reminder_is_due() {
        let ends = date(2028, 9, 30);
        for (today, months) in [
            (date(2027, 9, 29), None),
            (date(2027, 9, 30), Some(12)),
            (date(2028, 3, 30), Some(6)),
            (date(2028, 6, 30), Some(3)),
            (date(2028, 9, 30), Some(3)),
            (date(2028, 10, 1), None),
        ] {
            assert_eq!(reminder(ends, today), months, "{today}");
        }
    }
}
