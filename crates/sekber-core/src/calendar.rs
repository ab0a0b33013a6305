//! The planning calendar of a cycle: where a step stands on a day, and the steps that a district usually sets.

use jiff::civil::{Date, date};

use crate::coded::coded;
use crate::value::working_days_after;

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

/// The last time to bring data and reports in order for the award, among the usual steps; its last day is the usual cut-off.
pub const AWARD_DATA: &str = "Pemutakhiran data dan laporan untuk penghargaan mitra";
/// The time to contest the record for the award, among the usual steps.
pub const AWARD_OBJECTIONS: &str = "Masa sanggah data dan verifikasi lapangan penghargaan mitra";
/// The jury's work and the time to contest the result of the award, among the usual steps.
pub const AWARD_RESULT: &str = "Penilaian juri dan masa sanggah hasil penghargaan mitra";
/// The ceremony of the award among the usual steps.
pub const AWARD: &str = "Penganugerahan Mitra Pembangunan Award";

/// The usual steps about the award, which give way to the days of the year's own award.
pub const AWARD_STEPS: [&str; 4] = [AWARD_DATA, AWARD_OBJECTIONS, AWARD_RESULT, AWARD];

/// Most working days that the rules of an award let anything be contested.
pub const MOST_CONTEST_DAYS: u32 = 30;

/// The last day to contest what everybody was told on a day. Bounded also where a draft says what no rules may.
pub fn contest_end(told: Date, contest_days: u32) -> Date {
    working_days_after(told, contest_days.min(MOST_CONTEST_DAYS))
}

fn day_after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// The days of a year's own award: those that its published rules say, and the ends of the times to contest that have begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwardDays {
    /// The last day on which what is recorded counts.
    pub cut_off: Date,
    /// The day of the ceremony.
    pub ceremony: Date,
    /// How many working days each time to contest lasts.
    pub contest_days: u32,
    /// The last day to contest the record, once the evidence is taken.
    pub contest_until: Option<Date>,
    /// The last day to contest the result, once it is told.
    pub object_until: Option<Date>,
}

impl AwardDays {
    /// The last days to contest the record and the result. What has not begun is taken to begin as early as it can from `today`: the
    /// evidence is taken on the day after the cut-off, and the result told on the day after the record may no longer be contested.
    pub fn contest_ends(&self, today: Date) -> (Date, Date) {
        let after = |day: Date| contest_end(day_after(day).max(today), self.contest_days);
        let record = self.contest_until.unwrap_or_else(|| after(self.cut_off));
        (record, self.object_until.unwrap_or_else(|| after(record)))
    }

    /// The steps about the award with these days; none ends before it begins.
    pub fn steps(&self, today: Date) -> [UsualStep; 4] {
        let (record, result) = self.contest_ends(today);
        let opened = day_after(self.cut_off);
        let contest = record.max(opened);
        let judged = day_after(contest);
        let result = result.max(judged);
        let step = |title, party, starts, ends| UsualStep { title, party, starts, ends };
        [
            step(AWARD_DATA, Party::Partner, self.cut_off.first_of_month(), self.cut_off),
            step(AWARD_OBJECTIONS, Party::All, opened, contest),
            step(AWARD_RESULT, Party::All, judged, result),
            step(AWARD, Party::All, self.ceremony, self.ceremony),
        ]
    }
}

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
        step("Forum konsultasi publik rancangan awal RKPD tahun berikutnya", Party::All, (1, 20), (1, 31)),
        step("Musrenbang RKPD tahun berikutnya di kecamatan", Party::Office, (2, 1), (2, 28)),
        step("Forum perangkat daerah untuk RKPD tahun berikutnya", Party::Office, (3, 1), (3, 15)),
        step("Pengisian program kerja", Party::All, (3, 1), (5, 31)),
        step("Rembuk stunting", Party::All, (3, 1), (4, 30)),
        step("Musrenbang RKPD tahun berikutnya di kabupaten/kota", Party::All, (3, 16), (3, 31)),
        step("Penetapan RKPD tahun berikutnya", Party::Office, (6, 1), (6, 30)),
        step("Penyelarasan program kerja dengan tugas dan fungsi", Party::All, (6, 1), (6, 30)),
        step(MEETING, Party::All, (7, 1), (7, 15)),
        step("Laporan semester pertama", Party::Partner, (7, 1), (7, 31)),
        step("Kesepakatan KUA dan PPAS tahun berikutnya", Party::Office, (7, 8), (8, 15)),
        step(AGREEMENTS, Party::All, (7, 16), (9, 30)),
        step("Musrenbang mitra pembangunan", Party::All, (7, 25), (7, 31)),
        step("Persetujuan perubahan APBD tahun berjalan", Party::Office, (8, 1), (9, 30)),
        step("Pembahasan dan persetujuan rancangan APBD tahun berikutnya", Party::Office, (9, 1), (11, 30)),
        step(AWARD_DATA, Party::Partner, (10, 1), (10, 31)),
        step("Laporan TJSLP/CSR perusahaan", Party::Partner, (10, 22), (10, 31)),
        step(AWARD_OBJECTIONS, Party::All, (11, 1), (11, 15)),
        step(AWARD_RESULT, Party::All, (11, 16), (12, 13)),
        step(AWARD, Party::All, (12, 14), (12, 14)),
    ]
}

