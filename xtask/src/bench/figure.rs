//! One figure of performance.md, what is wanted of it and what it is held against.

use serde_json::{Value, json};

/// What is wanted of a figure's median.
#[derive(Clone, Copy)]
pub enum Goal {
    AtMost(f64),
    AtLeast(f64),
    /// At most so many times the limit measured in the same run.
    TimesLimit(f64),
    /// At least this share of the limit measured in the same run.
    ShareOfLimit(f64),
}

pub struct Figure {
    /// The goal's name in performance.md.
    pub goal_id: &'static str,
    pub what: String,
    pub unit: &'static str,
    /// Nothing where the figure is only told.
    pub goal: Option<Goal>,
    pub values: Vec<f64>,
    /// What the same machine can do at best, measured in the same run, and its name.
    pub limit: Option<(String, Vec<f64>)>,
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
        self.goal = Some(Goal::AtMost(goal));
        self
    }

    pub fn at_least(mut self, goal: f64) -> Self {
        self.goal = Some(Goal::AtLeast(goal));
        self
    }

    /// Shown beside it; no goal.
    pub fn against(mut self, name: impl Into<String>, values: Vec<f64>) -> Self {
        self.limit = Some((name.into(), values));
        self
    }

    pub fn at_most_times(self, goal: f64, name: impl Into<String>, values: Vec<f64>) -> Self {
        let mut figure = self.against(name, values);
        figure.goal = Some(Goal::TimesLimit(goal));
        figure
    }

    pub fn at_least_share(self, goal: f64, name: impl Into<String>, values: Vec<f64>) -> Self {
        let mut figure = self.against(name, values);
        figure.goal = Some(Goal::ShareOfLimit(goal));
        figure
    }

    pub fn middle(&self) -> f64 {
        median(&self.values)
    }

    /// The figure's median to the limit's.
    pub fn ratio(&self) -> Option<f64> {
        let (_, values) = self.limit.as_ref()?;
        Some(self.middle() / median(values))
    }

    /// Whether the goal is met, where there is one. What was not measured meets nothing.
    pub fn met(&self) -> Option<bool> {
        let ratio = self.ratio().unwrap_or(f64::NAN);
        Some(match self.goal? {
            Goal::AtMost(goal) => self.middle() <= goal,
            Goal::AtLeast(goal) => self.middle() >= goal,
            Goal::TimesLimit(goal) => ratio <= goal,
            Goal::ShareOfLimit(goal) => ratio >= goal,
        })
    }

    pub fn wanted(&self) -> String {
        match self.goal {
            None => String::new(),
            Some(Goal::AtMost(goal)) => format!("<= {}", number(goal)),
            Some(Goal::AtLeast(goal)) => format!(">= {}", number(goal)),
            Some(Goal::TimesLimit(goal)) => format!("<= {} x limit", number(goal)),
            Some(Goal::ShareOfLimit(goal)) => format!(">= {} x limit", number(goal)),
        }
    }

    pub fn smallest(&self) -> f64 {
        self.values.iter().copied().fold(f64::INFINITY, f64::min)
    }

    pub fn largest(&self) -> f64 {
        let values = self.values.iter().copied();
        values.fold(f64::NEG_INFINITY, f64::max)
    }

    pub fn as_json(&self) -> Value {
        json!({
            "goal": self.goal_id,
            "figure": self.what,
            "unit": self.unit,
            "wanted": self.wanted(),
            "median": self.middle(),
            "min": self.smallest(),
            "max": self.largest(),
            "values": self.values,
            "limit": self.limit.as_ref().map(|(name, values)| json!({ "name": name, "median": median(values), "values": values })),
            "ratio": self.ratio(),
            "met": self.met(),
        })
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

pub fn number(value: f64) -> String {
    match value.abs() {
        it if it >= 100.0 => format!("{value:.0}"),
        it if it >= 10.0 => format!("{value:.1}"),
        it if it >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, median};

    #[test]
    fn the_median_does_not_mind_the_order() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_goal_in_limits_is_judged_by_the_ratio_and_what_was_not_measured_meets_none() {
        let figure = |values: &[f64]| Figure::told("P2", "x", "ms", values.to_vec());
        let limit = || ("floor", vec![2.0]);
        let met = |figure: Figure| figure.met();
        let (name, two) = limit();
        assert_eq!(
            met(figure(&[2.5]).at_most_times(1.3, name, two)),
            Some(true)
        );
        let (name, two) = limit();
        assert_eq!(
            met(figure(&[2.7]).at_most_times(1.3, name, two)),
            Some(false)
        );
        let (name, two) = limit();
        assert_eq!(
            met(figure(&[1.9]).at_least_share(0.9, name, two)),
            Some(true)
        );
        assert_eq!(
            met(figure(&[2.0]).at_most_times(1.3, "floor", Vec::new())),
            Some(false)
        );
        assert_eq!(met(figure(&[]).at_most(1.0)), Some(false));
        assert_eq!(met(figure(&[2.0])), None);
    }
}
