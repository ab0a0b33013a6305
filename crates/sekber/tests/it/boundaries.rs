//! Scenarios about the boundaries that maps are drawn from: those of any district can be loaded, and maps and files say where they come from.

use sekber::kit::store::sql;
use serde_json::{Value as Json, json};

use crate::harness::{Harness, OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, Seen, on_both};
use crate::program::Program;

const MAP: &str = "/synchronisation/map";

fn square(code: &str, west: f64) -> Json {
    let east = west + 0.2;
    let ring = json!([[west, 0.0], [east, 0.0], [east, 0.2], [west, 0.2], [west, 0.0]]);
    let properties = json!({ "NAMOBJ": "Kecamatan", "KDCPUM": code });
    json!({ "type": "Feature", "properties": properties, "geometry": { "type": "Polygon", "coordinates": [ring] } })
}

/// Loads a file; whether that went well, with what was said.
fn load(harness: &Harness, name: &str, features: &[Json]) -> (bool, String) {
    let file = harness.folder().join(name);
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    std::fs::write(&file, text).unwrap();
    let program = Program::on(harness.address(), harness.folder());
    let source = ["--source", "Peta Rupabumi, BIG", "--licence", "CC BY 4.0"];
    let done = program.run(&[&["boundaries", file.to_str().unwrap()][..], &source[..]].concat());
    (done.status.success(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
}

fn codes(seen: &Seen) -> Vec<String> {
    let shapes: Json = serde_json::from_str(&seen.is_ok().text).unwrap();
    let features = shapes["features"].as_array().unwrap();
    features.iter().map(|one| one["properties"]["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn maps_are_drawn_from_the_boundaries_that_were_loaded_and_say_whose_they_are() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let (built_in, loaded) =
            ("Batas: cahyadsn/wilayah_boundaries, MIT", "Batas: Peta Rupabumi, BIG, CC BY 4.0; indikatif");
        staff.get(MAP).await.is_ok().costs_at_most(10).shows(built_in).hides(loaded);
        let file = staff.get("/synchronisation/map.geojson").await;
        file.is_ok().shows("\"boundaries_licence\":\"MIT, © 2024 Cahya DSN\"");
        staff.get("/synchronisation/map.svg").await.is_ok().shows(built_in);
        let (well, said) =
            load(&harness, "batas.geojson", &[square("61.05.01", 111.4), square("610502", 111.6)]);
        assert!(well && said.contains("Boundaries loaded: 2 of 14 kecamatan"), "{said}");
        let page = staff.get(MAP).await;
        page.is_ok().costs_at_most(10).shows(loaded).hides(built_in);
        assert_eq!(page.text.matches("<path class=\"area").count(), 2, "two kecamatan have an outline");
        // The table tells of all of them, drawn or not.
        page.shows("Kayan Hulu");
        let file = staff.get("/synchronisation/map.geojson").await;
        assert_eq!(codes(&file), ["61.05.01", "61.05.02"]);
        file.shows("Peta Rupabumi, BIG").shows("\"name\":\"Sintang\"");
        let svg = staff.get("/synchronisation/map.svg").await;
        svg.is_ok().shows("Peta Rupabumi, BIG");
        staff.get("/synchronisation/map.pdf").await.is_ok();
        // Villages are a level of their own, and stay as they are.
        staff.get("/synchronisation/map?place=61.05.01").await.is_ok().shows(built_in);
        // A second file takes the place of the first.
        let (well, said) = load(&harness, "batas.geojson", &[square("61.05.03", 111.4)]);
        assert!(well && said.contains("1 of 14"), "{said}");
        assert_eq!(codes(&staff.get("/synchronisation/map.geojson").await), ["61.05.03"]);
        let told = sql("select count(*) from audit where kind = 'boundaries.loaded'");
        assert_eq!(harness.app.db().value::<i64>(told).await.unwrap(), Some(2));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_drawn_says_why_and_changes_nothing() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        for (features, why) in [
            (vec![square("32.73.01", 107.5)], "no property holds the codes"),
            (vec![square("61.05.01", 788_000.0)], "does not lie in Indonesia"),
            (Vec::new(), "no property holds the codes"),
        ] {
            let (well, said) = load(&harness, "salah.geojson", &features);
            assert!(!well && said.contains(why), "{why}: {said}");
        }
        staff.get(MAP).await.is_ok().shows("Batas: cahyadsn/wilayah_boundaries, MIT");
    })
    .await;
}

#[tokio::test]
async fn villages_that_programmes_name_are_points_on_the_map() {
    on_both(async |harness| {
        for programme in [OWN_PARTNER_PROGRAMME, OTHER_PARTNER_PROGRAMME] {
            let place = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.01.1001')";
            harness.change(sql(place).bind(programme)).await;
        }
        let staff = harness.as_staff().await;
        let page = staff.get(MAP).await;
        // One village, and three in the legend, one of them for each end of the sizes; its own programmes stand in the title.
        page.is_ok().costs_at_most(10).shows("desa atau kelurahan yang disebut namanya").shows("Ladang: 2 program</title></circle>");
        assert_eq!(page.text.matches("<circle class=\"dot\"").count(), 4);
        let drawing = staff.get("/synchronisation/map.svg").await;
        drawing.is_ok().costs_at_most(10).shows("Titik pada peta").shows("<circle class=\"dot\"");
        staff.get("/synchronisation/map.pdf").await.is_ok();
        // What is narrowed away is no point, and inside a kecamatan villages are areas.
        for path in [format!("{MAP}?side=office"), format!("{MAP}?place=61.05.01")] {
            staff.get(&path).await.is_ok().hides("class=\"dot\"");
        }
    })
    .await;
}
