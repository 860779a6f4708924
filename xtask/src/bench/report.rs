//! One table for people, JSON for machines.

use std::fs;

use anyhow::Result;
use serde_json::{Value, json};

use crate::shell::{say, target_dir};

/// One figure of performance.md, measured several times.
pub struct Figure {
    pub goal_id: &'static str,
    pub what: String,
    pub unit: &'static str,
    /// At most this; nothing where the figure is only told.
    pub goal: Option<f64>,
    pub values: Vec<f64>,
    /// What the same machine can do at best, measured in the same run, and its name.
    pub limit: Option<(&'static str, Vec<f64>)>,
}

impl Figure {
    pub fn told(
        goal_id: &'static str,
        what: impl Into<String>,
        unit: &'static str,
        values: Vec<f64>,
    ) -> Self {
        Self {
            goal_id,
            what: what.into(),
            unit,
            goal: None,
            values,
            limit: None,
        }
    }

    pub fn at_most(mut self, goal: f64) -> Self {
        self.goal = Some(goal);
        self
    }

    pub fn against(mut self, name: &'static str, values: Vec<f64>) -> Self {
        self.limit = Some((name, values));
        self
    }
}

pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[count / 2],
        count => f64::midpoint(sorted[count / 2 - 1], sorted[count / 2]),
    }
}

fn smallest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn number(value: f64) -> String {
    match value.abs() {
        it if it >= 100.0 => format!("{value:.0}"),
        it if it >= 10.0 => format!("{value:.1}"),
        it if it >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

pub fn report(figures: &[Figure]) -> Result<()> {
    let mut rows = vec![
        [
            "", "figure", "goal", "median", "min", "max", "limit", "ratio", "",
        ]
        .map(str::to_owned),
    ];
    for figure in figures {
        let middle = median(&figure.values);
        let verdict = match figure.goal {
            Some(goal) if middle <= goal => "met",
            Some(_) => "NOT MET",
            None => "",
        };
        let (limit, ratio) = match &figure.limit {
            Some((name, values)) => {
                let best = median(values);
                (format!("{} ({name})", number(best)), number(middle / best))
            }
            None => (String::new(), String::new()),
        };
        rows.push([
            figure.goal_id.to_owned(),
            figure.what.clone(),
            figure
                .goal
                .map(|goal| format!("<= {}", number(goal)))
                .unwrap_or_default(),
            format!("{} {}", number(middle), figure.unit),
            number(smallest(&figure.values)),
            number(largest(&figure.values)),
            limit,
            ratio,
            verdict.to_owned(),
        ]);
    }
    print(&rows);
    let file = target_dir().join("bench.json");
    fs::write(
        &file,
        serde_json::to_string_pretty(
            &json!({ "figures": figures.iter().map(as_json).collect::<Vec<_>>() }),
        )?,
    )?;
    say(format!("\n{}", file.display()));
    Ok(())
}

fn as_json(figure: &Figure) -> Value {
    let middle = median(&figure.values);
    json!({
        "goal": figure.goal_id,
        "figure": figure.what,
        "unit": figure.unit,
        "at_most": figure.goal,
        "median": middle,
        "min": smallest(&figure.values),
        "max": largest(&figure.values),
        "values": figure.values,
        "limit": figure.limit.as_ref().map(|(name, values)| json!({ "name": name, "median": median(values) })),
        "ratio": figure.limit.as_ref().map(|(_, values)| middle / median(values)),
        "met": figure.goal.map(|goal| middle <= goal),
    })
}

fn print(rows: &[[String; 9]]) {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..9).map(width).collect();
    say("");
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        say(cells.join("  ").trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_does_not_mind_the_order() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert!(median(&[]).is_nan());
    }
}
