use axum::http::HeaderValue;

use super::*;

fn origin(peer: &str, told: Option<&str>, behind_proxy: bool) -> String {
    let mut headers = HeaderMap::new();
    if let Some(told) = told {
        headers.insert("x-forwarded-for", HeaderValue::from_str(told).unwrap());
    }
    Origin::of(peer.parse().ok(), &headers, behind_proxy).text
}

#[test]
fn only_a_known_proxy_is_believed_and_only_its_own_word() {
    assert_eq!(origin("10.0.0.1", Some("1.2.3.4"), false), "10.0.0.1");
    assert_eq!(origin("10.0.0.1", Some("6.6.6.6, 1.2.3.4"), true), "1.2.3.4");
    assert_eq!(origin("10.0.0.1", Some("1.2.3.4:5678"), true), "1.2.3.4");
    assert_eq!(origin("10.0.0.1", Some("[2001:db8::1]:443"), true), "2001:db8::/64");
    assert_eq!(origin("10.0.0.1", Some("nonsense"), true), "10.0.0.1");
    assert_eq!(origin("10.0.0.1", None, true), "10.0.0.1");
}

#[test]
fn networks_of_the_sixth_version_count_as_one() {
    assert_eq!(origin("2001:db8:1:2:3:4:5:6", None, false), "2001:db8:1:2::/64");
    assert_eq!(origin("2001:db8:1:2:ffff::1", None, false), "2001:db8:1:2::/64");
    assert_eq!(origin("::ffff:10.1.2.3", None, false), "10.1.2.3");
    assert_eq!(origin("", None, false), "local");
}