/// A usual step in English, by the title that it was given; none for a title that the district chose itself.
pub fn usual_in_english(title: &str) -> Option<&'static str> {
    Some(match title {
        "Laporan semester kedua tahun sebelumnya" => "Reports for the second half of the year before",
        "Pendaftaran dan verifikasi mitra" => "Partners register and are verified",
        "Forum konsultasi publik rancangan awal RKPD tahun berikutnya" => {
            "Public consultation on the first draft of next year’s work plan (RKPD)"
        }
        "Musrenbang RKPD tahun berikutnya di kecamatan" => {
            "Planning meetings (musrenbang) of the kecamatan for next year’s work plan"
        }
        "Forum perangkat daerah untuk RKPD tahun berikutnya" => "Forum of offices for next year’s work plan",
        "Pengisian program kerja" => "Programmes are filled in",
        "Rembuk stunting" => "Stunting summit (rembuk stunting)",
        "Musrenbang RKPD tahun berikutnya di kabupaten/kota" => {
            "Planning meeting (musrenbang) of the district for next year’s work plan"
        }
        "Penetapan RKPD tahun berikutnya" => "Next year’s work plan (RKPD) is set",
        "Penyelarasan program kerja dengan tugas dan fungsi" => {
            "Programmes are aligned with the tasks and functions of offices"
        }
        MEETING => "Coordination meeting of offices and partners",
        "Laporan semester pertama" => "Reports for the first half of the year",
        "Kesepakatan KUA dan PPAS tahun berikutnya" => {
            "Agreement on next year’s budget policy and ceilings (KUA and PPAS)"
        }
        AGREEMENTS => "Agreements are signed",
        "Musrenbang mitra pembangunan" => "Planning meeting (musrenbang) of development partners",
        "Persetujuan perubahan APBD tahun berjalan" => "This year’s changed budget (APBD) is approved",
        "Pembahasan dan persetujuan rancangan APBD tahun berikutnya" => {
            "Next year’s draft budget (APBD) is discussed and approved"
        }
        AWARD_DATA => "Data and reports are brought up to date for the partner award",
        "Laporan TJSLP/CSR perusahaan" => "Companies report on their TJSLP/CSR",
        AWARD_OBJECTIONS => "Data for the partner award can be contested and are verified on site",
        AWARD_RESULT => "The jury judges, and the result of the partner award can be contested",
        AWARD => "Ceremony of the Mitra Pembangunan Award",
        _ => return None,
    })
}

/// The plan year whose planning meetings (musrenbang) a proposal of this day can still reach: those of the next year's plan end in
/// March.
pub fn plan_year(day: Date) -> i16 {
    if day.month() <= 3 { day.year() + 1 } else { day.year() + 2 }
}

/// The year whose change of plan and budget a proposal of this day can still reach: its draft is with the council from the first week of
/// August on.
pub fn change_year(day: Date) -> i16 {
    if day.month() <= 7 { day.year() } else { day.year() + 1 }
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
    fn a_proposal_of_september_reaches_the_plan_after_the_next() {
        let reached = |day| (plan_year(day), change_year(day));
        assert_eq!(reached(date(2023, 9, 20)), (2025, 2024));
        assert_eq!(reached(date(2024, 2, 1)), (2025, 2024));
        assert_eq!(reached(date(2024, 4, 1)), (2026, 2024));
    }

    #[test]
    fn the_award_of_the_year_says_until_when_it_is_contested() {
        let days = AwardDays {
            cut_off: date(2023, 10, 31),
            ceremony: date(2023, 12, 14),
            contest_days: 3,
            contest_until: None,
            object_until: None,
        };
        // On the last day of October nothing has begun; on a day after, it begins that day at the earliest.
        assert_eq!(days.contest_ends(date(2023, 10, 31)), (date(2023, 11, 6), date(2023, 11, 10)));
        assert_eq!(days.contest_ends(date(2023, 12, 13)), (date(2023, 12, 18), date(2023, 12, 22)));
        let ends = |days: AwardDays, today| days.steps(today).map(|step| step.ends);
        let before = ends(days, date(2023, 10, 1));
        // Taken on Wednesday, 1 November; the result is told on the working day after at the earliest.
        assert_eq!(before[..2], [date(2023, 10, 31), date(2023, 11, 6)]);
        assert_eq!(before[3], date(2023, 12, 14));
        let told = AwardDays {
            contest_until: Some(date(2023, 11, 4)),
            object_until: Some(date(2023, 11, 27)),
            ..days
        };
        assert_eq!(ends(told, date(2023, 11, 20))[1..3], [date(2023, 11, 4), date(2023, 11, 27)]);
        for step in days.steps(date(2023, 11, 20)) {
            assert!(
                step.starts <= step.ends && usual_steps(2023).iter().any(|usual| usual.title == step.title)
            );
        }
    }

    #[test]
    fn usual_steps_lie_in_their_year_and_in_order() {
        for year in [2015, 2024, 2099] {
            let steps = usual_steps(year);
            assert!(steps.is_sorted_by_key(|step| step.starts));
            for step in steps {
                assert!(step.starts <= step.ends && step.starts.year() == year && step.ends.year() == year);
                assert!(usual_in_english(step.title).is_some(), "{}", step.title);
            }
        }
    }
}
