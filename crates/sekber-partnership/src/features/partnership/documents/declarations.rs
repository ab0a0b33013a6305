//! What one side declares alone: the power of attorney of the head of the region, and a company's commitment.

use sekber_core::partnership::Capacity;
use sekber_documents::official::{Block, Signer};

use super::{Desk, filled, lines, listed, of_district, position, regent, under};

fn field(desk: &Desk<'_>, key: &str, value: String) -> (String, String) {
    (desk.say(key), value)
}

/// Who lets whom sign what, until when.
pub fn power(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let post = match (agreement.partner_position.is_empty(), &agreement.office) {
        (true, Some(_)) => desk.say("paper-power-post"),
        _ => filled(&agreement.partner_position),
    };
    let gives = of_district(agreement, regent(desk.app));
    let giver = Signer {
        position: format!(
            "{}\n{}\n{},",
            desk.say("paper-dated"),
            desk.say("paper-power-giver"),
            gives.position
        ),
        name: gives.printed_name(),
        under: gives.under(),
    };
    let taker = Signer {
        position: format!("\n{}\n{post},", desk.say("paper-power-taker")),
        name: agreement.partner_name.clone(),
        under: [filled(&agreement.partner_rank), format!("NIP {}", filled(&agreement.partner_number))]
            .join("\n"),
    };
    vec![
        desk.text("paper-power-opening"),
        Block::Fields {
            fields: vec![
                field(desk, "paper-name", filled(&agreement.district_name)),
                field(desk, "paper-post", regent(desk.app)),
            ],
        },
        desk.text("paper-power-gives"),
        Block::Fields {
            fields: vec![
                field(desk, "paper-name", filled(&agreement.partner_name)),
                field(desk, "paper-nip", filled(&agreement.partner_number)),
                field(desk, "paper-rank", filled(&agreement.partner_rank)),
                field(desk, "paper-post", post.clone()),
            ],
        },
        desk.text("paper-power-what"),
        desk.text("paper-power-limits"),
        Block::Signatures { signers: vec![taker, giver] },
    ]
}

/// What a company declares to do on its own account, with the district's knowledge.
pub fn commitment(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let partner = agreement.partner.as_deref().unwrap_or_default();
    let mut blocks = vec![
        desk.text("paper-declares-opening"),
        Block::Fields {
            fields: vec![
                field(desk, "paper-name", filled(&agreement.partner_name)),
                field(desk, "paper-post", filled(&agreement.partner_position)),
                field(desk, "paper-company", filled(partner)),
                field(
                    desk,
                    "paper-address",
                    filled(agreement.partner_address.as_deref().unwrap_or_default()),
                ),
            ],
        },
        desk.text("paper-commitment-what"),
    ];
    blocks.extend(desk.written(&agreement.purpose));
    let scope = lines(&agreement.scope);
    if !scope.is_empty() {
        blocks.push(desk.text("paper-scope-is"));
        blocks.push(listed(scope));
    }
    match agreement.financing.trim() {
        "" => blocks.push(desk.text("paper-commitment-financing")),
        own => blocks.extend(desk.written(own)),
    }
    if agreement.amount_minor.is_some() {
        blocks.push(desk.text("paper-amount"));
    }
    blocks.push(desk.text("paper-commitment-closing"));
    let (post, name, number) = match agreement.signer {
        Capacity::Head => (position(desk.app, agreement), agreement.district_name.clone(), under(agreement)),
        Capacity::Regent => (desk.say("paper-planning-office"), String::new(), String::new()),
    };
    let known = Signer { position: format!("{}\n{post},", desk.say("paper-known")), name, under: number };
    let declares = Signer {
        position: format!("{}\n{},", desk.say("paper-dated"), desk.say("paper-commitment-signer")),
        name: agreement.partner_name.clone(),
        under: agreement.partner_position.clone(),
    };
    blocks.push(Block::Signatures { signers: vec![known, declares] });
    blocks
}
