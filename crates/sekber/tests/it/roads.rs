//! The roads of partnerships as `docs/roads.md` draws them: what is read there is what the program follows.

use sekber_core::partnership::road::ROADS;
use sekber_core::partnership::{Footing, Proof, Weight};

use crate::harness::Harness;
use crate::source::files;

/// How well a rule is known, which the documentation says and no page.
fn known(footing: Footing) -> &'static str {
    match footing {
        Footing::Read => "The page of the rule was read.",
        Footing::Guided => {
            "By another local government’s guide on cooperation; the rule itself was not read."
        }
        Footing::Quoted => "Quoted second-hand; the rule itself was not read.",
        Footing::Believed => "Usual practice; ask the legal section.",
    }
}

/// The roads as the documentation draws them, from the same table that the program follows.
fn drawn(harness: &Harness) -> String {
    let say =
        |key: String| harness.app.words().say(sekber::kit::words::Language::English, &key.replace('_', "-"));
    let mut text = String::from(
        "# Roads of papers\n\nWhich papers a partnership needs, in which order, by kind of partner. This page is written from the table that the program\nfollows (`sekber-core/src/partnership/road.rs`); a test keeps it true. What is *required* blocks; what is *advised* warns.\nDeadlines are what is usual: no rule that we know sets them.\nA district may set what is advised, and add steps of its own, which only advise; the drawings show the roads without them.\n",
    );
    for road in &ROADS {
        text.push_str(&format!(
            "\n## {}\n\n```mermaid\nflowchart TD\n",
            say(format!("partnership-road-{}", road.kind))
        ));
        for (at, step) in road.steps.iter().enumerate() {
            let name = say(format!("partnership-step-{}", step.code));
            let actor = say(format!("turn-{}", step.actor));
            let (open, close) = match step.weight {
                Weight::Blocks => ("[[", "]]"),
                _ => ("[", "]"),
            };
            text.push_str(&format!("    s{at}{open}\"{name}<br/>{actor}\"{close}\n"));
            if at > 0 {
                text.push_str(&format!("    s{} --> s{at}\n", at - 1));
            }
        }
        text.push_str("```\n\n| step | who | shown by | weight | usual days | source | known |\n|---|---|---|---|---|---|---|\n");
        for step in road.steps {
            let proof = match step.proof {
                Proof::Noted => "a note".to_owned(),
                Proof::Signed(kind) => format!("signed: {}", say(format!("agreement-kind-{kind}"))),
                Proof::Held(kind) => format!("held: {}", say(format!("document-kind-{kind}"))),
            };
            text.push_str(&format!(
                "| {} | {} | {proof} | {} | {} | {} | {} |\n",
                say(format!("partnership-step-{}", step.code)),
                say(format!("turn-{}", step.actor)),
                say(format!("partnership-weight-{}", step.weight)),
                step.usual_days,
                step.source,
                known(step.footing),
            ));
        }
    }
    text
}

#[tokio::test]
async fn the_roads_are_drawn_as_they_are_followed() {
    let harness = Harness::on_sqlite().await;
    let drawn = drawn(&harness);
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/roads.md");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|how| how == "always") {
        std::fs::write(place, &drawn).unwrap();
    }
    let kept = files("docs", &["roads.md"]).remove(0);
    assert!(
        kept.text == drawn,
        "docs/roads.md is not what the program follows: INSTA_UPDATE=always writes it anew"
    );
}
