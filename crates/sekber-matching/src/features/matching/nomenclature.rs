//! The nomenclature as the ranking reads it, prepared once for the whole program.

use std::sync::LazyLock;

use sekber_engines::matching::affinity::nomenclature_index::{Entry, NomenclatureIndex};

static KNOWLEDGE: LazyLock<NomenclatureIndex> = LazyLock::new(|| {
    let entries = sekber_facts::nomenclature::all();
    let results: Vec<String> =
        entries.iter().map(|entry| format!("{} {}", entry.result, entry.indicator)).collect();
    NomenclatureIndex::new(entries.iter().zip(&results).map(|(entry, result)| Entry {
        code: entry.code,
        name: entry.name,
        result: result.trim(),
    }))
});

/// What the ranking knows before any office or programme. The first call takes some tenths of a second.
pub fn nomenclature_index() -> &'static NomenclatureIndex {
    &KNOWLEDGE
}
