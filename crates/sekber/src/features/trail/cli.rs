//! `sekber audit`: the trail from the command line.

use crate::kit::app::App;
use crate::kit::audit::{self, Fault};

/// What can be done with the trail.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum AuditCommand {
    /// Check the whole chain and name the first broken line
    Verify,
}

/// Runs the command.
///
/// # Errors
/// When the database cannot be asked or the trail is broken.
pub async fn audit_command(app: &App, command: AuditCommand) -> anyhow::Result<()> {
    match command {
        AuditCommand::Verify => verify(app).await,
    }
}

async fn verify(app: &App) -> anyhow::Result<()> {
    match audit::verify(app.db(), &app.region()).await? {
        Ok(sound) => {
            println!(
                "The trail is sound: {} line(s), {} with names withdrawn.",
                sound.head.seq, sound.withdrawn
            );
            println!("Anchor: {} {}", sound.head.seq, sound.head.hash);
            Ok(())
        }
        Err(broken) => {
            let what = match broken.reason {
                Fault::OutOfOrder => "is missing, or another line stands in its place",
                Fault::Changed => "was changed after it was written",
                Fault::Ending => "is where the trail should go on or end, and it does not",
            };
            anyhow::bail!("the trail is broken: line {} {what}", broken.seq)
        }
    }
}
