//! Agreements of both sides: who they are, on what ground they agree, and what, article by article.

use sekber_core::partnership::{AgreementKind, Capacity};
use sekber_documents::official::Block;

use super::{Desk, code, lines, listed};

/// The articles of a kind of agreement, in their order; each has a heading and a text among the words.
fn articles(kind: AgreementKind) -> &'static [&'static str] {
    match kind {
        AgreementKind::Joint => &["purpose", "object", "scope", "conduct", "term", "letters", "closing"],
        AgreementKind::Cooperation => &[
            "purpose",
            "object",
            "scope",
            "duties",
            "financing",
            "conduct",
            "term",
            "force",
            "disputes",
            "termination",
            "amendment",
            "closing",
        ],
        AgreementKind::Synergy => &[
            "purpose",
            "object",
            "scope",
            "conduct",
            "financing",
            "term",
            "letters",
            "disputes",
            "amendment",
            "closing",
        ],
        AgreementKind::WorkPlan => &["purpose", "scope", "financing", "term", "closing"],
        _ => &[],
    }
}

/// On which day, and between whom. The head of an office signs by the power that the head of the region gave.
pub fn parties(desk: &Desk<'_>) -> [Block; 2] {
    let district = match desk.agreement.signer {
        Capacity::Regent => "paper-party-district",
        Capacity::Head => "paper-party-office",
    };
    let opening = if desk.is_signed() { "paper-opening-signed" } else { "paper-opening" };
    [desk.text(opening), Block::Numbered { items: vec![desk.say(district), desk.say("paper-party-partner")] }]
}

/// Between whom, on what ground, and the articles.
pub fn agreed(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let mut blocks: Vec<Block> = parties(desk).into();
    // A sheet that was signed may have been drawn up before papers named the rules.
    if matches!(agreement.kind, AgreementKind::Joint | AgreementKind::Cooperation) && !desk.is_signed() {
        blocks.push(desk.text("paper-law"));
        let rules = vec![desk.say("paper-law-government"), desk.say("paper-law-minister")];
        blocks.push(Block::Numbered { items: rules });
    }
    blocks.push(desk.text("paper-both-agree"));
    if agreement.base_id.is_some() {
        blocks.push(desk.text("paper-ground"));
    }
    for (at, article) in articles(agreement.kind).iter().enumerate() {
        blocks.push(Block::Article {
            number: format!("{} {}", desk.say("paper-article"), at + 1),
            heading: desk.say(&format!("paper-article-{article}")),
        });
        blocks.extend(body(desk, article));
    }
    blocks.push(desk.signatures());
    blocks
}

/// The text of an article: what was written for it, or the usual words.
fn body(desk: &Desk<'_>, article: &str) -> Vec<Block> {
    let agreement = desk.agreement;
    let own = match article {
        "purpose" => agreement.purpose.as_str(),
        "scope" => agreement.scope.as_str(),
        "financing" => agreement.financing.as_str(),
        _ => "",
    };
    let usual = match article {
        "conduct" => format!("paper-conduct-{}", code(agreement.kind)),
        other => format!("paper-text-{other}"),
    };
    let mut blocks = match (own.trim().is_empty(), article) {
        (true, _) => vec![desk.text(&usual)],
        (false, "scope") => vec![desk.text("paper-scope-is"), listed(lines(own))],
        (false, _) => desk.written(own),
    };
    if article == "financing" && agreement.amount_minor.is_some() {
        blocks.push(desk.text("paper-amount"));
    }
    blocks
}

/// What of an agreement is changed; everything else goes on as it was signed.
pub fn amendment(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.agreement;
    let mut blocks: Vec<Block> = parties(desk).into();
    blocks.push(desk.text("paper-amendment-agree"));
    let mut items = lines(&agreement.scope);
    if agreement.ends_on.is_some() {
        items.push(desk.say("paper-amendment-term"));
    }
    if items.is_empty() {
        items.push(super::DOTS.to_owned());
    }
    blocks.push(listed(items));
    blocks.push(desk.text("paper-amendment-rest"));
    blocks.push(desk.text("paper-text-closing"));
    blocks.push(desk.signatures());
    blocks
}
