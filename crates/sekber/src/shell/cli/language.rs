//! The help of the command line in the reader's language: in Indonesian its sentences are those of the guide to the commands.

use std::collections::BTreeMap;

use clap::{Arg, Command};

use crate::features::help;
use crate::kit::words::Language;

/// The command with its help in the language that the system is set to: Indonesian, or English as it was made with.
pub fn in_the_readers_language(command: Command) -> Command {
    match Language::of_terminal() {
        Language::Indonesian => in_indonesian(command),
        Language::English => command,
    }
}

fn in_indonesian(command: Command) -> Command {
    say(command, "sekber", &help::commands(Language::Indonesian))
}

fn say(command: Command, path: &str, told: &BTreeMap<String, String>) -> Command {
    let command = match told.get(path) {
        Some(sentence) => command.about(sentence),
        None => command,
    };
    let command = command.mut_args(|argument| {
        let name = format!("{path} {}", name(&argument));
        match told.get(&name) {
            Some(sentence) => argument.help(sentence),
            None => argument,
        }
    });
    command.mut_subcommands(|inner| {
        let path = format!("{path} {}", inner.get_name());
        say(inner, &path, told)
    })
}

/// An argument as it is typed: its flag, or what stands for its value.
fn name(argument: &Arg) -> String {
    let value = argument.get_value_names().and_then(|names| names.first());
    match (argument.get_long(), value) {
        (Some(long), _) => format!("--{long}"),
        (None, Some(value)) => value.to_string(),
        (None, None) => argument.get_id().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features;
    use crate::kit::card::RoomCommand;
    use crate::shell::cli::understood;

    fn everything() -> Command {
        let rooms: Vec<RoomCommand> = features::cards().into_iter().flat_map(|card| card.commands).collect();
        understood(&rooms)
    }

    /// Every command and argument by its name, with what the help says of it.
    fn named(command: &Command, path: &str, all: &mut Vec<(String, String)>) {
        all.push((path.to_owned(), command.get_about().map(ToString::to_string).unwrap_or_default()));
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            all.push((format!("{path} {}", name(argument)), help));
        }
        for inner in command.get_subcommands() {
            named(inner, &format!("{path} {}", inner.get_name()), all);
        }
    }

    #[test]
    fn the_guide_names_every_command_and_option_in_both_languages() {
        let mut all = Vec::new();
        named(&everything(), "sekber", &mut all);
        let there: BTreeSet<String> = all.into_iter().map(|(name, _)| name).collect();
        assert!(there.len() > 100, "the commands are no longer recognised: {there:?}");
        for language in [Language::Indonesian, Language::English] {
            let told: BTreeSet<String> = help::commands(language).into_keys().collect();
            let missing: Vec<&String> = there.difference(&told).collect();
            assert!(missing.is_empty(), "docs/guide/{}/commands.md lacks {missing:?}", language.tag());
            let gone: Vec<&String> = told.difference(&there).collect();
            assert!(gone.is_empty(), "docs/guide/{}/commands.md names {gone:?}", language.tag());
        }
    }

    #[test]
    fn help_speaks_indonesian_where_the_system_does() {
        let told = help::commands(Language::Indonesian);
        let mut all = Vec::new();
        named(&in_indonesian(everything()), "sekber", &mut all);
        for (name, help) in all {
            assert_eq!(told.get(&name), Some(&help), "{name}");
        }
        in_indonesian(everything()).debug_assert();
    }
}
