use std::collections::HashSet;
use std::time::Instant;

use super::*;

#[test]
fn counts_of_the_edition() {
    let count = |level| all().iter().filter(|entry| entry.level == level).count();
    assert_eq!(count(Level::Urusan), 10);
    assert_eq!(count(Level::Bidang), 45);
    assert_eq!(count(Level::Program), 189);
    assert_eq!(count(Level::Kegiatan), 713);
    assert_eq!(count(Level::SubKegiatan), 3_550);
    assert_eq!(all().iter().filter(|entry| entry.spm).count(), 356);
}

#[test]
fn codes_are_unique_in_order_and_stand_under_the_level_above() {
    assert!(all().is_sorted_by(|a, b| a.code < b.code));
    for entry in all() {
        let parent = entry.parent.and_then(find);
        assert_eq!(entry.parent.is_none(), entry.level == Level::Urusan, "{entry:?}");
        assert_eq!(parent.map(|parent| parent.level as u8 + 1).unwrap_or(0), entry.level as u8, "{entry:?}");
    }
}

#[test]
fn sub_kegiatan_tell_how_they_are_measured() {
    for entry in all() {
        let measured = !entry.indicator.is_empty() && !entry.unit.is_empty();
        assert_eq!(measured, entry.level == Level::SubKegiatan, "{entry:?}");
    }
}

#[test]
fn names_are_not_shouted() {
    for entry in all().iter().filter(|entry| entry.level <= Level::Program) {
        assert!(entry.name.chars().any(char::is_lowercase), "{entry:?}");
    }
    assert_eq!(find("1.03.02").unwrap().name, "Program Pengelolaan Sumber Daya Air (SDA)");
    let tags: HashSet<&str> = all().iter().flat_map(|entry| entry.tags.iter().copied()).collect();
    assert!(tags.contains("Stunting") && tags.contains("Perubahan iklim"), "{tags:?}");
}

#[test]
fn ancestors_run_from_the_top() {
    let codes: Vec<_> = ancestors("1.02.02.2.01.0001").iter().map(|entry| entry.code).collect();
    assert_eq!(codes, ["1", "1.02", "1.02.02", "1.02.02.2.01"]);
    assert!(ancestors("1").is_empty() && ancestors("no such code").is_empty());
}

#[test]
fn replaced_codes_lead_to_codes_in_use() {
    assert_eq!(SUCCESSIONS.rows().len(), 176);
    for succession in SUCCESSIONS.rows() {
        assert!(find(succession.new_code).is_some() && find(succession.old_code).is_none(), "{succession:?}");
    }
    assert_eq!(successor("1.02.02.2.02.0028").unwrap().new_code, "1.02.02.2.02.0053");
}

#[test]
fn search_by_words_puts_own_names_first() {
    let found = search("air minum", 20);
    assert!(!found.is_empty());
    for entry in &found {
        let name = entry.name.to_lowercase();
        assert!(name.contains("air") && name.contains("minum"), "{entry:?}");
    }
    assert_eq!(search("pendidikan", 1)[0].code, "1.01");
    assert!(search("p", 1)[0].name.starts_with('P'));
}

#[test]
fn search_uses_names_above_as_context() {
    let found = search("kesehatan balita", 10);
    assert_eq!(found[0].name, "Pengelolaan Pelayanan Kesehatan Balita");
    let below = search("transmigrasi cek", 20);
    assert!(below.iter().any(|entry| entry.name == "Cek Kesehatan Calon Transmigran"), "{below:?}");
}

#[test]
fn search_finds_themes_that_no_name_mentions() {
    let found = search("stunt ibu hamil", 10);
    assert!(found.iter().any(|entry| entry.code == "1.02.02.2.02.0001"), "{found:?}");
}

#[test]
fn search_by_code() {
    let codes = |query| search(query, 3).iter().map(|entry| entry.code).collect::<Vec<_>>();
    assert_eq!(codes(" 1.02 "), ["1.02", "1.02.02", "1.02.02.2.01"]);
    assert_eq!(codes("x.xx"), ["X.XX", "X.XX.01", "X.XX.01.2.01"]);
    assert!(codes("1.99").is_empty());
}

#[test]
fn search_survives_anything_typed() {
    assert!(search("", 10).is_empty() && search("  (/) ", 10).is_empty());
    assert!(search("zzzz", 10).is_empty());
    assert!(search("air", 0).is_empty());
    assert!(search(&"kata ".repeat(500), 10).is_empty());
    assert_eq!(search("AIR  minum,", 5)[0].code, search("air minum", 5)[0].code);
    search("🙂 İstanbul %_'", 10);
}

/// Bound for builds without optimisation.
#[test]
fn search_is_quick() {
    search("air", 10);
    let start = Instant::now();
    search("pengelolaan air minum desa", 20);
    assert!(start.elapsed().as_millis() < 100, "{:?}", start.elapsed());
}

#[test]
fn what_is_called_so_is_found_by_its_whole_name_alone() {
    let code = |name: &str| named(name, "61.05").map(|entry| entry.code);
    assert_eq!(code("Program Pengelolaan Pendidikan"), Some("1.01.02"));
    assert_eq!(code(" PENGELOLAAN  pendidikan"), Some("1.01.02"), "without what it is");
    assert_eq!(code("Program Pengelolaan Pendidikan Desa"), None);
    assert_eq!(code("program"), None);
    assert_eq!(code(""), None);
    for entry in all().iter().filter(|entry| entry.level == Level::Program && applies_in(entry.code, "61.05"))
    {
        assert!(named(entry.name, "61.05").is_none_or(|found| found.code == entry.code), "{}", entry.code);
    }
}
