//! The names on maps of the demonstration's district: every kecamatan and village is named or stands in the key, and no two labels meet.

use sekber::kit::page::map::{self, Area, Label, Map};
use sekber_documents::drawing::names::Room;

/// The labels of a map for one reader, with their areas.
fn labels<'a>(map: &'a Map, reader: &'static str) -> Vec<(&'a Area, &'a Label)> {
    let all = map.areas.iter().flat_map(|area| area.labels.iter().map(move |label| (area, label)));
    all.filter(|(_, label)| label.class.starts_with(reader)).collect()
}

fn room(label: &Label) -> Room {
    let height = match label.class {
        "desk" => 11,
        "desk small" => 9,
        _ => 20,
    };
    Room::of(&label.text, (label.x, label.y), height)
}

/// Every area is named or numbered, once for each reader, and no two labels meet; how many are named at a desk.
fn holds_all(map: &Map) -> usize {
    for reader in ["desk", "phone"] {
        let labels = labels(map, reader);
        assert_eq!(labels.len(), map.areas.len(), "{reader}");
        for (at, (area, label)) in labels.iter().enumerate() {
            let number = area.in_key.map(|key| key.number.to_string());
            assert!(label.text == area.name || number.as_ref() == Some(&label.text), "{}", area.name);
            let own = room(label);
            assert!(own.0 >= 0 && own.1 >= 0 && own.2 <= map.width && own.3 <= map.height, "{}", area.name);
            let met = labels[at + 1..].iter().find(|(_, other)| room(other).meets(own));
            assert!(met.is_none(), "{reader}: {} meets {met:?}", area.name);
        }
    }
    let numbers: Vec<i64> = map.key().into_iter().map(|(key, _)| key.number).collect();
    assert!(numbers.iter().zip(1..).all(|(number, nth)| *number == nth), "{numbers:?}");
    labels(map, "desk").iter().filter(|(area, label)| label.text == area.name).count()
}

#[test]
fn every_kecamatan_and_village_of_the_district_is_named_or_numbered() {
    let district = map::of("61.05").unwrap();
    assert!(holds_all(&district) >= 13, "names of kecamatan have room at a desk");
    let villages = sekber_facts::boundary::villages("61.05").unwrap();
    let mut maps = 0;
    for kecamatan in &district.areas {
        let Some(map) = map::draw_from(villages, Some(&kecamatan.code)) else { continue };
        let named = holds_all(&map);
        // Where many villages share a narrow map, numbers stand for some.
        let least = if map.is_tall() { 8 } else { 9 };
        assert!(named * 10 >= map.areas.len() * least, "{}: {named}", kecamatan.name);
        // So are the longer texts of a picture.
        let written = map.written(|area| format!("{}: 12", area.name));
        assert_eq!(written.texts.len(), map.areas.len());
        maps += 1;
    }
    assert!(maps > 10, "{maps}");
}
