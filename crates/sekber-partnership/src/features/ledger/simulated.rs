//! Money that is made up for a demonstration, and says so: of partnerships that are made up themselves.

use jiff::civil::{Date, date};
use sekber_core::ledger::{Amount, RATE_SCALE, Rate, Stage, ValueMethod, Way};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::Currency;

use super::actions::record_in;
use super::draft::{Conversion, EntryDraft, Hand, Quantity};
use crate::features::partnership::{SimulatedPartnership, simulated_partnerships};
use crate::kit::access::Permit;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A million rupiah in sen.
const MILLION: i64 = 100_000_000;

/// Makes up the money of every simulated partnership that is carried out, one year after the other until today.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate(tx: &mut Tx, today: Date) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    for (at, one) in (1..).zip(simulated_partnerships(tx).await?) {
        let partner = || Hand::of(one.partner_id.clone(), &one.partner);
        // The first ones grow one after the other; those of the full demonstration come in as many sizes.
        let size = if at <= 9 { at } else { 1 + at * 7 % 11 };
        let last = one.end_on.map_or(today, |day| day.min(today)).year();
        for year in i64::from(one.first_year())..=i64::from(last) {
            for draft in of_year(size, year, partner, today) {
                record_in(tx, today, (&one.id, &draft), &[]).await?;
            }
        }
        match at {
            1 => chain(tx, &one, today).await?,
            2 => untold(tx, &one, today).await?,
            3 => through_the_office(tx, &one, today).await?,
            _ => {}
        }
    }
    Ok(())
}

fn simulated_entry(stage: Stage, year: i64, hands: (Hand, Hand), amount: Amount) -> EntryDraft {
    EntryDraft {
        source: "Simulasi: perjanjian dan laporan keuangan".to_owned(),
        simulated: true,
        ..EntryDraft::new(stage, year, hands, amount)
    }
}

/// What a partner plans, promises and spends of its own in a year, in both halves of it; the year that goes on is half spent.
fn of_year(at: i64, year: i64, partner: impl Fn() -> Hand, today: Date) -> Vec<EntryDraft> {
    let base = (120 + 35 * at + 10 * (year - 2024)) * MILLION;
    let spent = if year == i64::from(today.year()) { base * 45 / 100 } else { base * (88 + at) / 100 };
    let year_of = i16::try_from(year).unwrap_or_default();
    let entry = |stage, sen, (month, day)| EntryDraft {
        on_day: Some(date(year_of, month, day)).filter(|day| *day <= today),
        ..simulated_entry(stage, year, (partner(), partner()), Amount::Exact(sen))
    };
    vec![
        entry(Stage::Planned, base * 11 / 10, (1, 10)),
        entry(Stage::Committed, base, (2, 15)),
        entry(Stage::Realised, spent / 2, (5, 20)),
        entry(Stage::Realised, spent - spent / 2, (10, 20)),
    ]
}

/// A donor's money in dollars, of which a part is passed on.
async fn chain(tx: &mut Tx, one: &SimulatedPartnership, today: Date) -> Result<(), Problem> {
    let partner = || Hand::of(one.partner_id.clone(), &one.partner);
    let donor = Hand { id: None, name: "Lembaga donor (simulasi)".to_owned() };
    let group = Hand { id: None, name: "Kelompok kader desa (simulasi)".to_owned() };
    let usd = EntryDraft {
        currency: Currency::USD,
        conversion: Some(Conversion {
            rate: Rate(15_632 * RATE_SCALE),
            on: date(2024, 1, 31),
            source: "Simulasi: kurs tengah Bank Indonesia".to_owned(),
        }),
        ..simulated_entry(Stage::Disbursed, 2024, (donor, partner()), Amount::Exact(400_000))
    };
    let above = record_in(tx, today, (&one.id, &usd), &[]).await?;
    let part = EntryDraft {
        out_of: Some(above),
        note: "Bagian dari dana donor yang diteruskan kepada kelompok di desa.".to_owned(),
        ..simulated_entry(Stage::Disbursed, 2024, (partner(), group), Amount::Exact(18 * MILLION))
    };
    record_in(tx, today, (&one.id, &part), &[]).await?;
    Ok(())
}

/// A band, an amount that is not disclosed, and people's time.
async fn untold(tx: &mut Tx, one: &SimulatedPartnership, today: Date) -> Result<(), Problem> {
    let hands = || {
        let partner = Hand::of(one.partner_id.clone(), &one.partner);
        (partner.clone(), partner)
    };
    let band = Amount::Band(50 * MILLION, 100 * MILLION);
    record_in(tx, today, (&one.id, &simulated_entry(Stage::Planned, 2025, hands(), band)), &[]).await?;
    let hidden = simulated_entry(Stage::Committed, 2025, hands(), Amount::NotDisclosed);
    record_in(tx, today, (&one.id, &hidden), &[]).await?;
    let time = EntryDraft {
        way: Way::InKind,
        form: FundingForm::InKind,
        quantity: Some(Quantity {
            milli: 96_500,
            unit: "orang-hari".to_owned(),
            method: Some(ValueMethod::OwnEstimate),
        }),
        ..simulated_entry(Stage::Realised, 2025, hands(), Amount::Exact(1_447_500_000))
    };
    record_in(tx, today, (&one.id, &time), &[]).await?;
    Ok(())
}

/// An activity of the office that the partner carries out under contract: the district's own money.
async fn through_the_office(tx: &mut Tx, one: &SimulatedPartnership, today: Date) -> Result<(), Problem> {
    let office = Hand::of(one.office_id.clone(), &one.office);
    let partner = Hand::of(one.partner_id.clone(), &one.partner);
    for (stage, sen) in [(Stage::Planned, 95 * MILLION), (Stage::Committed, 93 * MILLION)] {
        let hands = (office.clone(), partner.clone());
        let draft =
            EntryDraft { way: Way::SelfManaged, ..simulated_entry(stage, 2025, hands, Amount::Exact(sen)) };
        record_in(tx, today, (&one.id, &draft), &[]).await?;
    }
    Ok(())
}
