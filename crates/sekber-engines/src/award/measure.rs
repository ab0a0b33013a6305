//! Named measures: what the record says about an entry without anybody's opinion. What is not told is `None`, never zero.

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
    /// How many there are; none is zero, because the record would know.
    Count,
    /// How many there are; none means that nobody told.
    CountOfTold,
    /// The sum of what was told.
    Sum,
    /// The mean of what was told.
    Mean,
    /// The sum of this cycle (amounts above zero) over the sum of the one before (amounts below).
    Growth,
}

impl Measure {
    fn formula(self) -> Formula {
        match self {
            Self::Programmes | Self::PriorityProgrammes | Self::LegalDocuments => Formula::Count,
            Self::Kecamatan | Self::Villages => Formula::CountOfTold,
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

    /// The number that facts come to, each with its amount where one was told; `None` when the record does not tell.
    pub fn value(self, amounts: &[Option<i64>]) -> Option<i64> {
        let count = i64::try_from(amounts.len()).unwrap_or(i64::MAX);
        let told: Vec<i64> = amounts.iter().copied().flatten().collect();
        let sum = |of: &mut dyn Iterator<Item = i64>| of.fold(0_i64, i64::saturating_add);
        match self.formula() {
            Formula::Count => Some(count),
            Formula::CountOfTold => (count > 0).then_some(count),
            Formula::Sum => (!told.is_empty()).then(|| sum(&mut told.iter().copied())),
            Formula::Mean => {
                let of = i64::try_from(told.len()).ok().filter(|of| *of > 0)?;
                Some(sum(&mut told.iter().copied()) / of)
            }
            Formula::Growth => {
                let now = sum(&mut told.iter().copied().filter(|amount| *amount > 0));
                let before = -sum(&mut told.iter().copied().filter(|amount| *amount < 0));
                (before > 0).then(|| {
                    let more = (i128::from(now) - i128::from(before)) * 100 / i128::from(before);
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
    fn what_nobody_told_is_not_zero() {
        assert_eq!(Measure::Funds.value(&[None, None]), None);
        assert_eq!(Measure::Funds.value(&[None, Some(0)]), Some(0));
        assert_eq!(Measure::Villages.value(&[]), None);
        assert_eq!(Measure::Programmes.value(&[]), Some(0));
        assert_eq!(Measure::Attendance.value(&[]), None);
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
    }
}
