//! Learning the model from judged pairs.

use super::model::{CLASSES, FEATURES, Features, Model};

/// A judged pair: what both have in common, and the class: nothing, same, duplication, synergy.
pub type Lesson = (Features, usize);

/// The pull of weights towards zero, that of the constant being almost none.
const PULL: f64 = 0.5;
const CONSTANT_PULL: f64 = 0.01;
/// Steps downhill, how long each is, and how much of the last one goes on.
const STEPS: usize = 400;
const LENGTH: f64 = 1.0;
const MOMENTUM: f64 = 0.9;

/// The weights under which the judgements are most probable (multinomial logistic regression with a pull towards zero), found
/// by a fixed number of steps downhill, so that the same lessons give the same model. `O(steps × lessons)`.
pub fn learn(lessons: &[Lesson]) -> Model {
    let mut model = Model { weights: [[0.0; CLASSES]; FEATURES + 1] };
    let mut speed = model.weights;
    let count = (lessons.len() as f64).max(1.0);
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
            let pull = if at == 0 { CONSTANT_PULL } else { PULL };
            for class in 0..CLASSES {
                let down = (slope[at][class] + pull * weights[class]) / count;
                speed[class] = MOMENTUM * speed[class] - LENGTH * 2.0 * down;
                weights[class] += 0.5 * speed[class];
            }
        }
    }
    model
}
