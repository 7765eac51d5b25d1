//! The cost of a model is linear in its size: models are doubled in one dimension after another, and the
//! allocations of the generator are compared. Times are not measured, but with `SHAPESMITH_TIMES=1` they are
//! printed for even larger models.

mod dimensions;

use std::fmt::Write as _;

use dimensions::{DIMENSIONS, Dimension, expand};

/// The maximum cost of a model of twice the size, in percent.
const MAX_RATIO: u64 = 230;

/// The allocations of the generator: their number and total bytes.
fn allocated(dimension: &Dimension, size: usize) -> [u64; 2] {
    let text = (dimension.model)(size);
    let mut is_code = false;
    let info = allocation_counter::measure(|| is_code = expand(&text));
    assert_eq!(is_code, dimension.is_sound, "{} {size}", dimension.name);
    [info.count_total, info.bytes_total]
}

#[test]
fn work_grows_with_the_model() {
    if std::env::var_os("SHAPESMITH_TIMES").is_some() {
        return times();
    }
    let mut wrong = Vec::new();
    for dimension in DIMENSIONS {
        // Not at a power of two, where hash tables grow.
        let size = dimension.size * 5 / 4;
        let (once, twice) = (allocated(dimension, size), allocated(dimension, 2 * size));
        let [count, bytes] = [0, 1].map(|at| twice[at] * 100 / once[at]);
        println!(
            "{:40} {size:>8}: count {count} %, bytes {bytes} %",
            dimension.name
        );
        if count > MAX_RATIO || bytes > MAX_RATIO {
            wrong.push(dimension.name);
        }
    }
    assert!(
        wrong.is_empty(),
        "these grow faster than the model: {wrong:?}"
    );
}

/// The time for each dimension, with everything else equal.
fn times() {
    for dimension in DIMENSIONS {
        let mut line = format!("{:40}", dimension.name);
        let mut last = None;
        for factor in [1, 2, 4, 8] {
            let size = dimension.size * factor * 5 / 4;
            let text = (dimension.model)(size);
            let start = std::time::Instant::now();
            let is_code = expand(&text);
            let time = start.elapsed().as_secs_f64() * 1e3;
            let ratio = last.map_or(String::new(), |last: f64| format!("×{:.1}", time / last));
            let outcome = if is_code { "" } else { " refused" };
            let _ = write!(line, "  {size}: {time:.0} ms {ratio}{outcome}");
            last = Some(time);
        }
        println!("{line}");
    }
}
