//! Cells of the sheets that pages hand out.

use sekber_core::value::PartialDate;
use sekber_documents::sheet::Value;

/// A date as precise as it is known.
pub fn date(date: Option<PartialDate>) -> Value {
    date.map_or(Value::Empty, |date| Value::Text(date.to_string()))
}

/// Rupiah from sen; most amounts are whole.
pub fn rupiah(sen: i64) -> Value {
    match sen % 100 {
        0 => Value::Whole(sen / 100),
        _ => Value::Number(sen as f64 / 100.0),
    }
}

/// The same for a sum that is 0 where nobody tells any amount.
pub fn told_rupiah(sen: i64) -> Value {
    if sen == 0 { Value::Empty } else { rupiah(sen) }
}
