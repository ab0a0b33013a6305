//! The tables that `sekber overlap --instance` writes.

use std::fmt::Write as _;

use sekber_engines::synchronisation::gaps::Gaps;
use sekber_engines::synchronisation::overlap::{Meeting, Pair};

/// Rows of numbers, separated by tabs.
pub fn rows<const N: usize>(rows: impl Iterator<Item = [u32; N]>) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, number) in row.iter().enumerate() {
            // Writing into a string never fails.
            let _ = write!(text, "{}{number}", if at == 0 { "" } else { "\t" });
        }
        text.push('\n');
    }
    text
}

/// Pairs, each with how and how much its programmes meet.
pub fn pair_rows(pairs: &[Pair]) -> String {
    let mut text = String::new();
    for pair in pairs {
        let meeting = match pair.meeting {
            Meeting::Overlap => "overlap",
            Meeting::Unclear => "unclear",
        };
        let Pair { first, second, villages, months, score, outputs, funders, .. } = pair;
        let _ = writeln!(
            text,
            "{first}\t{second}\t{meeting}\t{villages}\t{months}\t{score:.6}\t{outputs}\t{funders}"
        );
    }
    text
}

/// Gaps: village, theme, running programmes, need that is left.
pub fn gap_rows(found: &Gaps) -> String {
    let mut text = String::new();
    for gap in &found.largest {
        let _ = writeln!(text, "{}\t{}\t{}\t{}", gap.village, gap.theme, gap.programmes, gap.unserved);
    }
    text
}

/// Need and what is left of it, by sub-district and theme.
pub fn subdistrict_rows(found: &Gaps) -> String {
    let mut text = String::new();
    for (subdistrict, themes) in found.by_subdistrict.iter().enumerate() {
        for (theme, need) in themes.iter().enumerate() {
            let _ = writeln!(text, "{subdistrict}\t{theme}\t{}\t{}", need.all, need.unserved);
        }
    }
    text
}
