//! One table for people, JSON for machines.

use std::fs;
use std::thread::available_parallelism;

use anyhow::Result;
use serde_json::{Value, json};

use super::figure::{Figure, median, number};
use crate::shell::{say, target_dir};

/// `how` says with which options it was measured.
pub fn report(figures: &[Figure], how: Value) -> Result<()> {
    let head = [
        "", "figure", "goal", "median", "min", "max", "limit", "ratio", "",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(figures.iter().map(row));
    print(&rows);
    let file = target_dir().join("bench.json");
    let all: Vec<Value> = figures.iter().map(Figure::as_json).collect();
    let cores = available_parallelism().map_or(0, usize::from);
    let report = json!({ "how": how, "cores": cores, "figures": all });
    fs::write(&file, serde_json::to_string_pretty(&report)?)?;
    say(format!("\n{}", file.display()));
    Ok(())
}

fn row(figure: &Figure) -> [String; 9] {
    let limit = figure
        .limit
        .as_ref()
        .map(|(name, values)| format!("{} ({name})", number(median(values))));
    let verdict = match figure.met() {
        Some(true) => "met",
        Some(false) => "NOT MET",
        None => "",
    };
    [
        figure.goal_id.to_owned(),
        figure.what.clone(),
        figure.wanted(),
        format!("{} {}", number(figure.middle()), figure.unit),
        number(figure.smallest()),
        number(figure.largest()),
        limit.unwrap_or_default(),
        figure.ratio().map(number).unwrap_or_default(),
        verdict.to_owned(),
    ]
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
