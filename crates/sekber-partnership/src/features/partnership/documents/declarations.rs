//! What one side declares alone: the power of attorney of the head of the region, and a company's commitment.

use sekber_core::partnership::Capacity;
use sekber_documents::official::{Block, Signer};

use super::{AgreementPaper, filled, lines, listed, of_district};
use crate::features::document::head_of_region;

fn field(paper: &AgreementPaper<'_>, key: &str, value: String) -> (String, String) {
    (paper.say(key), value)
}

/// Who lets whom sign what, until when.
pub fn power(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let agreement = paper.agreement;
    let post = match (agreement.partner_position.is_empty(), &agreement.office) {
        (true, Some(_)) => paper.say("paper-power-post"),
        _ => filled(&agreement.partner_position),
    };
    let gives = of_district(agreement, head_of_region(paper.app));
    let giver = gives.signature(format!(
        "{}\n{}\n{},",
        paper.say("paper-dated"),
        paper.say("paper-power-giver"),
        gives.position
    ));
    let taker = Signer {
        position: format!("\n{}\n{post},", paper.say("paper-power-taker")),
        name: agreement.partner_name.clone(),
        under: [filled(&agreement.partner_rank), format!("NIP {}", filled(&agreement.partner_number))]
            .join("\n"),
    };
    let mut blocks = vec![
        paper.text("paper-power-opening"),
        Block::Fields {
            fields: vec![
                field(paper, "paper-name", filled(&agreement.district_name)),
                field(paper, "paper-post", head_of_region(paper.app)),
            ],
        },
        paper.text("paper-power-gives"),
        Block::Fields {
            fields: vec![
                field(paper, "paper-name", filled(&agreement.partner_name)),
                field(paper, "paper-nip", filled(&agreement.partner_number)),
                field(paper, "paper-rank", filled(&agreement.partner_rank)),
                field(paper, "paper-post", post.clone()),
            ],
        },
    ];
    blocks.extend(paper.passage("mandate"));
    blocks.extend(paper.passage("limits"));
    blocks.push(Block::Signatures { signers: vec![taker, giver] });
    blocks
}

/// What a company declares to do on its own account, with the district's knowledge.
pub fn commitment(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let agreement = paper.agreement;
    let partner = agreement.partner.as_deref().unwrap_or_default();
    let mut blocks = vec![
        paper.text("paper-declares-opening"),
        Block::Fields {
            fields: vec![
                field(paper, "paper-name", filled(&agreement.partner_name)),
                field(paper, "paper-post", filled(&agreement.partner_position)),
                field(paper, "paper-company", filled(partner)),
                field(
                    paper,
                    "paper-address",
                    filled(agreement.partner_address.as_deref().unwrap_or_default()),
                ),
            ],
        },
        paper.text("paper-commitment-what"),
    ];
    blocks.extend(paper.written(&agreement.purpose));
    let scope = lines(&agreement.scope);
    if !scope.is_empty() {
        blocks.push(paper.text("paper-scope-is"));
        blocks.push(listed(scope));
    }
    match agreement.financing.trim() {
        "" => blocks.push(paper.text("paper-commitment-financing")),
        own => blocks.extend(paper.written(own)),
    }
    if agreement.amount_minor.is_some() {
        blocks.push(paper.text("paper-amount"));
    }
    blocks.push(paper.text("paper-commitment-closing"));
    let known = match agreement.signer {
        Capacity::Head => paper.of_district("paper-known"),
        Capacity::Regent => Signer {
            position: format!("{}\n{},", paper.say("paper-known"), paper.say("paper-planning-office")),
            name: String::new(),
            under: String::new(),
        },
    };
    let declares = Signer {
        position: format!("{}\n{},", paper.say("paper-dated"), paper.say("paper-commitment-signer")),
        name: agreement.partner_name.clone(),
        under: agreement.partner_position.clone(),
    };
    blocks.push(Block::Signatures { signers: vec![known, declares] });
    blocks
}
