//! Several values in one cell: by lines, semicolons, numbers, commas, and a last "dan".

/// Splits a cell into its values, trimmed, empty ones left out.
///
/// The strongest separator wins: lines and semicolons, then numbering, then commas outside brackets and figures.
/// Then `A, B, dan C` loses its "dan"; without a comma `pertanian dan perkebunan` stays one value.
pub fn split_list(text: &str) -> Vec<String> {
    split_list_knowing(text, |_| false)
}

/// As [`split_list`], and `A dan B` is parted when both are `known` while the whole is not.
pub fn split_list_knowing(text: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
    let strong = split_strong(text);
    let items: Vec<&str> = match strong.as_slice() {
        [one] => split_commas(one),
        several => several.to_vec(),
    };
    let items = items.into_iter().map(|item| item.trim().trim_start_matches(['-', '*', '–']).trim());
    items
        .flat_map(|item| split_and(item, &known))
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Parts at lines, semicolons, bullets and counted numbers.
pub(super) fn split_strong(text: &str) -> Vec<&str> {
    let lines = text.split(['\n', '\r', ';', '|', '•', '●', '▪']);
    lines.flat_map(split_numbered).filter(|item| item.contains(char::is_alphanumeric)).collect()
}

/// `1. A 2. B`, `1) A 2) B`: only when the numbers really count up from one.
fn split_numbered(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut rest = text.trim_start();
    let mut number = 1_u32;
    let Some(first) = strip_number(rest, number) else {
        // A later line of a numbered cell: "2. B" on its own.
        let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let figures = rest.len() - bare.len();
        let after = bare
            .strip_prefix(['.', ')'])
            .filter(|after| (1..=2).contains(&figures) && after.starts_with(' '));
        return vec![after.unwrap_or(rest)];
    };
    rest = first;
    while let Some((at, after)) = next_number(rest, number + 1) {
        items.push(&rest[..at]);
        rest = after;
        number += 1;
    }
    items.push(rest);
    items
}

fn strip_number(text: &str, number: u32) -> Option<&str> {
    let rest = text.strip_prefix(&number.to_string())?.strip_prefix(['.', ')'])?;
    // "1.250" is a figure, "1. Sepauk" and "1.Sepauk" are numbering.
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

fn next_number(text: &str, number: u32) -> Option<(usize, &str)> {
    let ends_word = |at: usize| text[..at].ends_with([' ', ',', '.', ')']) || text[..at].ends_with('\t');
    let digits = number.to_string();
    text.match_indices(&digits)
        .filter(|(at, _)| ends_word(*at))
        .find_map(|(at, _)| strip_number(&text[at..], number).map(|rest| (at, rest)))
}

/// Parts at commas outside brackets and figures; the last loses its "dan".
pub(super) fn split_commas(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let (mut depth, mut from, mut items) = (0_usize, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            // "1,5 miliar" is one figure.
            ',' if depth == 0 && !(digit(at.checked_sub(1)) && digit(Some(at + 1))) => {
                items.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    items.push(&text[from..]);
    if let [.., _, last] = items.as_mut_slice() {
        let trimmed = last.trim_start();
        *last = ["dan ", "serta ", "& ", "and "]
            .iter()
            .find_map(|word| trimmed.strip_prefix(word))
            .unwrap_or(trimmed);
    }
    items
}

/// Parts `A dan B` when both are known and the whole is not.
pub(super) fn split_and<'a>(item: &'a str, known: &impl Fn(&str) -> bool) -> Vec<&'a str> {
    let item = item.trim_end_matches([',', ';']).trim();
    if known(item) {
        return vec![item];
    }
    let parted = [" dan ", " & ", " serta ", " and "].iter().find_map(|word| {
        let (one, other) = item.split_once(word)?;
        (known(one.trim()) && known(other.trim())).then(|| vec![one.trim(), other.trim()])
    });
    parted.unwrap_or_else(|| vec![item])
}
