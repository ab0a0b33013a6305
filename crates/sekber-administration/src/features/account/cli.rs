//! `sekber user`: people from the command line, by the same verbs as the pages.

use sekber_core::roles::Role;

use super::limits::check_email;
use super::links::{Invite, invite, make_password_link};
use super::people::{self, NewPerson, Wanted};
use super::record::record_of;
use super::store::{self, Person};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Key};
use crate::kit::terminal::{self, Teller, typed};

/// Every role as it is typed.
fn roles_as_typed() -> String {
    let alone = Role::UNBOUND.map(|role| role.name()).join(", ");
    format!(
        "{alone}, office:ID or partner:ID, or with a lesser duty office_editor:ID, office_reader:ID, partner_editor:ID, partner_reader:ID"
    )
}

/// What can be done with people.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum UserCommand {
    /// Add a person; the password is read from standard input, so that it stays out of the shell's history
    Add {
        /// E-mail address to sign in with
        #[arg(value_parser = typed)]
        email: String,
        /// The person's name
        #[arg(long, value_parser = typed)]
        name: String,
        /// A role, which may be given several times
        #[arg(long, required = true, help = format!("A role: {}; may be given several times", roles_as_typed()))]
        role: Vec<Role>,
    },
    /// Invite a person: prints a one-time link
    Invite {
        /// E-mail address
        #[arg(value_parser = typed)]
        email: String,
        /// The person's name
        #[arg(long, value_parser = typed)]
        name: String,
        /// The role offered
        #[arg(long, help = format!("The role offered: {}", roles_as_typed()))]
        role: Role,
    },
    /// Print a one-time link to set a new password
    Reset {
        /// E-mail address
        #[arg(value_parser = typed)]
        email: String,
    },
    /// List the people of the district with their roles
    List,
    /// End a person's access
    Deactivate {
        /// E-mail address
        #[arg(value_parser = typed)]
        email: String,
    },
    /// Give a role
    Grant {
        /// E-mail address
        #[arg(value_parser = typed)]
        email: String,
        /// The role
        #[arg(help = format!("The role: {}", roles_as_typed()))]
        role: Role,
    },
    /// Take a role away
    Revoke {
        /// E-mail address
        #[arg(value_parser = typed)]
        email: String,
        /// The role
        role: Role,
    },
}

/// Runs the command as the operator of the machine.
///
/// # Errors
/// The action's refusal as a sentence.
pub async fn user_command(app: &App, command: UserCommand) -> anyhow::Result<()> {
    let operator = Actor::operator();
    let teller = Teller::new(app.words());
    let done = match command {
        UserCommand::Add { email, name, role } => add(app, &operator, email, name, role).await,
        UserCommand::Invite { email, name, role } => send(app, &operator, email, name, role).await,
        UserCommand::Reset { email } => reset(app, &operator, &email).await,
        UserCommand::List => list(app).await,
        UserCommand::Deactivate { email } => {
            let person = by_email(app, &email).await?;
            let done = people::deactivate(app, &operator, &person.id).await;
            done.map(|()| tell(&teller.say_facts("user-deactivated", &[("email", email)])))
        }
        UserCommand::Grant { email, role } => {
            let person = by_email(app, &email).await?;
            let done = people::grant_role(app, &operator, &person.id, &role).await;
            let facts = [("email", email), ("role", role.to_string())];
            done.map(|()| tell(&teller.say_facts("user-granted", &facts)))
        }
        UserCommand::Revoke { email, role } => {
            let person = by_email(app, &email).await?;
            let done = people::revoke_role(app, &operator, &person.id, &role).await;
            let facts = [("email", email), ("role", role.to_string())];
            done.map(|()| tell(&teller.say_facts("user-revoked", &facts)))
        }
    };
    done.map_err(|problem| problem.for_terminal(app.words()))
}

fn tell(sentence: &str) {
    crate::print_line!("{sentence}");
}

async fn by_email(app: &App, email: &str) -> anyhow::Result<Person> {
    let known = store::by_email(app.db(), &email.trim().to_lowercase()).await?;
    known.ok_or_else(|| anyhow::Error::new(Problem::refused_with("user-unknown", "email", email)))
}

async fn add(
    app: &App,
    operator: &Actor,
    email: String,
    name: String,
    roles: Vec<Role>,
) -> Result<(), Problem> {
    let email = address(&email)?;
    let mut records = Vec::new();
    for role in &roles {
        records.push(record_of(app.db(), &app.region(), role).await?);
    }
    let teller = Teller::new(app.words());
    terminal::error(&teller.say_facts("user-password", &[("email", email.clone())]));
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(anyhow::Error::from)?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    let mut tx = app.begin(operator).await?;
    let new = NewPerson { email: email.clone(), name: name.clone(), password, roles };
    let id = people::add_person(&mut tx, new).await?;
    for record in records.iter().skip(1) {
        tx.note(Event::new("person.role_granted", &id, &name).after(record));
    }
    tx.commit(Event::new("person.role_granted", &id, &name).after(&records.first())).await?;
    tell(&teller.say_facts("user-added", &[("email", email), ("id", id.to_string())]));
    Ok(())
}

fn address(email: &str) -> Result<String, Problem> {
    let email = email.trim().to_lowercase();
    let mut faults = Faults::none();
    check_email(&email, &mut faults);
    faults.or(email)
}

async fn send(app: &App, operator: &Actor, email: String, name: String, role: Role) -> Result<(), Problem> {
    let link = invite(app, operator, Invite { email: address(&email)?, name, role }).await?;
    crate::print_line!("{}", link.address);
    Ok(())
}

async fn reset(app: &App, operator: &Actor, email: &str) -> Result<(), Problem> {
    let person = by_email(app, email).await?;
    crate::print_line!("{}", make_password_link(app, operator, &person.id).await?.address);
    Ok(())
}

async fn list(app: &App) -> Result<(), Problem> {
    let teller = Teller::new(app.words());
    let [address, name, access, roles] =
        ["user-list-address", "user-list-name", "user-list-access", "user-list-roles"]
            .map(|key| teller.say(key));
    crate::print_line!("{address:<36} {name:<28} {access:<8} {roles}");
    let (active, ended) = (teller.say("user-list-active"), teller.say("user-list-ended"));
    let mut cursor = Cursor::Start;
    loop {
        let page = people::listed(app.db(), &app.region(), &Wanted::default(), &cursor).await?;
        let held = people::listed_roles(app.db(), &app.region(), &page.rows).await?;
        for person in &page.rows {
            let roles = held.iter().filter(|held| held.person_id == person.id);
            let roles: Vec<String> =
                roles.filter_map(|held| held.role()).map(|role| role.to_string()).collect();
            let access = if person.active { &active } else { &ended };
            crate::print_line!("{:<36} {:<28} {access:<8} {}", person.email, person.name, roles.join(", "));
        }
        match page.next.as_deref().and_then(Key::parse) {
            Some(key) => cursor = Cursor::After(key),
            None => break,
        }
    }
    Ok(())
}
