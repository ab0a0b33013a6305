//! Numbers and dates in words and figures, as an Indonesian official and an English reader write them.

mod date;
mod number;

pub use date::{
    en_date, en_long_date, en_month, en_partial_date, en_period, id_date, id_long_date, id_month,
    id_partial_date, id_period,
};
pub use number::{en_grouped, en_number, id_grouped, id_number, id_spelled};

#[cfg(test)]
mod tests;
