//! Agreements of both sides: who they are, on what ground they agree, and what, article by article.

use sekber_core::partnership::{AgreementKind, Capacity};
use sekber_documents::official::Block;

use super::{AgreementPaper, LANGUAGE, lines, listed};
use crate::features::partnership::store::beside::Legal;

/// The articles of a kind of agreement, in their order; each has a heading and a text among the words.
pub fn articles(kind: AgreementKind) -> &'static [&'static str] {
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

/// On which day, and between whom. The head of an office signs by the power that the head of the region gave, and what is the office's
/// own to sign, such as a record of what was handed over to it, by the office: that power was given for the agreement alone.
pub fn parties(paper: &AgreementPaper<'_>) -> [Block; 2] {
    let district = match paper.agreement.signer {
        Capacity::Regent => "paper-party-district",
        Capacity::Head if paper.agreement.kind.is_of_offices() => "paper-party-head",
        Capacity::Head => "paper-party-office",
    };
    // What the registry keeps now need not have stood on a sheet that was signed.
    let partner = match paper.legal().is_some() && !paper.is_signed() {
        true => "paper-party-partner-legal",
        false => "paper-party-partner",
    };
    let opening = if paper.is_signed() { "paper-opening-signed" } else { "paper-opening" };
    [paper.text(opening), Block::Numbered { items: vec![paper.say(district), paper.say(partner)] }]
}

impl AgreementPaper<'_> {
    /// The deed and the approval as a legal entity on which the partner stands, as far as the registry keeps them.
    pub fn legal(&self) -> Option<String> {
        let words = self.app.words();
        let said = |one: &Legal| {
            let number = one.number.clone()?;
            let date = one.issued_on.map(|day| LANGUAGE.date(day));
            let key = match (one.kind.as_deref()?, date.is_some()) {
                ("deed", true) => "paper-legal-deed-dated",
                ("deed", false) => "paper-legal-deed",
                (_, true) => "paper-legal-ahu-dated",
                (_, false) => "paper-legal-ahu",
            };
            let facts = [("number", number), ("date", date.unwrap_or_default())];
            Some(words.say_with(LANGUAGE, key, &facts))
        };
        let beside = &self.around.beside;
        let of = |kind| beside.legal(self.agreement.partner_id.as_ref(), kind).and_then(said);
        match (of("deed"), of("ahu")) {
            (Some(first), Some(second)) => {
                Some(words.say_with(LANGUAGE, "paper-legal-and", &[("first", first), ("second", second)]))
            }
            (deed, approval) => deed.or(approval),
        }
    }
}

/// Between whom, on what ground, and the articles.
pub fn agreed(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let agreement = paper.agreement;
    let mut blocks: Vec<Block> = parties(paper).into();
    // A sheet that was signed may have been drawn up before papers named the rules.
    if matches!(agreement.kind, AgreementKind::Joint | AgreementKind::Cooperation) && !paper.is_signed() {
        blocks.push(paper.text("paper-law"));
        let rules = vec![paper.say("paper-law-government"), paper.say("paper-law-minister")];
        blocks.push(Block::Numbered { items: rules });
    }
    blocks.push(paper.text("paper-both-agree"));
    if agreement.base_id.is_some() {
        blocks.push(paper.text("paper-ground"));
    }
    for (at, article) in articles(agreement.kind).iter().enumerate() {
        blocks.push(Block::Article {
            number: format!("{} {}", paper.say("paper-article"), at + 1),
            heading: paper.say(&format!("paper-article-{article}")),
        });
        blocks.extend(body(paper, article));
    }
    blocks.push(paper.signatures());
    blocks
}

/// The text of an article: what was written for it, or else the words of the district, or the usual ones.
fn body(paper: &AgreementPaper<'_>, article: &str) -> Vec<Block> {
    let agreement = paper.agreement;
    let own = match article {
        "purpose" => agreement.purpose.as_str(),
        "scope" => agreement.scope.as_str(),
        "financing" => agreement.financing.as_str(),
        _ => "",
    };
    let mut blocks = match (own.trim().is_empty(), article) {
        (true, _) => paper.passage(article),
        (false, "scope") => vec![paper.text("paper-scope-is"), listed(lines(own))],
        (false, _) => paper.written(own),
    };
    if article == "financing" && agreement.amount_minor.is_some() {
        blocks.push(paper.text("paper-amount"));
    }
    blocks
}

/// What of an agreement is changed; everything else goes on as it was signed.
pub fn amendment(paper: &AgreementPaper<'_>) -> Vec<Block> {
    let agreement = paper.agreement;
    let mut blocks: Vec<Block> = parties(paper).into();
    blocks.extend(paper.passage("changes"));
    let mut items = lines(&agreement.scope);
    // Once it is signed its last day is that of what it changed, too.
    if paper.is_signed() && agreement.ends_on.is_some() {
        items.push(paper.say("paper-amendment-term"));
    } else if agreement.moves_end() {
        items.push(paper.say("paper-amendment-term-moved"));
    }
    if items.is_empty() {
        items.push(super::DOTS.to_owned());
    }
    blocks.push(listed(items));
    blocks.extend(paper.passage("rest"));
    blocks.extend(paper.passage("closing"));
    blocks.push(paper.signatures());
    blocks
}
