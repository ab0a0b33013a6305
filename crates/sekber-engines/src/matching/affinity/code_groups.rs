//! Passages taken together by what stands above them, so that a text can be near a whole kegiatan, program or field.

use std::collections::BTreeMap;

use super::index::{Builder, Index};
use super::nomenclature_index::cut;

/// Passages taken together by what stands above them: kegiatan, program, field.
#[derive(Default)]
pub(super) struct Families<'a> {
    known: BTreeMap<String, usize>,
    texts: Vec<Vec<&'a str>>,
    /// Whose each family is, in the order of the index.
    pub(super) owners: Vec<Vec<usize>>,
}

impl<'a> Families<'a> {
    pub(super) fn add(&mut self, code: &str, stems: &[&'a str], owners: &[usize]) {
        for parts in [5, 3, 2] {
            let family = *self.known.entry(cut(code, parts).to_owned()).or_insert_with(|| {
                self.texts.push(Vec::new());
                self.owners.push(Vec::new());
                self.texts.len() - 1
            });
            self.texts[family].extend_from_slice(stems);
            for office in owners {
                if !self.owners[family].contains(office) {
                    self.owners[family].push(*office);
                }
            }
        }
    }

    pub(super) fn index(&self) -> Index {
        let mut index = Builder::default();
        self.texts.iter().for_each(|stems| index.add(stems));
        index.finish()
    }
}
