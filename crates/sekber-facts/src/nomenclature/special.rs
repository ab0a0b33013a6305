//! Entries for provinces with a law of their own: what only Aceh, Yogyakarta or Papua do is no choice and no reason anywhere else.

use super::{Level, ancestors, find};

const ACEH: &[&str] = &["11"];
const YOGYAKARTA: &[&str] = &["34"];
/// The provinces that Papua was divided into.
const PAPUA: &[&str] = &["91", "92", "93", "94", "95", "96"];

/// The provinces that a name or the fourth part of a code speaks of: 1 is for provinces and 2 for regencies everywhere.
const NAMED: [(&str, &[&str]); 3] = [("Aceh", ACEH), ("Yogyakarta", YOGYAKARTA), ("Papua", PAPUA)];

fn by_part(code: &str) -> Option<&'static [&'static str]> {
    match code.split('.').nth(3)? {
        "3" | "4" => Some(PAPUA),
        "5" | "6" => Some(YOGYAKARTA),
        "7" | "8" => Some(ACEH),
        _ => None,
    }
}

/// The provinces that an entry is kept to; none for what may be done everywhere.
fn kept_to(code: &str) -> Option<&'static [&'static str]> {
    let by_name = || {
        let line =
            ancestors(code).into_iter().chain(find(code)).filter(|entry| entry.level <= Level::Program);
        let mut names = line.map(|entry| entry.name);
        names.find_map(|name| NAMED.into_iter().find(|(province, _)| name.contains(province)))
    };
    by_part(code).or_else(|| by_name().map(|(_, provinces)| provinces))
}

/// Whether a district, by its code such as `61.05`, may do what an entry names. What is no entry is nobody's.
pub fn applies_in(code: &str, district: &str) -> bool {
    let province = district.split('.').next().unwrap_or_default();
    find(code).is_some() && kept_to(code).is_none_or(|provinces| provinces.contains(&province))
}

#[cfg(test)]
mod tests {
    use super::super::{all, search_in};
    use super::*;

    #[test]
    fn what_is_aceh_s_is_offered_in_aceh_only() {
        for (code, district) in
            [("9.01", "11.01"), ("9.01.02", "11.71"), ("2.22.08", "34.04"), ("2.13.06", "91.03")]
        {
            assert!(applies_in(code, district) && !applies_in(code, "61.05"), "{code}");
        }
        for code in ["1.02", "1.02.02.2.02.0001", "2.13.05", "5.01"] {
            assert!(applies_in(code, "61.05") && applies_in(code, "11.01"), "{code}");
        }
        assert!(!applies_in("1.99", "61.05"));
    }

    #[test]
    fn nothing_that_names_another_province_is_offered() {
        let elsewhere = |name: &str| NAMED.iter().any(|(province, _)| name.contains(province));
        let offered =
            all().iter().filter(|entry| entry.level <= Level::Program && applies_in(entry.code, "61.05"));
        let found: Vec<_> = offered.filter(|entry| elsewhere(entry.name)).map(|entry| entry.code).collect();
        assert_eq!(found, Vec::<&str>::new());
        assert!(search_in("aceh", 50, "61.05").iter().all(|entry| applies_in(entry.code, "61.05")));
        assert!(search_in("kekhususan aceh", 5, "11.01").iter().any(|entry| entry.code == "9.01"));
    }
}
