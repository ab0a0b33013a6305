//! The questions of an import on its preview: what is asked, what was answered, and what becomes of records that are there already.

use crate::features::exchange::layout::Layout;
use crate::features::exchange::questions::{self, Question, is_answer};
use crate::features::exchange::shown::Speaker;
use crate::features::exchange::store::{Run, Waiting};
use crate::kit::form::Form;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// A choice as it is shown.
pub struct Offered {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// A question as it is shown.
pub struct Asked {
    pub key: String,
    /// Whether it holds rows up.
    pub stops: bool,
    pub about: String,
    pub reason: String,
    pub rows: String,
    pub choices: Vec<Offered>,
}

/// An answer as it is shown.
pub struct Answered {
    pub key: String,
    pub about: String,
    pub label: String,
}

/// Everything that is asked about an import.
#[derive(Default)]
pub struct Questions {
    pub asked: Vec<Asked>,
    pub updates: Vec<Asked>,
    pub answered: Vec<Answered>,
}

impl Questions {
    /// What rows with faults and remarks ask, and what becomes of the fields that rows change.
    pub fn of(
        frame: &Frame,
        speaker: &Speaker<'_>,
        (run, layout): (&Run, &Layout),
        (told, changed): (&[Waiting], &[Waiting]),
    ) -> Self {
        let is_update = |key: &str| key.starts_with("update/");
        let asked = questions::questions(told).into_iter();
        let asked: Vec<Question> =
            asked.filter(|question| !is_update(&question.key) || question.issue.stops).collect();
        // What has to be answered is chosen there alone: a list with a choice of its own would answer it unasked.
        let is_asked = |field: &str| asked.iter().any(|one| one.key.strip_prefix("update/") == Some(field));
        let mut updates = questions::updates(run.kind, layout, changed);
        updates.retain(|(field, _)| !is_asked(field));
        let answers = layout.answers.iter().filter(|(key, _)| !is_update(key));
        Self {
            asked: asked.into_iter().map(|question| shown(frame, speaker, (run, layout), question)).collect(),
            updates: updates
                .into_iter()
                .map(|(field, choices)| update(speaker, (run, layout), field, &choices))
                .collect(),
            answered: answers
                .map(|(key, value)| Answered {
                    about: speaker.matter(key),
                    label: speaker.answer(run.kind, key, value),
                    key: key.clone(),
                })
                .collect(),
        }
    }

    /// Whether there is nothing to ask and nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty() && self.updates.is_empty() && self.answered.is_empty()
    }
}

fn choices(speaker: &Speaker<'_>, (run, layout): (&Run, &Layout), key: &str, of: &[String]) -> Vec<Offered> {
    let chosen = layout.answers.get(key);
    let choice = |value: &String| Offered {
        label: speaker.answer(run.kind, key, value),
        chosen: chosen == Some(value),
        value: value.clone(),
    };
    of.iter().map(choice).collect()
}

fn shown(frame: &Frame, speaker: &Speaker<'_>, of: (&Run, &Layout), question: Question) -> Asked {
    let mut rows = question.rows.iter().map(|row| frame.whole(row)).collect::<Vec<_>>().join(", ");
    if question.count > question.rows.len() {
        rows.push_str(" …");
    }
    Asked {
        stops: question.issue.stops,
        about: speaker.matter(&question.key),
        reason: speaker.reason(&question.issue),
        choices: choices(speaker, of, &question.key, &question.choices),
        key: question.key,
        rows,
    }
}

fn update(speaker: &Speaker<'_>, of: (&Run, &Layout), field: &str, modes: &[&str]) -> Asked {
    let key = format!("update/{field}");
    let modes: Vec<String> = modes.iter().map(|mode| (*mode).to_owned()).collect();
    let mut choices = choices(speaker, of, &key, &modes);
    // What happens when nobody chooses stands first.
    if !choices.iter().any(|choice| choice.chosen)
        && let Some(first) = choices.first_mut()
    {
        first.chosen = true;
    }
    let (about, reason, rows) = (speaker.title(field), String::new(), String::new());
    Asked { key, stops: false, about, reason, rows, choices }
}

/// Takes the answers of a form over into a layout.
///
/// # Errors
/// When one of them is none.
pub fn take_answers(run: &Run, layout: &mut Layout, form: &Form) -> Result<(), Problem> {
    for (name, value) in form.pairs() {
        if name == "forget" {
            layout.answers.remove(value.trim());
        }
        let Some(key) = name.strip_prefix("answer:").filter(|_| !value.trim().is_empty()) else { continue };
        if !is_answer(run.kind, key, value.trim()) {
            return Err(Problem::refused("refused-import-answer"));
        }
        layout.answers.insert(key.to_owned(), value.trim().to_owned());
    }
    Ok(())
}
