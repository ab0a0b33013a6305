//! A spreadsheet of our own: it knows nothing of the program but the text of the open file, and reckons in whole numbers.

/// A line of the open file, and its score found again.
#[derive(Debug)]
pub struct Row {
    pub category: String,
    /// The name of a winner, or a pseudonym.
    pub name: String,
    pub score_told: Option<i64>,
    pub score_found: Option<i64>,
    pub place: Option<i64>,
    /// Hundredths of points on each criterion.
    pub points: Vec<Option<i64>>,
    /// The weights that have points, in per cent.
    pub told: i64,
}

impl Row {
    /// Whether it stands under a pseudonym: `Peserta A` and a number.
    pub fn is_pseudonym(&self) -> bool {
        let number = self.name.strip_prefix("Peserta A").unwrap_or_default();
        !number.is_empty() && number.chars().all(|sign| sign.is_ascii_digit())
    }
}

/// The codes of the criteria, which begin the heads of their columns.
pub fn codes(text: &str) -> Vec<String> {
    let head = cells(text.trim_start_matches('\u{feff}').lines().next().unwrap());
    let criteria = &head[2..head.len() - 2];
    criteria.iter().map(|title| title.split(' ').next().unwrap().to_owned()).collect()
}

/// Works a file out.
pub fn evaluate(text: &str) -> Vec<Row> {
    let lines: Vec<Vec<String>> = text.trim_start_matches('\u{feff}').lines().map(cells).collect();
    let hundredths = |cell: &str| -> Option<i64> {
        let cell = cell.replace(',', ".");
        let (whole, rest) = cell.split_once('.').unwrap_or((&cell, ""));
        Some(whole.parse::<i64>().ok()? * 100 + format!("{rest:0<2}").parse::<i64>().ok()?)
    };
    let last = lines[0].len() - 2;
    let weights: Vec<i64> = lines[1][2..last].iter().map(|cell| cell.parse().unwrap()).collect();
    assert_eq!(weights.iter().sum::<i64>(), 100);
    let row = |line: &Vec<String>| {
        let told: Vec<(i64, i64)> = line[2..last]
            .iter()
            .zip(&weights)
            .filter_map(|(cell, weight)| Some((hundredths(cell)?, *weight)))
            .collect();
        let sum: i64 = told.iter().map(|(points, weight)| points * weight).sum();
        let whole: i64 = told.iter().map(|(_, weight)| weight).sum();
        Row {
            points: line[2..last].iter().map(|cell| hundredths(cell)).collect(),
            told: whole,
            category: line[0].clone(),
            name: line[1].clone(),
            score_told: hundredths(&line[last]),
            score_found: (whole > 0).then(|| (2 * sum + whole) / (2 * whole)),
            place: line[last + 1].parse().ok(),
        }
    };
    lines[2..].iter().map(row).collect()
}

/// The cells of a line of delimited text.
fn cells(line: &str) -> Vec<String> {
    let mark = if line.contains(';') { ';' } else { ',' };
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            sign if sign == mark && !quoted => all.push(std::mem::take(&mut cell)),
            sign => cell.push(sign),
        }
    }
    all.push(cell);
    all
}
