//! Texts as they stand in links that open a messenger or a letter, ready to be sent.

/// A text percent-encoded throughout: mail programs and authenticator apps show a plus sign as it stands.
pub fn percent_encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The link that opens WhatsApp with a text; whom it goes to is chosen there.
pub fn whatsapp(text: &str) -> String {
    format!("https://wa.me/?text={}", percent_encoded(text))
}

/// The link that opens WhatsApp with a text for a number; none when the text holds no mobile number.
pub fn whatsapp_to(number: &str, text: &str) -> Option<String> {
    Some(format!("https://wa.me/{}?text={}", mobile(number)?, percent_encoded(text)))
}

/// The first mobile number of a text, in digits with the country's code: `0812 3456 7890` and `+62 812-3456-7890` are the same.
/// Landlines have no messenger, and an Indonesian mobile number begins with an 8.
fn mobile(text: &str) -> Option<String> {
    let one = |part: &str| {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let full = match digits.strip_prefix('0') {
            Some(rest) if rest.starts_with('8') => format!("62{rest}"),
            Some(_) => return None,
            None if part.trim_start().starts_with('+') || digits.starts_with("628") => digits,
            None => return None,
        };
        let mobile = full.strip_prefix("62").is_none_or(|rest| rest.starts_with('8'));
        (mobile && (10..=15).contains(&full.len())).then_some(full)
    };
    text.split([',', ';', '/']).find_map(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_messenger_is_offered_for_mobile_numbers_only() {
        for text in ["0812-3456-7890", "+62 812 3456 7890", "(0565) 21345 / 0812 3456 7890", "6281234567890"]
        {
            assert_eq!(mobile(text).as_deref(), Some("6281234567890"), "{text}");
        }
        assert_eq!(mobile("+60 12-345 6789").as_deref(), Some("60123456789"));
        for text in ["", "-", "0565 21345", "+62 565 21345", "0812", "hubungi Budi"] {
            assert_eq!(mobile(text), None, "{text}");
        }
        assert_eq!(
            whatsapp_to("0812 3456 7890", "a b").as_deref(),
            Some("https://wa.me/6281234567890?text=a%20b")
        );
    }
}
