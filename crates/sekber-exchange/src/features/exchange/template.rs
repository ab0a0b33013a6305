//! Templates that explain themselves: the columns of a kind with notes, examples and drop-downs.

use sekber_documents::sheet::{Kind as Shown, Template, TemplateColumn, TemplateWords, Value};

use super::columns::{Column, Reads};
use super::export::title_key;
use super::guess::column_title;
use super::kind::Kind;
use super::reading::choice_key;
use super::references::References;
use crate::features::registry::Side;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;
use crate::kit::words::{Language, Words};

/// Names that a drop-down offers at most; longer ones help nobody.
const LONGEST_LIST: usize = 2_000;

/// The template of a kind as a workbook.
///
/// # Errors
/// When the database cannot be asked for the names behind the drop-downs.
pub async fn template(app: &App, kind: Kind, language: Language) -> Result<Vec<u8>, Problem> {
    let references = References::load(app.db(), &app.region(), kind).await?;
    let words = app.words();
    let say = |key: &str| words.say(language, key);
    let columns = kind.columns().iter().filter(|column| column.in_template);
    let template = Template {
        title: say(title_key(kind)),
        instructions: instructions(words, language, kind),
        columns: columns.map(|column| template_column(words, language, &references, column)).collect(),
        words: TemplateWords {
            guide: say("import-template-guide"),
            lists: say("import-template-lists"),
            column: say("import-template-column"),
            required: say("import-template-required"),
            note: say("import-template-note"),
            example: say("import-template-example"),
            yes: say("import-yes"),
            no: say("import-no"),
            choose_from_list: say("import-template-choose"),
        },
    };
    let created = app.settings().local(app.now());
    let written = cpu::run(move || template.to_xlsx(created)).await?;
    Ok(written.map_err(anyhow::Error::from)?)
}

fn instructions(words: &Words, language: Language, kind: Kind) -> Vec<String> {
    let own = match kind {
        Kind::Offices => "import-template-offices",
        Kind::Partners => "import-template-partners",
        Kind::Programmes => "import-template-programmes",
    };
    let all = [own, "import-template-rows", "import-template-empty", "import-template-forms"];
    all.iter().map(|key| words.say(language, key)).collect()
}

fn template_column(
    words: &Words,
    language: Language,
    references: &References,
    column: &Column,
) -> TemplateColumn {
    let several =
        matches!(column.reads, Reads::Themes | Reads::Offices | Reads::Organisation | Reads::Office);
    TemplateColumn {
        title: column_title(words, language, column.key),
        required: column.required,
        note: words.say(language, &format!("column-note-{}", column.key.replace('_', "-"))),
        examples: vec![Value::from(column.example)],
        choices: choices(words, language, references, column),
        only_choices: !several,
        width: column.width,
        kind: Shown::Text,
    }
}

fn choices(
    words: &Words,
    language: Language,
    references: &References,
    column: &Column,
) -> Option<Vec<String>> {
    let names = |side: Option<Side>| {
        let of_side = references.organisations.iter().filter(|one| side.is_none_or(|side| one.side == side));
        of_side.map(|one| one.name.clone()).take(LONGEST_LIST).collect()
    };
    match column.reads {
        Reads::Choice(list) => {
            Some(list.codes().into_iter().map(|code| words.say(language, &choice_key(list, code))).collect())
        }
        Reads::YesNo => Some(vec![words.say(language, "import-yes"), words.say(language, "import-no")]),
        Reads::Themes => {
            Some(references.theme_list.iter().map(|theme| theme.name(language).to_owned()).collect())
        }
        Reads::Organisation => Some(names(None)),
        Reads::Office | Reads::Offices => Some(names(Some(Side::Office))),
        _ => None,
    }
}
