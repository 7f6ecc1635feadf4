//! The part of the boundary for whoever measures (feature `bench`): annotates, and says what each step of that took.

use wasm_bindgen::prelude::*;

use super::Engine;
use crate::annotator::Step;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since some moment. A page that is isolated from other origins hears of every 5 µs, Node of less.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

#[wasm_bindgen]
impl Engine {
    /// Annotates the first `units` units of the buffer as `annotate` does, but for the rows. Five numbers: milliseconds of fold,
    /// scan, judge, discourse, and of the whole.
    #[wasm_bindgen(js_name = annotateInSteps)]
    pub fn annotate_in_steps(&mut self, units: usize, options: &[u32]) -> Option<Vec<f64>> {
        let options = self.options(options)?;
        let input = self.input.get(..units).unwrap_or_default();
        let [mut fold, mut scan, mut judge, mut discourse] = [0.0; 4];
        let start = now();
        let mut last = start;
        let found = self.annotator.annotate_observed(input, &options, |step| {
            let time = now();
            let took = match step {
                Step::Fold => &mut fold,
                Step::Scan => &mut scan,
                Step::Judge => &mut judge,
                Step::Discourse => &mut discourse,
            };
            *took += time - last;
            last = time;
        });
        let whole = now() - start;
        self.last = found;
        Some(vec![fold, scan, judge, discourse, whole])
    }
}
