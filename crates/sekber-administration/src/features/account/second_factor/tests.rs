use sekber_core::value::Moment;

use super::code;
use crate::kit::page::qr;

#[test]
fn codes_follow_the_standard() {
    // The secret and moments of RFC 6238, appendix B, cut to six digits.
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (seconds, wanted) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
        let at = Moment(seconds * 1000);
        assert_eq!(code::generate(secret, at).as_deref(), Some(wanted));
        assert_eq!(code::step(secret, wanted, at), Some(seconds / 30));
        let spaced = format!(" {} {} ", &wanted[..3], &wanted[3..]);
        assert_eq!(code::step(secret, &spaced, at.plus_seconds(30)), Some(seconds / 30));
        assert_eq!(code::step(secret, wanted, at.plus_seconds(90)), None);
    }
    assert_eq!(code::step("too short", "287082", Moment(59_000)), None);
    assert_eq!(code::step(secret, "28708", Moment(59_000)), None);
}

#[test]
fn secrets_and_recovery_codes_are_fresh_and_readable() {
    let secret = code::fresh_secret().unwrap();
    assert_eq!(secret.len(), 32);
    assert_ne!(secret, code::fresh_secret().unwrap());
    let codes = code::recovery_codes().unwrap();
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.len() == 29 && !code.contains(['l', 'i', 'o', '1'])), "{codes:?}");
    let typed = codes[0].to_uppercase().replace('-', " ");
    assert_eq!(code::recovery_hash(&typed), code::recovery_hash(&codes[0]));
}

#[test]
fn the_picture_holds_to_the_page_policy() {
    let address = code::address("ABC", "a+b@example.org", "Kabupaten Sintang");
    assert_eq!(
        address,
        "otpauth://totp/Sekber%20Kabupaten%20Sintang:a%2Bb%40example.org?secret=ABC&issuer=Sekber%20Kabupaten%20Sintang"
    );
    let picture = qr(&address).unwrap();
    assert!(picture.starts_with("<svg ") && !picture.contains("style"));
    assert_eq!(qr(&"x".repeat(5_000)), None);
}
