//! What the program's own commands answer, in the language that the system is set to: its sentences beside those of the rooms, whose
//! commands and checks it speaks for.

use std::sync::LazyLock;

use crate::features;
use crate::kit::card::Card;
use crate::kit::problem::Problem;
use crate::kit::settings::SettingsError;
use crate::kit::terminal::Teller;
use crate::kit::words::Words;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let own = Card { name: "shell", words: crate::room_words!(), ..Card::default() };
    Words::gather(&features::cards().into_iter().chain([own]).collect::<Vec<_>>())
});

/// Every sentence that a command may answer with.
pub fn words() -> &'static Words {
    &WORDS
}

/// Who says them in the language of the terminal.
pub fn teller() -> Teller<'static> {
    Teller::new(words())
}

/// Prints a sentence with its facts, in the language of the terminal.
pub fn print_sentence(key: &str, facts: &[(&str, String)]) {
    crate::print_line!("{}", teller().say_facts(key, facts));
}

/// Why the settings cannot be used, as a sentence of ours with what the system or the file says.
pub fn of_settings(error: SettingsError) -> Problem {
    let (key, facts) = match error {
        SettingsError::File { path, cause } => {
            ("start-refused-file", vec![("path", path.display().to_string()), ("why", cause.to_string())])
        }
        SettingsError::Content { path, cause } => {
            ("start-refused-content", vec![("path", path.display().to_string()), ("why", cause.to_string())])
        }
        SettingsError::TimeZone(zone) => ("start-refused-zone", vec![("zone", zone)]),
        SettingsError::Idle(minutes) => ("start-refused-idle", vec![("minutes", minutes.to_string())]),
        SettingsError::HalfMail => ("start-refused-mail", Vec::new()),
    };
    Problem::Refused { key, facts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::words::Language;

    #[test]
    fn settings_that_cannot_be_used_are_told_in_both_languages() {
        let told = |language, error| {
            Teller::speaking(words(), language).error(&anyhow::Error::new(of_settings(error)))
        };
        let zone = || SettingsError::TimeZone("Asia/Sintang".to_owned());
        assert!(told(Language::Indonesian, zone()).starts_with("zona waktu “Asia/Sintang” tidak dikenal"));
        assert!(told(Language::English, zone()).starts_with("unknown time zone “Asia/Sintang”"));
        let half = told(Language::Indonesian, SettingsError::HalfMail);
        assert!(half.contains("--mail") && half.contains("--mail-from"), "{half}");
    }
}
