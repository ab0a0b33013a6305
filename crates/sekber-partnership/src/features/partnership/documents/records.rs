//! Records of what was done: goods handed over, and the consent of a village after it was told.

use sekber_core::partnership::Capacity;
use sekber_core::value::{Currency, Money};
use sekber_documents::official::{Block, Column, Signer};

use super::{AgreementPaper, DOTS, filled, lines, listed, with_sen};
use crate::features::partnership::items::{self, Item, OPEN};

/// An amount in the smallest unit of rupiah, as cells of a column in rupiah have it.
fn rupiah(minor: i64) -> String {
    with_sen(Money { minor, currency: Currency::IDR }).trim_start_matches("Rp").to_owned()
}

/// The things, a row each, with their sum; it stays open while a value is.
fn table(paper: &AgreementPaper<'_>, items: &[Item]) -> Block {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        rows.push(vec![
            format!("{}.", at + 1),
            item.name.clone(),
            item.number.clone(),
            item.unit.clone(),
            item.each.map_or_else(|| OPEN.to_owned(), rupiah),
            item.total.map_or_else(|| item.typed.clone(), rupiah),
        ]);
    }
    let sum = items::sum(items).or(paper.agreement.amount_minor);
    let sum = sum.map_or_else(|| OPEN.to_owned(), rupiah);
    let empty = String::new;
    rows.push(vec![empty(), paper.say("paper-items-sum"), empty(), empty(), empty(), sum]);
    let column = |key: &str, share, number| Column { head: paper.say(key), share, number };
    Block::Table {
        columns: vec![
            column("document-no", 0, false),
            column("paper-items-name", 4, false),
            column("paper-items-number", 2, true),
            column("paper-items-unit", 2, false),
            column("paper-items-each", 3, true),
            column("paper-items-value", 3, true),
        ],
        over: String::new(),
        rows,
        row_millimetres: 0,
    }
}

/// What was handed over, by whom to whom. Goods for an office become goods of the region.
pub fn hand_over(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let agreement = paper.agreement;
    let is_for_office = agreement.office_id.is_some();
    let mut blocks: Vec<Block> = super::articles::parties(paper).into();
    blocks.extend(paper.passage(if is_for_office { "granted" } else { "handed" }));
    let mut items = items::read_all(&agreement.items);
    if items.is_empty() {
        items.push(Item::read(OPEN));
    }
    blocks.push(table(paper, &items));
    if paper.amount().is_some() {
        blocks.push(paper.text("paper-amount"));
    }
    if is_for_office {
        blocks.extend(paper.passage("booked"));
    }
    blocks.extend(paper.passage("closing"));
    blocks.push(paper.signatures());
    blocks
}

fn open_signer(position: String) -> Signer {
    Signer { position, name: String::new(), under: String::new() }
}

/// What the village answered, as the record of its consent has it; where it has none, that the signed sheet does.
fn answered(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let Some(answer) = paper.agreement.answer else { return vec![paper.text("paper-consent-answer-signed")] };
    let mut blocks = vec![paper.text(&format!("paper-consent-answered-{answer}"))];
    let conditions = lines(&paper.agreement.conditions);
    if !conditions.is_empty() {
        blocks.push(listed(conditions));
    }
    blocks.push(paper.text("paper-consent-rest-signed"));
    blocks
}

/// What a village said to a plan after it was told of it, before whom.
pub fn consent(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let agreement = paper.agreement;
    let is_signed = paper.is_signed();
    let mut blocks =
        vec![paper.text(if is_signed { "paper-consent-opening-signed" } else { "paper-consent-opening" })];
    blocks.extend(paper.written(&agreement.purpose));
    let scope = lines(&agreement.scope);
    if !scope.is_empty() {
        blocks.push(paper.text("paper-consent-plan"));
        blocks.push(listed(scope));
    }
    if is_signed {
        blocks.extend(answered(paper));
    } else {
        blocks.push(paper.text("paper-consent-answer"));
        blocks.push(Block::Numbered { items: vec![DOTS.repeat(3); 3] });
    }
    blocks.push(paper.text("paper-consent-closing"));
    let partner = Signer {
        position: format!("{},", filled(agreement.partner.as_deref().unwrap_or_default())),
        name: agreement.partner_name.clone(),
        under: agreement.partner_position.clone(),
    };
    // A village consents before its camat; an office stands beside it where its head signs.
    let office = (agreement.signer == Capacity::Head).then(|| paper.of_district("paper-known"));
    let council = open_signer(paper.say("paper-consent-council"));
    let head = Signer {
        position: paper.say("paper-consent-head"),
        name: agreement.village_head_name.clone(),
        under: agreement.village_head_number.clone(),
    };
    let residents = open_signer(paper.say("paper-consent-residents"));
    let subdistrict =
        open_signer(format!("{}\n{}", paper.say("paper-known"), paper.say("paper-consent-subdistrict")));
    let mut signers = vec![council, head, residents, partner];
    signers.extend(office);
    signers.push(subdistrict);
    blocks.push(Block::Signatures { signers });
    blocks
}
