use axum::http::{HeaderValue, StatusCode, header};
use proptest::prelude::*;

use super::*;

/// Where a browser goes from a page of ours when it gets this address.
fn followed(from: &str, to: &str) -> Url {
    Url::parse(from).unwrap().join(to).unwrap()
}

fn stays(given: &str) {
    let to = local_path(given);
    for from in ["http://127.0.0.1:8080/language/id?back=x", "https://sekber.sintang.go.id/hall/1/vote"] {
        assert_eq!(followed(from, &to).origin(), Url::parse(from).unwrap().origin(), "{given:?} → {to:?}");
    }
    assert!(to.starts_with('/') && to.bytes().all(|byte| byte.is_ascii_graphic()), "{given:?} → {to:?}");
    HeaderValue::from_str(&to).unwrap();
    assert_eq!(local_path(&to), to, "what was read once is read the same again");
}

#[test]
fn pages_of_ours_are_kept_with_query_and_fragment() {
    for path in
        ["/", "/matching?plan=x&page=2#p-1", "/sign-in/code?next=%2Fimport", "/partners/a@b", "/a%09b"]
    {
        assert_eq!(local_path(path), path);
    }
    assert_eq!(local_path("/partners?q=Sungai Ambawang"), "/partners?q=Sungai%20Ambawang");
    assert_eq!(local_path("/partners?q=été"), "/partners?q=%C3%A9t%C3%A9");
}

#[test]
fn every_way_out_leads_home() {
    let ways = [
        "",
        "evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "//evil.example",
        "///evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "/\n/evil.example",
        "/\r\n/evil.example",
        "/\u{b}/evil.example",
        "/\0/evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\\/evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/a/..//evil.example",
        "/%2e//evil.example",
        "/%2E%2e//evil.example",
        "//user@evil.example",
        "//here.invalid@evil.example",
        "//evil.example:8080",
        "/\u{85}/evil.example",
        "/a\r\nSet-Cookie: session=1",
        "\u{feff}//evil.example",
        " //evil.example",
        "//[::1]/",
        "//",
    ];
    for way in ways {
        stays(way);
        assert_eq!(local_path(way), HOME, "{way:?}");
    }
}

#[test]
fn every_address_fits_the_header() {
    for given in ["/ü\u{202e}\u{2028}\u{fffd}", "/a b\"<>`{}|^", "/\u{ff0f}/evil.example", "/?\u{7f}"] {
        stays(given);
        let answer = redirect(given);
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{given:?}");
        assert!(answer.headers().contains_key(header::LOCATION));
    }
}

proptest! {
    #[test]
    fn no_text_leads_elsewhere(given in any::<String>()) {
        stays(&given);
    }

    #[test]
    fn no_trick_leads_elsewhere(given in r"[/\\.%@:?# \t\r\n\x00\x0b092eEfF5cC~a\u{2f}\u{ff0f}\u{202e}-]{0,24}") {
        stays(&given);
        stays(&format!("/{given}evil.example"));
    }
}
