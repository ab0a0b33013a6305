use proptest::prelude::*;

use super::*;

#[test]
fn what_people_write_stays() {
    for text in [
        "Yayasan Contoh Sejahtera",
        "Baris satu\n\n\tbaris dua – “tanda petik”, Rp1.000 · ½ • ②",
        "Désa Nanga Tempunak",
        "ꦱꦸꦫꦏꦂꦠ",
        "بِسْمِ ٱللَّٰهِ",
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "👩🏽\u{200d}🌾 ❤️ 🇮🇩",
        "ế",
        "\u{fffd}",
    ] {
        assert_eq!(clean(text), text.nfc().collect::<String>(), "{text}");
    }
    assert_eq!(clean("e\u{301}"), "é");
}

#[test]
fn lines_end_in_one_way() {
    assert_eq!(clean("a\r\nb\rc\u{b}d\u{c}e\u{85}f\u{2028}g\u{2029}h"), "a\nb\nc\nd\ne\nf\ng\nh");
    assert_eq!(clean_line("  a \r\n\t b\u{2029}c\n"), "a b c");
    assert_eq!(clean_line("a  b "), "a  b ");
}

#[test]
fn what_fools_a_reader_goes() {
    let cases = [
        ("a\0b", "ab"),
        ("\u{1b}[31mmerah\u{1b}[0m", "[31mmerah[0m"),
        ("\u{9b}2Ja\u{7f}\u{8}b", "2Jab"),
        ("surat\u{202e}fdp.exe", "suratfdp.exe"),
        ("a\u{2066}b\u{2069}c\u{202a}d\u{202c}", "abcd"),
        ("ke\u{200b}hu\u{ad}tanan\u{feff}\u{2060}\u{180e}", "kehutanan"),
        ("admin\u{200d}\u{200c}\u{200e}\u{200f}\u{61c}", "admin"),
        ("a\u{200d}b", "ab"),
        ("\u{e0041}\u{e007f}a\u{e0101}", "a"),
        ("\u{fdd0}\u{fffe}\u{1ffff}a\u{10ffff}", "a"),
        ("\u{3164}\u{115f}\u{ffa0}", ""),
        ("می\u{200c}\u{200c}\u{200c}خواهم", "میخواهم"),
    ];
    for (given, kept) in cases {
        assert_eq!(clean(given), kept, "{given:?}");
    }
}

#[test]
fn marks_do_not_climb() {
    let tower = format!("Z{}a", "\u{30d}".repeat(10_000));
    assert_eq!(clean(&tower), format!("Z{}a", "\u{30d}".repeat(MOST_MARKS)));
    let hidden = format!("Z{}", "\u{30d}\u{200d}".repeat(9));
    assert_eq!(clean(&hidden), format!("Z{}", "\u{30d}".repeat(MOST_MARKS)));
}

/// Texts of the signs that the rules are about.
fn tricky() -> impl Strategy<Value = String> {
    let signs = [
        'a',
        'e',
        'Z',
        ' ',
        '\n',
        '\r',
        '\t',
        '\0',
        '\u{1b}',
        '\u{85}',
        '\u{301}',
        '\u{30d}',
        '\u{323}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{202e}',
        '\u{2066}',
        '\u{2028}',
        '\u{61c}',
        'م',
        'ی',
        '\u{64e}',
        'क',
        '\u{94d}',
        '\u{93c}',
        '\u{958}',
        '👩',
        '\u{fe0f}',
        '\u{e0041}',
        '\u{1100}',
        '\u{1161}',
        '\u{11a8}',
        'é',
        'ế',
        '\u{fffe}',
        '\u{ff0f}',
    ];
    proptest::collection::vec(proptest::sample::select(signs.to_vec()), 0..40).prop_map(String::from_iter)
}

fn holds(text: &str) {
    let cleaned = clean(text);
    assert_eq!(clean(&cleaned), cleaned, "{text:?}");
    assert!(cleaned.chars().all(|sign| plain(sign) == Some(sign)), "{cleaned:?}");
    assert!(unicode_normalization::is_nfc(&cleaned), "{cleaned:?}");
    let line = clean_line(text);
    assert_eq!(clean_line(&line), line, "{text:?}");
    assert!(!line.contains(char::is_control), "{line:?}");
}

proptest! {
    #[test]
    fn cleaning_is_settled(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn cleaning_tricks_is_settled(text in tricky()) {
        holds(&text);
    }
}
