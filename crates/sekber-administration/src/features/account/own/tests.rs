use super::device::describe;

#[test]
fn devices_are_named_as_their_owners_know_them() {
    let phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36";
    assert_eq!(describe(phone), "Chrome · Android");
    let office = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
    assert_eq!(describe(office), "Firefox · Windows");
    assert_eq!(describe("curl/8.5.0"), "curl/8.5.0");
    assert_eq!(describe(""), "");
}
