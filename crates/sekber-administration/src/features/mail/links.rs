//! What people typed is no link in an e-mail: whoever may write a title, a name or a remark could otherwise lead others to a page
//! of theirs in a letter that the secretariat sends.
//!
//! Mail programs make links of everything that looks like an address. So `https://contoh.id` is told as `https[:]//contoh[.]id`:
//! it can be read and typed, and nobody is led there by a click. The addresses of the system itself stay as they are.

/// A text in which nothing can be read as a link but addresses that begin as one of those that are `kept`.
pub fn blunted(text: &str, kept: &[&str]) -> String {
    let mut told = String::with_capacity(text.len());
    let (mut rest, mut before) = (text, None);
    while let Some(sign) = rest.chars().next() {
        if let Some(behind) = behind_kept(rest, kept) {
            let link = rest.strip_suffix(behind).unwrap_or_default();
            told.push_str(link);
            (rest, before) = (behind, link.chars().next_back());
            continue;
        }
        if let Some((number, behind)) = machine(rest, before) {
            told.push_str(&number.replace(':', "[:]").replace('.', "[.]"));
            (rest, before) = (behind, number.chars().next_back());
            continue;
        }
        let mut signs = rest.chars();
        signs.next();
        let behind = signs.as_str();
        match sign {
            _ if is_colon(sign) && behind.chars().take(2).filter(|sign| is_slash(*sign)).count() == 2 => {
                told.push_str("[:]");
            }
            // The folder of another machine.
            '\\' | '＼' if behind.starts_with(['\\', '＼']) => told.push_str("[\\]"),
            _ if is_dot(sign) && before.is_some_and(is_of_host) && is_host_part(behind) => {
                // A new word after an abbreviation or a sentence gets the blank that was left out.
                let is_new_word = sign == '.' && behind.starts_with(char::is_uppercase);
                told.push_str(if is_new_word { ". " } else { "[.]" });
            }
            _ => told.push(sign),
        }
        (rest, before) = (behind, Some(sign));
    }
    told
}

/// The addresses of the web in some texts.
pub fn addresses(texts: &[String]) -> impl Iterator<Item = &str> {
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    let bare = words.map(|word| word.trim_matches(['(', ')', '.', ',', ';', '<', '>']));
    bare.filter(|word| word.contains("://"))
}

/// What follows an address at the beginning of a text that is kept as it is: the whole of it, up to where it ends.
fn behind_kept<'a>(text: &'a str, kept: &[&str]) -> Option<&'a str> {
    kept.iter().filter(|link| !link.is_empty()).find_map(|link| {
        let behind = text.strip_prefix(*link)?;
        let mut signs = behind.chars();
        match signs.next() {
            Some('/') => Some(behind.trim_start_matches(is_of_path)),
            // The end of a sentence, not of a longer name of a host.
            Some('.') => ends(signs.next()).then_some(behind),
            next => ends(next).then_some(behind),
        }
    })
}

/// Whether an address ends before a sign. A colon, an at sign or a letter would make another host of it.
fn ends(next: Option<char>) -> bool {
    next.is_none_or(|sign| sign.is_whitespace() || matches!(sign, ')' | ',' | ';' | '"' | '”'))
}

/// What the addresses of the system hold behind the name of its host.
fn is_of_path(sign: char) -> bool {
    sign.is_ascii_alphanumeric()
        || matches!(sign, '/' | '-' | '_' | '.' | '~' | '%' | '?' | '=' | '&' | '#' | '+')
}

/// The number of a machine at the beginning of a text that a port or a path follows, and what comes after it. Sums of money
/// have dots too, but neither a port nor groups of zeros in such a number.
fn machine(text: &str, before: Option<char>) -> Option<(&str, &str)> {
    let behind = match text.strip_prefix('[') {
        Some(inner) => {
            let is_of_number = |sign: char| sign.is_ascii_hexdigit() || matches!(sign, ':' | '.');
            let behind = inner.trim_start_matches(is_of_number);
            let colons = inner.strip_suffix(behind)?.matches(':').count();
            if colons < 2 {
                return None;
            }
            behind.strip_prefix(']')?
        }
        None if before.is_some_and(|sign| sign.is_alphanumeric() || sign == '.') => return None,
        None => {
            let behind = text.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
            let parts = text.strip_suffix(behind)?.split('.');
            let is_part = |part: &str| part.parse::<u8>().is_ok_and(|value| value.to_string() == part);
            if parts.clone().count() != 4 || !parts.clone().all(is_part) {
                return None;
            }
            behind
        }
    };
    let mut signs = behind.chars();
    let leads_on = match signs.next() {
        Some('/') => true,
        Some(':') => signs.next().is_some_and(|sign| sign.is_ascii_digit()),
        _ => false,
    };
    if leads_on { Some((text.strip_suffix(behind)?, behind)) } else { None }
}

/// Signs that mail programs and browsers read as the dot in the name of a host.
fn is_dot(sign: char) -> bool {
    matches!(sign, '.' | '。' | '．' | '｡' | '\u{2024}' | '\u{fe52}')
}

/// Signs that are read as the colon behind a scheme.
fn is_colon(sign: char) -> bool {
    matches!(sign, ':' | '：' | '\u{fe55}' | '\u{a789}')
}

/// Signs that are read as a slash.
fn is_slash(sign: char) -> bool {
    matches!(sign, '/' | '\\' | '／' | '＼' | '\u{2044}' | '\u{2215}')
}

