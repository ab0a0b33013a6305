//! What the guide to the commands says of each command and option: the help of the command line says the same.

use std::collections::BTreeMap;

use super::guides::{Guide, guide};
use crate::kit::words::Language;

/// Every command (`sekber user add`), option (`sekber user add --role`) and value without a name (`sekber user add EMAIL`) with its
/// sentence, as the tables of the guide have them.
pub fn commands(language: Language) -> BTreeMap<String, String> {
    let text = guide(language, "commands").map(Guide::written).unwrap_or_default();
    let (mut told, mut command) = (BTreeMap::new(), String::new());
    for line in text.lines() {
        if line.starts_with('#') {
            command = line.split('`').nth(1).map(|name| format!("{name} ")).unwrap_or_default();
        } else if let Some((name, sentence)) = row(line) {
            told.insert(format!("{command}{name}"), sentence);
        }
    }
    told
}

/// A row of a table: the name in its first cell and the sentence in its second.
fn row(line: &str) -> Option<(&str, String)> {
    let (name, sentence) = line.strip_prefix("| `")?.split_once("` | ")?;
    let sentence = sentence.strip_suffix(" |")?;
    Some((name, sentence.replace("\\<", "<").replace("\\>", ">").replace("\\|", "|")))
}
