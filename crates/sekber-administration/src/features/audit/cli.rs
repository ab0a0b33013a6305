//! `sekber audit`: the trail from the command line.

use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::{self, Anchor, Event, Fault};
use crate::kit::problem::Problem;
use crate::kit::terminal::{Teller, typed};

/// What can be done with the trail.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum AuditCommand {
    /// Check the whole chain and name the first broken line
    Verify {
        /// A line as it was written down elsewhere, such as on an issued document; the chain must still hold it. May be repeated
        #[arg(long, value_name = "SEQ:HASH")]
        anchor: Vec<Anchor>,
    },
    /// Withdraw the names and words of one line for good; the line, its number and its place in the chain stay
    Erase {
        /// The line's number
        seq: i64,
        /// Why, without naming the person: this is written into the trail
        #[arg(long, value_parser = typed)]
        reason: String,
    },
}

/// What the trail keeps of an erased line: why.
#[derive(Debug, serde::Serialize)]
struct Erased<'a> {
    reason: &'a str,
}

/// Runs the command.
///
/// # Errors
/// When the database cannot be asked or the trail is broken.
pub async fn audit_command(app: &App, command: AuditCommand) -> anyhow::Result<()> {
    match command {
        AuditCommand::Verify { anchor } => verify(app, &anchor).await,
        AuditCommand::Erase { seq, reason } => {
            erase(app, seq, &reason).await.map_err(|problem| problem.for_terminal(app.words()))
        }
    }
}

async fn erase(app: &App, seq: i64, reason: &str) -> Result<(), Problem> {
    let mut tx = app.begin(&Actor::operator()).await?;
    audit::erase(&mut tx, seq).await?;
    tx.commit(Event::new("audit.erased", seq, "").after(&Erased { reason })).await?;
    let said = Teller::new(app.words()).say_facts("audit-cli-erased", &[("seq", seq.to_string())]);
    crate::print_line!("{said}");
    Ok(())
}

async fn verify(app: &App, anchors: &[Anchor]) -> anyhow::Result<()> {
    let teller = Teller::new(app.words());
    match audit::verify_against(app.db(), &app.region(), anchors).await? {
        Ok(sound) => {
            let facts =
                [("count", teller.whole(sound.head.seq)), ("withdrawn", teller.whole(sound.withdrawn))];
            crate::print_line!("{}", teller.say_facts("audit-cli-sound", &facts));
            let anchor = [("anchor", sound.head.anchor().to_string())];
            crate::print_line!("{}", teller.say_facts("audit-cli-anchor", &anchor));
            Ok(())
        }
        Err(broken) => {
            let key = match broken.reason {
                Fault::OutOfOrder => "audit-cli-out-of-order",
                Fault::Changed => "audit-cli-changed",
                Fault::Anchor => "audit-cli-not-the-anchor",
                Fault::Ending => "audit-cli-ending",
            };
            anyhow::bail!(Problem::refused_with(key, "seq", broken.seq.to_string()))
        }
    }
}
