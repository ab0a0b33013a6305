//! `sekber award score`: decision tables scored by several methods, and weights from pairwise comparisons.

use std::collections::BTreeMap;

use sekber_engines::award::ahp::{Priorities, priorities};
use sekber_engines::award::methods::{Criterion, Decision, Direction, Method};
use sekber_engines::award::missing::filled;
use sekber_engines::award::ranks::reversals;
use sekber_engines::award::weighting::{critic, entropy, equal};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{PlainFiles, read, write};
use crate::features::matching::FaultyFile;

/// Bounds of a criterion that is a share in per cent.
const PER_CENT: (f64, f64) = (0.0, 100.0);

#[derive(Debug, Deserialize)]
struct Input {
    #[serde(default)]
    cases: Vec<Case>,
    #[serde(default)]
    ahp: Vec<Comparisons>,
}

/// A decision table. Types are 1 for benefits, -1 for costs.
#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    /// "pct" when all values are per cent, whose bounds are known.
    #[serde(default)]
    kind: String,
    weights: Vec<f64>,
    types: Vec<i8>,
    /// One row an entry; `null` where nothing is told.
    matrix: Vec<Vec<Option<f64>>>,
    /// Lowest and highest possible value of each criterion.
    bounds: Option<Vec<(f64, f64)>>,
}

/// Comparisons above the diagonal, as numbers or fractions such as "1/3".
#[derive(Debug, Deserialize)]
struct Comparisons {
    id: String,
    upper_triangle: Vec<Vec<Ratio>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Ratio {
    Number(f64),
    Text(String),
}

impl Ratio {
    /// The ratio; `None` when it is no number or fraction of numbers.
    fn value(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => match text.split_once('/') {
                Some((over, under)) => {
                    Some(over.trim().parse::<f64>().ok()? / under.trim().parse::<f64>().ok()?)
                }
                None => text.trim().parse().ok(),
            },
        }
    }
}

#[derive(Debug, Serialize)]
struct Output {
    cases: Vec<ScoredCase>,
    ahp: Vec<ComparedCase>,
}

#[derive(Debug, Serialize)]
struct ScoredCase {
    id: String,
    expected: BTreeMap<&'static str, Value>,
    objective_weights: BTreeMap<&'static str, Vec<f64>>,
    /// Entries whose leaving puts the others into another order.
    removing_alternative_reverses_order: BTreeMap<&'static str, Vec<usize>>,
}

#[derive(Debug, Serialize)]
struct ComparedCase {
    id: String,
    n: usize,
    weights_eigen: Vec<f64>,
    weights_geometric: Vec<f64>,
    weights_column_mean: Vec<f64>,
    lambda_max: f64,
    #[serde(rename = "CI")]
    index: f64,
    #[serde(rename = "CR")]
    ratio: f64,
    consistent: bool,
}

/// Reads, scores and writes.
///
/// # Errors
/// [`FaultyFile`] naming the case that cannot be used.
pub fn run(files: &PlainFiles) -> anyhow::Result<()> {
    let input: Input = read(&files.input)?;
    let fault = |id: &str, reason: String| FaultyFile::whole(&files.input, format!("{id}: {reason}"));
    let mut output = Output { cases: Vec::new(), ahp: Vec::new() };
    for case in &input.cases {
        output.cases.push(scored(case).map_err(|reason| fault(&case.id, reason))?);
    }
    for comparisons in &input.ahp {
        output.ahp.push(compared(comparisons).map_err(|reason| fault(&comparisons.id, reason))?);
    }
    write(&files.out, &output)?;
    crate::print_line!(
        "{} tables, {} comparisons → {}",
        output.cases.len(),
        output.ahp.len(),
        files.out.display()
    );
    Ok(())
}

fn scored(case: &Case) -> Result<ScoredCase, String> {
    let decision = decision(case)?;
    let bounds = match (&case.bounds, case.kind.as_str()) {
        (Some(bounds), _) if bounds.len() == decision.criteria().len() => bounds.clone(),
        (Some(_), _) => return Err("bounds are not one pair for each criterion".to_owned()),
        (None, "pct") => vec![PER_CENT; decision.criteria().len()],
        (None, _) => decision.ranges(),
    };
    let methods = [
        ("saw", Method::Saw),
        ("maut_linear", Method::Maut),
        ("wp", Method::WeightedProduct),
        ("topsis_classic", Method::Topsis),
        // Costs counted down from 1 lie as far from each other as costs counted up.
        ("topsis_pymcdm_vector", Method::Topsis),
        ("topsis_pymcdm_minmax", Method::TopsisMinMax),
        ("vikor_v0.5", Method::Vikor(0.5)),
        ("moora_ratio", Method::Moora),
        ("spotis", Method::Spotis(bounds.clone())),
    ];
    let fixed = Method::MautWithin(vec![PER_CENT; decision.criteria().len()]);
    let reversed =
        |method: &Method| reversals(decision.rows().len(), |entries| method.ranks(&decision.among(entries)));
    Ok(ScoredCase {
        id: case.id.clone(),
        expected: methods.iter().map(|(name, method)| (*name, shown(method, &decision, &bounds))).collect(),
        objective_weights: BTreeMap::from([
            ("equal", equal(&decision)),
            ("entropy", entropy(&decision)),
            ("critic", critic(&decision)),
        ]),
        removing_alternative_reverses_order: BTreeMap::from([
            ("saw", reversed(&Method::Saw)),
            ("maut_fixed_0_100", reversed(&fixed)),
        ]),
    })
}

fn decision(case: &Case) -> Result<Decision, String> {
    if case.types.len() != case.weights.len() {
        return Err("types and weights are not equally many".to_owned());
    }
    let criterion = |(weight, kind): (&f64, &i8)| match kind {
        1 => Ok(Criterion { weight: *weight, direction: Direction::Benefit }),
        -1 => Ok(Criterion { weight: *weight, direction: Direction::Cost }),
        other => Err(format!("type {other} is neither 1 (benefit) nor -1 (cost)")),
    };
    let criteria: Result<Vec<_>, _> = case.weights.iter().zip(&case.types).map(criterion).collect();
    let criteria = criteria?;
    let rows = filled(&criteria, &case.matrix).map_err(|error| error.to_string())?;
    Decision::new(criteria, rows).map_err(|error| error.to_string())
}

fn shown(method: &Method, decision: &Decision, bounds: &[(f64, f64)]) -> Value {
    let (scores, ranks) = (method.scores(decision), method.ranks(decision));
    match method {
        Method::Vikor(_) => json!({ "Q": scores, "rank": ranks }),
        Method::Spotis(_) => json!({ "bounds": bounds, "score": scores, "rank": ranks }),
        _ => json!({ "score": scores, "rank": ranks }),
    }
}

fn compared(comparisons: &Comparisons) -> Result<ComparedCase, String> {
    let row = |row: &Vec<Ratio>| -> Option<Vec<f64>> { row.iter().map(Ratio::value).collect() };
    let upper: Option<Vec<Vec<f64>>> = comparisons.upper_triangle.iter().map(row).collect();
    let upper = upper.ok_or_else(|| "a comparison is neither a number nor a fraction".to_owned())?;
    let found: Priorities = priorities(&upper).map_err(|error| error.to_string())?;
    Ok(ComparedCase {
        id: comparisons.id.clone(),
        n: found.eigenvector.len(),
        lambda_max: found.eigenvalue,
        index: found.index,
        ratio: found.ratio,
        consistent: found.is_consistent(),
        weights_eigen: found.eigenvector,
        weights_geometric: found.geometric,
        weights_column_mean: found.column_mean,
    })
}

#[cfg(test)]
mod tests;
