//! The prefix is given to every cookie, and only what carries it comes in.

use axum::http::{HeaderMap, HeaderValue, header};

use super::{own, prefix};

#[test]
fn every_cookie_that_is_set_is_tied_to_the_host() {
    let mut headers = HeaderMap::new();
    for cookie in
        ["language=id; Path=/; SameSite=Lax; Max-Age=31536000", "sekber=x; Path=/; HttpOnly; Secure"]
    {
        headers.append(header::SET_COOKIE, HeaderValue::from_static(cookie));
    }
    prefix(&mut headers);
    let set: Vec<&str> =
        headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(set[0], "__Host-language=id; Path=/; SameSite=Lax; Max-Age=31536000; Secure");
    assert_eq!(set[1], "__Host-sekber=x; Path=/; HttpOnly; Secure");
}

#[test]
fn a_planted_cookie_never_comes_in() {
    let mut headers = HeaderMap::new();
    headers
        .append(header::COOKIE, HeaderValue::from_static("sekber=planted; __Host-sekber=real; language=en"));
    headers.append(header::COOKIE, HeaderValue::from_static("__Host-theme=dark"));
    assert_eq!(own(&headers).unwrap(), "sekber=real; theme=dark");
    headers.clear();
    headers.append(header::COOKIE, HeaderValue::from_static("sekber=planted"));
    assert_eq!(own(&headers), None);
}
