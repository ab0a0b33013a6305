//! The planning calendar of a cycle: where a step stands on a day, and the steps that a district usually sets.

use jiff::civil::{Date, date};

use crate::coded::coded;

coded! {
    /// Whom a step of the calendar concerns.
    Party, "party":
    /// Everybody.
    All = "all",
    /// Government offices.
    Office = "office",
    /// Development partners.
    Partner = "partner",
    /// The secretariat alone.
    Secretariat = "secretariat",
}

coded! {
    /// Where a step stands on a day.
    Phase, "phase":
    /// It is under way.
    Now = "now",
    /// It is still to come.
    Ahead = "ahead",
    /// It is over.
    Past = "past",
}

/// Where a step stands on `today`, and how many days are left: until it begins, then until its last day; none when it is over.
pub fn phase(starts: Date, ends: Date, today: Date) -> (Phase, i64) {
    let days_until = |day: Date| i64::from((day - today).get_days());
    if today < starts {
        (Phase::Ahead, days_until(starts))
    } else if today <= ends {
        (Phase::Now, days_until(ends))
    } else {
        (Phase::Past, 0)
    }
}

/// A step of the usual calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualStep {
    /// What it is, in Indonesian; from then on it is the district's own text.
    pub title: &'static str,
    /// Whom it concerns.
    pub party: Party,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
}

/// The coordination meeting among the usual steps.
pub const MEETING: &str = "Rapat koordinasi perangkat daerah dan mitra";
/// The signing of agreements among the usual steps.
pub const AGREEMENTS: &str = "Penandatanganan perjanjian kerja sama";

/// The steps that a district usually goes through in a year, in order of their first days: its own planning for the year after,
/// and the joint secretariat's around it. The days are a beginning to be changed: every district sets its own by decree.
pub fn usual_steps(year: i16) -> Vec<UsualStep> {
    let step = |title, party, (from_month, from_day), (to_month, to_day)| UsualStep {
        title,
        party,
        starts: date(year, from_month, from_day),
        ends: date(year, to_month, to_day),
    };
    vec![
        step("Laporan semester kedua tahun sebelumnya", Party::Partner, (1, 1), (1, 31)),
        step("Pendaftaran dan verifikasi mitra", Party::Partner, (1, 15), (3, 31)),
        step("Musrenbang RKPD tahun berikutnya di kecamatan", Party::Office, (2, 1), (2, 28)),
        step("Forum perangkat daerah untuk RKPD tahun berikutnya", Party::Office, (3, 1), (3, 15)),
        step("Pengisian program kerja", Party::All, (3, 1), (5, 31)),
        step("Musrenbang RKPD tahun berikutnya di kabupaten/kota", Party::All, (3, 16), (3, 31)),
        step("Penetapan RKPD tahun berikutnya", Party::Office, (6, 1), (6, 30)),
        step("Penyelarasan program kerja dengan tugas dan fungsi", Party::All, (6, 1), (6, 30)),
        step(MEETING, Party::All, (7, 1), (7, 15)),
        step("Laporan semester pertama", Party::Partner, (7, 1), (7, 31)),
        step("Kesepakatan KUA dan PPAS tahun berikutnya", Party::Office, (7, 8), (8, 15)),
        step(AGREEMENTS, Party::All, (7, 16), (9, 30)),
        step("Persetujuan perubahan APBD tahun berjalan", Party::Office, (8, 1), (9, 30)),
        step("Pembahasan dan persetujuan rancangan APBD tahun berikutnya", Party::Office, (9, 1), (11, 30)),
        step("Penganugerahan Mitra Pembangunan Award", Party::All, (12, 14), (12, 14)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_begins_lasts_and_ends_on_its_days() {
        let (starts, ends) = (date(2024, 2, 1), date(2024, 2, 29));
        for (today, expected) in [
            (date(2023, 12, 31), (Phase::Ahead, 32)),
            (date(2024, 1, 31), (Phase::Ahead, 1)),
            (date(2024, 2, 1), (Phase::Now, 28)),
            (date(2024, 2, 29), (Phase::Now, 0)),
            (date(2024, 3, 1), (Phase::Past, 0)),
        ] {
            assert_eq!(phase(starts, ends, today), expected, "{today}");
        }
    }

    #[test]
    fn usual_steps_lie_in_their_year_and_in_order() {
        for year in [2015, 2024, 2099] {
            let steps = usual_steps(year);
            assert!(steps.is_sorted_by_key(|step| step.starts));
            for step in steps {
                assert!(step.starts <= step.ends && step.starts.year() == year && step.ends.year() == year);
            }
        }
    }
}
