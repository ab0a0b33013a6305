use super::*;

#[test]
fn a_title_stands_in_the_index_as_stems_and_as_written() {
    let text = |title: &str| title_text(&STEMMER.search_words(title).collect::<Vec<_>>());
    assert_eq!(
        text("Pelayanan Kesehatan Ibu dan Anak"),
        "layan sehat ibu anak x pelayanan kesehatan ibu anak"
    );
    assert_eq!(text("Air bersih"), "air bersih");
    assert_eq!(text("Dinkes"), text("Dinas Kesehatan"));
}

#[test]
fn ranks_keep_kinds_and_lengths_apart() {
    let (one, two) = (Kind { name: "one", number: 1 }, Kind { name: "two", number: 2 });
    assert!(rank_base(one, 3) < rank_base(one, 4));
    assert_eq!(rank_base(one, 255), rank_base(one, 999));
    assert!(rank_base(one, 999) < rank_base(two, 0));
    assert!(rank_base(Kind { name: "last", number: 100 }, 999) > 0);
}

#[test]
fn a_position_is_read_as_it_is_written() {
    let at = Position { level: 3, rank: 1 << 55 };
    assert_eq!(Position::parse(&at.to_text()), Some(at));
    assert!(at < Position { level: 4, rank: 0 });
    for wrong in ["", "3", "a.1", "3.b", "kebun"] {
        assert_eq!(Position::parse(wrong), None);
    }
}
