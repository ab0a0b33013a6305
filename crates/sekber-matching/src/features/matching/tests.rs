use std::collections::HashMap;

use sekber_engines::matching::affinity::model::Model;
use sekber_engines::matching::affinity::quality::ndcg;
use sekber_engines::matching::affinity::ranker::{Duties, Ranker, sentences};
use sekber_facts::sintang;

use super::nomenclature_index;

/// The ranking was .912 when this was written; whoever changes words, signals or weights sees here what it costs.
#[test]
fn programmes_of_sintang_find_the_offices_that_a_reader_would_choose() {
    let offices = sintang::offices().iter().filter(|office| office.function != "kecamatan");
    let duties = offices.map(|office| Duties {
        id: office.code.clone(),
        name: office.name.clone(),
        codes: office.bidang.clone(),
        lines: sentences(&office.duties).map(str::to_owned).collect(),
    });
    let ranker = Ranker::new(nomenclature_index(), duties.collect(), &[], Model::default());
    let mut grades: HashMap<&str, HashMap<&str, u32>> = HashMap::new();
    for judged in sintang::judgements() {
        grades.entry(&judged.programme).or_default().insert(&judged.office, judged.grade.into());
    }
    let of_one = |programme: &sintang::Programme| -> f64 {
        let grades = &grades[programme.id.as_str()];
        let ranked = ranker.ranked(&format!("{}. {}", programme.title, programme.description));
        let grade = |office: usize| grades.get(ranker.offices()[office].id.as_str()).copied().unwrap_or(0);
        let seen: Vec<u32> = ranked.iter().map(|fit| grade(fit.office)).collect();
        ndcg(&seen, &grades.values().copied().collect::<Vec<_>>())
    };
    let all = sintang::programmes();
    let mean = all.iter().map(of_one).sum::<f64>() / all.len() as f64;
    assert!(mean > 0.88, "nDCG@5 over {} programmes: {mean:.3}", all.len());
}
