//! Texts as they stand in links that open a messenger or a letter, ready to be sent.

/// A text percent-encoded throughout: mail programs and authenticator apps show a plus sign as it stands.
pub fn percent_encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The link that opens WhatsApp with a text; whom it goes to is chosen there.
pub fn whatsapp(text: &str) -> String {
    format!("https://wa.me/?text={}", percent_encoded(text))
}
