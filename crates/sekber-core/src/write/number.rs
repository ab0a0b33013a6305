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
