//! Learning the model from judged pairs.

use super::model::{CLASSES, FEATURES, Features, Model};

/// A judged pair: what both have in common, and the class: nothing, same, duplication, synergy.
pub type Lesson = (Features, usize);

/// The pull of weights towards zero, that of the constant being almost none.
const PULL: f64 = 0.5;
const CONSTANT_PULL: f64 = 0.01;
/// The pull of all weights towards those of a model that is there: as much as some ten lessons would.
const PULL_BACK: f64 = 10.0;
/// Steps downhill, how long each is, and how much of the last one goes on.
const STEPS: usize = 400;
const LENGTH: f64 = 1.0;
const MOMENTUM: f64 = 0.9;

/// The weights under which the judgements are most probable (multinomial logistic regression with a pull towards zero), found
/// by a fixed number of steps downhill, so that the same lessons give the same model. `O(steps × lessons)`.
pub fn learn(lessons: &[Lesson]) -> Model {
    descend(&Model::EMPTY, lessons, (CONSTANT_PULL, PULL), (lessons.len() as f64).max(1.0))
}

/// The same with a pull towards a model that is there: the fewer the lessons, the less they move it.
pub fn learn_from(start: &Model, lessons: &[Lesson]) -> Model {
    // Steps are as long as if those lessons had been there that the pull stands for.
    descend(start, lessons, (PULL_BACK, PULL_BACK), lessons.len() as f64 + 2.0 * PULL_BACK)
}

/// Goes downhill from a model with pulls of the constant and of all other weights towards it; the slope is divided by `count`.
fn descend(start: &Model, lessons: &[Lesson], (constant_pull, other_pull): (f64, f64), count: f64) -> Model {
    let mut model = start.clone();
    let mut speed = Model::EMPTY.weights;
    for _ in 0..STEPS {
        let mut slope = [[0.0; CLASSES]; FEATURES + 1];
        for (features, class) in lessons {
            let chances = model.chances(features).0;
            for (at, chance) in chances.iter().enumerate() {
                let missed = chance - f64::from(u8::from(at == *class));
                slope[0][at] += missed;
                for (row, number) in slope[1..].iter_mut().zip(features) {
                    row[at] += missed * number;
                }
            }
        }
        for (at, (weights, speed)) in model.weights.iter_mut().zip(&mut speed).enumerate() {
            let pull = if at == 0 { constant_pull } else { other_pull };
            for class in 0..CLASSES {
                let away = weights[class] - start.weights[at][class];
                let down = (slope[at][class] + pull * away) / count;
                speed[class] = MOMENTUM * speed[class] - LENGTH * 2.0 * down;
                weights[class] += 0.5 * speed[class];
            }
        }
    }
    model
}
