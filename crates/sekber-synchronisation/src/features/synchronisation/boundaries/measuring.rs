//! Polygons of GeoJSON: read into numbers, with their size and a point inside where a name can be written.

use serde_json::Value as Json;

/// A point: longitude and latitude in degrees.
pub type Point = (f64, f64);
/// A polygon: its outer ring, then its holes. A ring ends where it begins.
pub type Polygon = Vec<Vec<Point>>;

/// Kilometres of a degree of latitude, and of one of longitude at the equator.
const DEGREE: f64 = 111.32;

/// What is known of polygons.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// Their size together.
    pub square_kilometres: f64,
    /// A point inside the largest of them.
    pub label: Point,
}

/// The polygons of a geometry; `None` unless it is a polygon or several, made of finite numbers.
pub fn polygons(geometry: &Json) -> Option<Vec<Polygon>> {
    let coordinates = geometry.get("coordinates")?.as_array()?;
    match geometry.get("type")?.as_str()? {
        "Polygon" => Some(vec![polygon(coordinates)?]),
        "MultiPolygon" => coordinates.iter().map(|one| polygon(one.as_array()?)).collect(),
        _ => None,
    }
}

fn polygon(rings: &[Json]) -> Option<Polygon> {
    rings.iter().map(|ring| ring.as_array()?.iter().map(point).collect()).collect()
}

fn point(pair: &Json) -> Option<Point> {
    let number = |at: usize| pair.get(at)?.as_f64().filter(|number| number.is_finite());
    Some((number(0)?, number(1)?))
}

/// Measures polygons; `None` when there is no ring. Linear in their points.
pub fn measured(polygons: &[Polygon]) -> Option<Measured> {
    let outer = || polygons.iter().filter_map(|polygon| polygon.first());
    let largest = outer().max_by(|a, b| area(a).total_cmp(&area(b)))?;
    let holes = polygons.iter().flat_map(|polygon| polygon.iter().skip(1));
    let all = outer().map(|ring| area(ring)).sum::<f64>() - holes.map(|ring| area(ring)).sum::<f64>();
    Some(Measured { square_kilometres: (all.max(0.0) * 100.0).round() / 100.0, label: inside(largest)? })
}

/// The size of a ring in square kilometres, by the shoelace formula on the plane at its own latitude.
fn area(ring: &[Point]) -> f64 {
    let Some(first) = ring.first() else { return 0.0 };
    let edges = ring.iter().zip(ring.iter().skip(1));
    let twice: f64 = edges.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    (twice / 2.0).abs() * DEGREE * DEGREE * first.1.to_radians().cos()
}

/// A point inside a ring: in the middle of the widest part of the parallel halfway up.
fn inside(ring: &[Point]) -> Option<Point> {
    let latitudes = || ring.iter().map(|point| point.1);
    let (south, north) = (latitudes().reduce(f64::min)?, latitudes().reduce(f64::max)?);
    let middle = f64::midpoint(south, north);
    let edges = ring.iter().zip(ring.iter().skip(1));
    let crossed = edges.filter(|(a, b)| (a.1 <= middle) != (b.1 <= middle));
    let mut crossings: Vec<f64> =
        crossed.map(|(a, b)| a.0 + (middle - a.1) / (b.1 - a.1) * (b.0 - a.0)).collect();
    crossings.sort_by(f64::total_cmp);
    let widest = crossings.chunks_exact(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])));
    match widest {
        Some(part) => Some((f64::midpoint(part[0], part[1]), middle)),
        None => ring.first().copied(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_square_is_as_large_as_it_is_and_its_label_lies_inside() {
        let square = json!({ "type": "Polygon", "coordinates": [[[111.0, 0.0], [111.1, 0.0], [111.1, 0.1], [111.0, 0.1], [111.0, 0.0]]] });
        let measured = measured(&polygons(&square).unwrap()).unwrap();
        assert!((measured.square_kilometres - 123.92).abs() < 0.05, "{measured:?}");
        assert!((measured.label.0 - 111.05).abs() < 1e-9 && (measured.label.1 - 0.05).abs() < 1e-9);
    }

    #[test]
    fn the_label_of_a_hook_lies_in_it_and_holes_are_no_area() {
        // A letter C: the middle of its box lies outside of it.
        let hook = vec![
            (0.0, 0.0),
            (4.0, 0.0),
            (4.0, 1.0),
            (1.0, 1.0),
            (1.0, 3.0),
            (4.0, 3.0),
            (4.0, 4.0),
            (0.0, 4.0),
            (0.0, 0.0),
        ];
        let found = measured(&[vec![hook]]).unwrap();
        assert!(found.label.0 > 0.0 && found.label.0 < 1.0, "{found:?}");
        let ring = |from: f64, to: f64| vec![(from, from), (to, from), (to, to), (from, to), (from, from)];
        let (whole, holed) =
            (measured(&[vec![ring(0.0, 2.0)]]), measured(&[vec![ring(0.0, 2.0), ring(0.5, 1.5)]]));
        assert!(whole.unwrap().square_kilometres > holed.unwrap().square_kilometres);
    }

    #[test]
    fn what_is_no_polygon_is_none() {
        for wrong in [
            json!(null),
            json!({ "type": "Point", "coordinates": [1, 2] }),
            json!({ "type": "Polygon", "coordinates": [[["a", 2]]] }),
            json!({ "type": "Polygon", "coordinates": 7 }),
        ] {
            assert_eq!(polygons(&wrong), None, "{wrong}");
        }
        assert_eq!(measured(&[]), None);
        assert_eq!(measured(&[vec![vec![]]]), None);
    }
}
