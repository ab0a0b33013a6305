//! Minimum service standards (standar pelayanan minimal, SPM): the basic services that every district owes its people, as the nomenclature
//! marks them among its sub-kegiatan.

use super::{Entry, Level, all, ancestors, applies_in};

/// The minimum service standard of a field of government.
#[derive(Debug, Clone)]
pub struct Standard {
    /// The field, such as health.
    pub field: &'static Entry,
    /// The sub-kegiatan that count towards it, in code order.
    pub parts: Vec<&'static Entry>,
}

/// The standards that a district, by its code such as `61.05`, has to meet, in the order of their fields. Linear in the nomenclature.
pub fn standards(district: &str) -> Vec<Standard> {
    let mut found: Vec<Standard> = Vec::new();
    for part in all().iter().filter(|entry| entry.spm && applies_in(entry.code, district)) {
        let Some(field) = ancestors(part.code).into_iter().find(|above| above.level == Level::Bidang) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if last.field.code == field.code => last.parts.push(part),
            _ => found.push(Standard { field, parts: vec![part] }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::region::is_within;

    #[test]
    fn six_fields_have_a_standard_and_each_part_stands_once() {
        let all = standards("61.05");
        let fields: Vec<&str> = all.iter().map(|standard| standard.field.code).collect();
        assert_eq!(fields, ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"]);
        for standard in &all {
            let within = |part: &&Entry| part.spm && is_within(part.code, standard.field.code);
            assert!(
                !standard.parts.is_empty() && standard.parts.iter().all(within),
                "{}",
                standard.field.name
            );
        }
        let count = |district: &str| standards(district).iter().map(|one| one.parts.len()).sum::<usize>();
        // What only provinces with a law of their own do is no standard elsewhere.
        assert!(count("61.05") < 356 && count("61.05") < count("91.03"), "{}", count("61.05"));
        assert!(count("") < 356);
    }
}
