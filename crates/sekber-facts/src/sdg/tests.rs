use super::*;

#[test]
fn seventeen_goals_with_their_targets() {
    assert_eq!(goals().count(), 17);
    assert_eq!(all().len(), 17 + 169);
    assert_eq!((1..=17).map(|goal| targets(goal).count()).sum::<usize>(), 169);
    assert!(goals().map(|goal| goal.goal).eq(1..=17));
    assert_eq!(targets(0).count() + targets(18).count(), 0);
}

#[test]
fn every_row_can_be_shown_in_both_languages() {
    for row in all() {
        assert!(
            [row.name_id, row.name_en, row.text_id, row.text_en].iter().all(|text| !text.is_empty()),
            "{row:?}"
        );
        assert!(row.color.len() == 7 && row.color.starts_with('#'), "{row:?}");
        assert!(
            row.code == row.goal.to_string() || row.code.starts_with(&format!("{}.", row.goal)),
            "{row:?}"
        );
    }
    let unofficial = all().iter().filter(|row| row.wording == Wording::Unofficial).count();
    assert_eq!(unofficial, 70);
}

#[test]
fn found_by_code() {
    assert_eq!(find("6").unwrap().name_en, "Clean Water and Sanitation");
    assert_eq!(find("6.a").unwrap().goal, 6);
    assert!(find("18").is_none() && find("").is_none());
}
