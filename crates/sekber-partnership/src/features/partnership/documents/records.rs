//! Records of what was done: goods handed over, and the consent of a village after it was told.

use sekber_core::partnership::Capacity;
use sekber_core::reading::read_money;
use sekber_core::value::{Currency, Money};
use sekber_documents::official::{Block, Column, Signer};

use super::{DOTS, Desk, filled, lines, nip, position, with_sen};

/// What is not known of a row.
const OPEN: &str = "…";

/// One thing that is handed over, as it was typed: name, number, unit, value.
struct Item {
    name: String,
    number: String,
    unit: String,
    value: Option<Money>,
    /// What was typed for the value.
    typed: String,
}

impl Item {
    /// Reads `Meja belajar, 40, unit, 1,2 juta`; a line in another form is a name.
    fn read(line: &str) -> Self {
        let parts: Vec<&str> = line.split(", ").map(str::trim).collect();
        let at = |from_end: usize| parts.len().checked_sub(from_end).and_then(|at| parts.get(at)).copied();
        let is_number = |text: &&str| text.starts_with(|sign: char| sign.is_ascii_digit());
        let (names, number, unit) = match (at(2), at(3)) {
            // `40 unit` in one part, or `40`, `unit` in two.
            (_, Some(number)) if parts.len() >= 4 && is_number(&number) => (3, number, at(2).unwrap_or(OPEN)),
            (Some(both), _) if parts.len() >= 3 && is_number(&both) => {
                let (number, unit) = both.split_once(' ').unwrap_or((both, OPEN));
                (2, number, unit)
            }
            _ => {
                let (name, open) = (line.to_owned(), OPEN.to_owned());
                return Self { name, number: open.clone(), unit: open.clone(), value: None, typed: open };
            }
        };
        let typed = at(1).unwrap_or(OPEN);
        let value = read_money(typed, Currency::IDR).ok().filter(|money| money.currency == Currency::IDR);
        let name = parts.get(..parts.len() - names).unwrap_or_default().join(", ");
        Self { name, number: number.to_owned(), unit: unit.to_owned(), value, typed: typed.to_owned() }
    }
}

fn rupiah(money: Money) -> String {
    with_sen(money).trim_start_matches("Rp").to_owned()
}

/// The things, a row each, with their sum; it stays open while a value is.
fn table(desk: &Desk<'_>, items: &[Item]) -> Block {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        rows.push(vec![
            format!("{}.", at + 1),
            item.name.clone(),
            item.number.clone(),
            item.unit.clone(),
            item.value.map_or_else(|| item.typed.clone(), rupiah),
        ]);
    }
    let sum: Option<i64> = items
        .iter()
        .try_fold(0_i64, |sum, item| item.value.and_then(|value| sum.checked_add(value.minor)))
        .filter(|_| !items.is_empty());
    let sum = sum.or(desk.agreement.amount_minor);
    let sum = sum.map_or_else(|| OPEN.to_owned(), |minor| rupiah(Money { minor, currency: Currency::IDR }));
    rows.push(vec![String::new(), desk.say("paper-items-sum"), String::new(), String::new(), sum]);
    let column = |key: &str, share, number| Column { head: desk.say(key), share, number };
    Block::Table {
        columns: vec![
            column("document-no", 0, false),
            column("paper-items-name", 5, false),
            column("paper-items-number", 2, true),
            column("paper-items-unit", 2, false),
            column("paper-items-value", 3, true),
        ],
        over: String::new(),
        rows,
        row_millimetres: 0,
    }
}

/// What was handed over, by whom to whom. Goods for an office become goods of the region.
pub fn hand_over(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let is_for_office = agreement.office_id.is_some();
    let mut blocks: Vec<Block> = super::articles::parties(desk).into();
    blocks.push(desk.text(if is_for_office { "paper-hand-over-grant" } else { "paper-hand-over-what" }));
    let mut items: Vec<Item> = lines(&agreement.items).iter().map(|line| Item::read(line)).collect();
    if items.is_empty() {
        items.push(Item::read(OPEN));
    }
    blocks.push(table(desk, &items));
    if agreement.amount_minor.is_some() {
        blocks.push(desk.text("paper-amount"));
    }
    if is_for_office {
        blocks.push(desk.text("paper-hand-over-booked"));
    }
    blocks.push(desk.text("paper-hand-over-closing"));
    blocks.push(desk.signatures());
    blocks
}

fn open_signer(position: String) -> Signer {
    Signer { position, name: String::new(), under: String::new() }
}

/// What the village answered, as the record of its consent has it; where it has none, that the signed sheet does.
fn answered(desk: &Desk<'_>) -> Vec<Block> {
    let Some(answer) = desk.agreement.answer else { return vec![desk.text("paper-consent-answer-signed")] };
    let mut blocks = vec![desk.text(&format!("paper-consent-answered-{answer}"))];
    let conditions = lines(&desk.agreement.conditions);
    if !conditions.is_empty() {
        blocks.push(Block::Numbered { items: conditions });
    }
    blocks.push(desk.text("paper-consent-rest-signed"));
    blocks
}

/// What a village said to a plan after it was told of it, before whom.
pub fn consent(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let is_signed = desk.is_signed();
    let mut blocks =
        vec![desk.text(if is_signed { "paper-consent-opening-signed" } else { "paper-consent-opening" })];
    blocks.extend(desk.written(&agreement.purpose));
    let scope = lines(&agreement.scope);
    if !scope.is_empty() {
        blocks.push(desk.text("paper-consent-plan"));
        blocks.push(Block::Numbered { items: scope });
    }
    if is_signed {
        blocks.extend(answered(desk));
    } else {
        blocks.push(desk.text("paper-consent-answer"));
        blocks.push(Block::Numbered { items: vec![DOTS.repeat(3); 3] });
    }
    blocks.push(desk.text("paper-consent-closing"));
    let partner = Signer {
        position: format!("{},", filled(agreement.partner.as_deref().unwrap_or_default())),
        name: agreement.partner_name.clone(),
        under: agreement.partner_position.clone(),
    };
    // A village consents before its camat; an office stands beside it where its head signs.
    let office = (agreement.signer == Capacity::Head).then(|| Signer {
        position: format!("{}\n{},", desk.say("paper-known"), position(desk.app, agreement)),
        name: agreement.district_name.clone(),
        under: nip(&agreement.district_number),
    });
    let council = open_signer(desk.say("paper-consent-council"));
    let head = Signer {
        position: desk.say("paper-consent-head"),
        name: agreement.village_head_name.clone(),
        under: agreement.village_head_number.clone(),
    };
    let residents = open_signer(desk.say("paper-consent-residents"));
    let subdistrict =
        open_signer(format!("{}\n{}", desk.say("paper-known"), desk.say("paper-consent-subdistrict")));
    let mut signers = vec![council, head, residents, partner];
    signers.extend(office);
    signers.push(subdistrict);
    blocks.push(Block::Signatures { signers });
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_goods_becomes_a_row() {
        let read = |line: &str| {
            let item = Item::read(line);
            [item.name, item.number, item.unit, item.value.map_or(item.typed, rupiah)]
        };
        assert_eq!(read("Meja belajar, 40, unit, 1,2 juta"), ["Meja belajar", "40", "unit", "1.200.000,00"]);
        assert_eq!(
            read("Bibit, aren, 2.000 batang, Rp4.000.000,50"),
            ["Bibit, aren", "2.000", "batang", "4.000.000,50"]
        );
        assert_eq!(read("Pelatihan petani"), ["Pelatihan petani", "…", "…", "…"]);
    }
}
