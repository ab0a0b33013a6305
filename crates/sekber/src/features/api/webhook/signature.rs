//! How a notice is signed, by Standard Webhooks: HMAC-SHA256 over its id, the second and the body, in Base64.

use ring::hmac;

/// What a secret begins with, so that receivers know how to read it.
const SECRET: &str = "whsec_";
/// The version of the way of signing.
const VERSION: &str = "v1,";

/// A secret as its owner is told it.
pub fn told(key: &str) -> String {
    format!("{SECRET}{}", base64(key.as_bytes()))
}

/// The signature of a notice.
pub fn sign(key: &str, id: &str, second: i64, body: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let tag = hmac::sign(&key, format!("{id}.{second}.{body}").as_bytes());
    format!("{VERSION}{}", base64(tag.as_ref()))
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let at = |index: usize| u32::from(part.get(index).copied().unwrap_or_default());
        let bits = (at(0) << 16) | (at(1) << 8) | at(2);
        for place in 0..4 {
            let sign = SIGNS[((bits >> (18 - 6 * place)) & 63) as usize];
            text.push(if place <= part.len() { char::from(sign) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_written_as_the_standard_writes_it() {
        for (clear, written) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(clear.as_bytes()), written);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn a_signature_is_the_one_that_other_programs_compute() {
        // Computed by Python's hmac and base64.
        let signed = sign("kunci", "token-7", 1_614_265_330, r#"{"test":1}"#);
        assert_eq!(signed, "v1,7u66uffSP//YtaIEkhecSx3lixqiSGQmwizhMEf3iJ0=");
        assert_eq!(told("kunci"), "whsec_a3VuY2k=");
    }
}
