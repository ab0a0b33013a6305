//! Named measures: what the record says about an entry without anybody's opinion. What it counts is zero where nothing is recorded: whoever
//! records nothing must not win by it. `None` is only what nobody could have recorded, such as a growth without a cycle before.

use std::ops::RangeInclusive;

use sekber_core::coded::coded;

coded! {
    /// A measure that is computed from the record.
    Measure, "measure of an award":
    /// How many programmes are in order, under way or completed.
    Programmes = "programmes",
    /// How many of them serve a priority of the district.
    PriorityProgrammes = "priority_programmes",
    /// Rupiah told for the years of the period.
    Funds = "funds",
    /// How many kecamatan are reached.
    Kecamatan = "kecamatan",
    /// How many villages are reached by name.
    Villages = "villages",
    /// How many people the programmes are for.
    Beneficiaries = "beneficiaries",
    /// With how many offices something was agreed, at a coordination meeting or in a partnership.
    Offices = "offices",
    /// Share of the coordination meetings attended of those invited to, in per cent.
    Attendance = "attendance",
    /// How many legal documents are in force, with their file.
    LegalDocuments = "legal_documents",
    /// Share of what the programmes tell of themselves, in per cent.
    Completeness = "completeness",
    /// Share of the partnerships whose papers are in order, in per cent.
    PapersInOrder = "papers_in_order",
    /// Share of the money given to partnerships whose amount is told, in per cent.
    MoneyDisclosed = "money_disclosed",
    /// Share of the reports due by the cut-off that were handed in, in per cent.
    ReportsHandedIn = "reports_handed_in",
    /// How many more programmes than in the cycle before, in per cent.
    ProgrammeGrowth = "programme_growth",
    /// How much more money than in the cycle before, in per cent.
    FundsGrowth = "funds_growth",
}

/// What a measure's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A number of things.
    Number,
    /// Rupiah.
    Rupiah,
    /// Per cent.
    Percent,
}

/// How the facts of a measure become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Formula {
    /// How many there are; none is zero.
    Count,
    /// The sum of what was told; nothing is zero, but facts without one amount that can be added tell no number.
    Sum,
    /// The mean of what was told; a share of nothing is no number.
    Mean,
    /// The sum of this cycle (amounts above zero) over the sum of the one before (amounts below), to the nearest whole per cent.
    Growth,
}

impl Measure {
    fn formula(self) -> Formula {
        match self {
            Self::Programmes
            | Self::PriorityProgrammes
            | Self::LegalDocuments
            | Self::Kecamatan
            | Self::Villages => Formula::Count,
            Self::Funds | Self::Beneficiaries | Self::Offices => Formula::Sum,
            Self::Attendance
            | Self::Completeness
            | Self::PapersInOrder
            | Self::MoneyDisclosed
            | Self::ReportsHandedIn => Formula::Mean,
            Self::ProgrammeGrowth | Self::FundsGrowth => Formula::Growth,
        }
    }

    /// What its number counts.
    pub fn unit(self) -> Unit {
        match self {
            Self::Funds => Unit::Rupiah,
            Self::Attendance
            | Self::Completeness
            | Self::PapersInOrder
            | Self::MoneyDisclosed
            | Self::ReportsHandedIn
            | Self::ProgrammeGrowth
            | Self::FundsGrowth => Unit::Percent,
            _ => Unit::Number,
        }
    }

    /// Between which numbers it lies: a share within the whole, a growth never below losing everything, the rest never below zero.
    pub fn range(self) -> RangeInclusive<i64> {
        match (self.formula(), self.unit()) {
            (Formula::Growth, _) => -100..=i64::MAX,
            (_, Unit::Percent) => 0..=100,
            _ => 0..=i64::MAX,
        }
    }

    /// The number that facts come to, each with its amount where one was told; `None` when nobody could have recorded it.
    pub fn value(self, amounts: &[Option<i64>]) -> Option<i64> {
        let count = i64::try_from(amounts.len()).unwrap_or(i64::MAX);
        let told: Vec<i64> = amounts.iter().copied().flatten().collect();
        let sum = |of: &mut dyn Iterator<Item = i64>| of.fold(0_i64, i64::saturating_add);
        match self.formula() {
            Formula::Count => Some(count),
            Formula::Sum => (count == 0 || !told.is_empty()).then(|| sum(&mut told.iter().copied())),
            Formula::Mean => {
                let of = i64::try_from(told.len()).ok().filter(|of| *of > 0)?;
                Some(sum(&mut told.iter().copied()) / of)
            }
            Formula::Growth => {
                let now = sum(&mut told.iter().copied().filter(|amount| *amount > 0));
                let before = -sum(&mut told.iter().copied().filter(|amount| *amount < 0));
                (before > 0).then(|| {
                    let (more, whole) = (i128::from(now) - i128::from(before), i128::from(before));
                    let more = (200 * more + more.signum() * whole) / (2 * whole);
                    i64::try_from(more).unwrap_or(i64::MAX)
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_zero_where_nothing_is_recorded() {
        for counted in [
            Measure::Programmes,
            Measure::PriorityProgrammes,
            Measure::Funds,
            Measure::Kecamatan,
            Measure::Villages,
            Measure::Beneficiaries,
            Measure::Offices,
            Measure::LegalDocuments,
        ] {
            assert_eq!(counted.value(&[]), Some(0), "{counted}");
        }
        assert_eq!(Measure::Funds.value(&[None, Some(0)]), Some(0));
    }

    #[test]
    fn what_nobody_could_have_recorded_is_no_zero() {
        for share in Measure::ALL.iter().filter(|one| one.unit() == Unit::Percent) {
            assert_eq!(share.value(&[]), None, "{share}");
        }
        assert_eq!(Measure::Funds.value(&[None, None]), None, "amounts that cannot be added");
    }

    #[test]
    fn what_the_record_tells_lies_in_the_range() {
        let facts = [[Some(100), Some(0)], [Some(0), Some(-7)], [Some(30), Some(-1)], [None, None]];
        for measure in Measure::ALL {
            for amounts in facts {
                // Only growth is told of the cycle before, as amounts below zero.
                let told = amounts.map(|one| one.filter(|one| *one >= 0 || *measure.range().start() < 0));
                if let Some(value) = measure.value(&told) {
                    assert!(measure.range().contains(&value), "{measure} {value}");
                }
            }
        }
        assert!(!Measure::Programmes.range().contains(&-1) && !Measure::Attendance.range().contains(&101));
    }

    #[test]
    fn growth_needs_a_cycle_before() {
        assert_eq!(Measure::FundsGrowth.value(&[Some(300)]), None);
        assert_eq!(Measure::FundsGrowth.value(&[Some(300), Some(-200)]), Some(50));
        assert_eq!(Measure::ProgrammeGrowth.value(&[Some(1), Some(-1), Some(-1)]), Some(-50));
        // To the nearest: what lost 33.9 per cent is not told, nor judged, as having lost 33.
        assert_eq!(Measure::FundsGrowth.value(&[Some(661), Some(-1000)]), Some(-34));
        assert_eq!(Measure::FundsGrowth.value(&[Some(1339), Some(-1000)]), Some(34));
        assert_eq!(Measure::FundsGrowth.value(&[Some(1334), Some(-1000)]), Some(33));
    }
}
