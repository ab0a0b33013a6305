//! Whole numbers with their thousands grouped.

/// A whole number in Indonesian: `1.250.000`.
pub fn id_number(number: i64) -> String {
    signed(number, id_grouped)
}

/// A whole number in English: `1,250,000`.
pub fn en_number(number: i64) -> String {
    signed(number, en_grouped)
}

/// A whole number without sign in Indonesian: `1.250.000`.
pub fn id_grouped(number: u64) -> String {
    grouped(number, '.')
}

/// A whole number without sign in English: `1,250,000`.
pub fn en_grouped(number: u64) -> String {
    grouped(number, ',')
}

fn signed(number: i64, grouped: fn(u64) -> String) -> String {
    format!("{}{}", if number < 0 { "-" } else { "" }, grouped(number.unsigned_abs()))
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number in words, as agreements and records write it after the figure (terbilang): `dua ribu dua puluh tiga`.
pub fn id_spelled(number: u64) -> String {
    const UNITS: [&str; 12] = [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
        "sebelas",
    ];
    const GROUPS: [(u64, &str); 6] = [
        (1_000_000_000_000_000, "kuadriliun"),
        (1_000_000_000_000, "triliun"),
        (1_000_000_000, "miliar"),
        (1_000_000, "juta"),
        (1_000, "ribu"),
        (100, "ratus"),
    ];
    // What is over follows, unless it is nothing.
    let with_rest =
        |head: String, rest: u64| if rest == 0 { head } else { format!("{head} {}", id_spelled(rest)) };
    match number {
        0..12 => UNITS[number as usize].to_owned(),
        12..20 => format!("{} belas", id_spelled(number - 10)),
        20..100 => with_rest(format!("{} puluh", id_spelled(number / 10)), number % 10),
        // One hundred and one thousand have words of their own.
        100..200 => with_rest("seratus".to_owned(), number % 100),
        1000..2000 => with_rest("seribu".to_owned(), number % 1000),
        _ => {
            let (size, name) = GROUPS.into_iter().find(|(size, _)| number >= *size).unwrap_or((100, "ratus"));
            with_rest(format!("{} {name}", id_spelled(number / size)), number % size)
        }
    }
}
