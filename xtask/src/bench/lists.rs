//! P8, for contacts: a list costs what a page of it costs, however long it is and wherever the page lies.

use anyhow::Result;

use super::figure::Figure;
use super::ground::Ground;
use super::load;
use super::sizes;

const FIRST: &str = "/office/contacts";
/// What comes before a place that no contact comes after: key FF FF FF FF and the largest number.
const LAST: &str = "/office/contacts?before=_____w.9223372036854775807";

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let sizes = ground.options.sizes();
    let mut stages = Vec::new();
    for size in &sizes {
        stages.push(sizes::stage(ground, *size)?);
    }
    let length = ground.options.round() / 2;
    let mut costs: Vec<[Vec<f64>; 2]> = vec![Default::default(); sizes.len()];
    for round in 0..=ground.options.rounds() {
        for (stage, costs) in stages.iter().zip(&mut costs) {
            for (path, costs) in [FIRST, LAST].into_iter().zip(costs) {
                let measured = load::round(stage.server.id(), &stage.staff, path, length)?;
                // The first round is for warming up.
                if round > 0 {
                    costs.push(measured.cpu);
                }
            }
        }
    }
    let mut figures = Vec::new();
    let Some([smallest, _]) = costs.first().cloned() else {
        return Ok(figures);
    };
    for (at, (size, [first, last])) in sizes.iter().zip(costs).enumerate() {
        let what = format!("contacts list of {size}, first page, CPU a request");
        let figure = Figure::told("P8", what, "ms", first.clone());
        figures.push(match at {
            0 => figure,
            _ => figure.at_most_times(1.2, format!("of {}", sizes[0]), smallest.clone()),
        });
        let what = format!("contacts list of {size}, last page, CPU a request");
        let figure = Figure::told("P8", what, "ms", last);
        figures.push(figure.at_most_times(1.2, "its first page", first));
    }
    Ok(figures)
}