/// What the name of a host holds between its dots: letters, and pictures with the signs that join them, but no marks of a sentence.
fn is_of_host(sign: char) -> bool {
    let is_mark = sign.is_ascii()
        || sign.is_whitespace()
        || is_dot(sign)
        || matches!(sign, '«' | '»' | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{303f}');
    sign.is_alphanumeric() || matches!(sign, '-' | '_') || !is_mark
}

/// Whether a text begins with what can follow a dot in the name of a host: two letters at least, never a number.
fn is_host_part(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().take_while(|sign| is_of_host(*sign)).count() > 1
}

#[cfg(test)]
mod tests {
    use super::{addresses, blunted};

    const OWN: &str = "https://sekber.sintangkab.go.id";

    /// Whether a mail program finds an address: a scheme, or two parts of a host with a dot between them.
    fn holds_link(text: &str) -> bool {
        let dotted = |pair: &[char]| pair[0].is_alphanumeric() && pair[1] == '.' && pair[2].is_alphabetic();
        let signs: Vec<char> = text.chars().collect();
        let long = |at: usize| signs.get(at + 3).is_some_and(|sign| sign.is_alphanumeric());
        let host = signs.windows(3).enumerate().any(|(at, three)| dotted(three) && long(at));
        host || text.contains("://") || text.contains(r"\\")
    }

    #[test]
    fn what_people_type_is_no_link_in_an_email() {
        let told = [
            ("Menang di http://jahat.example/a?b=c", "Menang di http[:]//jahat[.]example/a?b=c"),
            ("t.me/undian dan wa.me/62812", "t[.]me/undian dan wa[.]me/62812"),
            ("JAHAT.COM", "JAHAT. COM"),
            ("tulis ke budi@jahat.example.", "tulis ke budi@jahat[.]example."),
            ("jahat。example", "jahat[.]example"),
            ("http://10.0.0.1/x", "http[:]//10[.]0[.]0[.]1/x"),
            ("10.0.0.1:8080 dan (10.0.0.1/x)", "10[.]0[.]0[.]1:8080 dan (10[.]0[.]0[.]1/x)"),
            ("[2001:db8::1]/x", "[2001[:]db8[:][:]1]/x"),
            ("jahat\u{2024}com, jahat\u{fe52}com", "jahat[.]com, jahat[.]com"),
            ("http:／／jahat dan http：//jahat", "http[:]／／jahat dan http[:]//jahat"),
            (r"http:\\jahat dan \\jahat\bagi", r"http[:][\]\jahat dan [\]\jahat\bagi"),
            ("😀.ws dan jahat\u{200b}.com", "😀[.]ws dan jahat\u{200b}[.]com"),
            // What people write all day stays as it is.
            ("Rp1.250.000,00 pada pukul 09.00, a.n. Bupati", "Rp1.250.000,00 pada pukul 09.00, a.n. Bupati"),
            ("Rp 1.250.000.000/tahun, versi 10.0.0.1", "Rp 1.250.000.000/tahun, versi 10.0.0.1"),
            ("Kata “baik”.lalu 5 m².dan", "Kata “baik”.lalu 5 m²[.]dan"),
            ("Selesai. Terima kasih...", "Selesai. Terima kasih..."),
            ("PT.Maju Jaya", "PT. Maju Jaya"),
        ];
        for (typed, expected) in told {
            assert_eq!(blunted(typed, &[OWN]), expected);
            assert_eq!(blunted(typed, &[]), expected);
            assert!(!holds_link(expected), "{expected}");
        }
    }

    #[test]
    fn only_our_own_addresses_stay_links() {
        let own = format!("Baca di {OWN}/needs/01J-a_b?x=1#y. Selesai");
        assert_eq!(blunted(&own, &[OWN]), own);
        assert_eq!(blunted(OWN, &[OWN]), OWN);
        for trick in [
            format!("{OWN}.jahat.example/masuk"),
            format!("{OWN}@jahat.example"),
            format!("{OWN}:443@jahat.example"),
            format!("{OWN}x.example"),
        ] {
            let told = blunted(&trick, &[OWN]);
            assert!(!holds_link(&told), "{told}");
        }
        // An address of ours with another behind it leads to ours alone.
        let both = blunted(&format!("{OWN}/x,https://jahat.example"), &[OWN]);
        assert!(!holds_link(both.strip_prefix(OWN).unwrap_or(&both)), "{both}");
        assert_eq!(blunted(OWN, &[""]), OWN.replace("://", "[:]//").replace('.', "[.]"));
    }

    #[test]
    fn whatever_is_put_together_holds_no_link() {
        let parts = [
            "http", "://", ".", "jahat", "example", "/", "@", " ", OWN, "ke", ":", "x", "。", "É", "7", "//",
            "\u{2024}", r"\",
        ];
        // Every text of four parts: tricks are short.
        for at in 0..parts.len().pow(4) {
            let place = |power: u32| parts[at / parts.len().pow(power) % parts.len()];
            let typed: String = (0..4).map(place).collect();
            let told = blunted(&typed, &[]);
            assert!(!holds_link(&told), "{typed:?} is told as {told:?}");
            assert_eq!(blunted(&told, &[]), told, "{typed:?}");
        }
    }

    #[test]
    fn addresses_are_found_in_texts() {
        let texts = ["Aula (https://zoom.example/j/1), lantai 2.".to_owned(), "Aula".to_owned()];
        let found: Vec<&str> = addresses(&texts).collect();
        assert_eq!(found, ["https://zoom.example/j/1"]);
        assert_eq!(blunted(&texts[0], &found), texts[0]);
    }
}
