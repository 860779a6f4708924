//! The problems of a refused form, in the reader's words.

use atrium_domain::locale::Locale;
use atrium_domain::problem::Problems;
use atrium_i18n::{rule_text, texts};
use leptos::prelude::*;

use super::icon::{Symbol, icon};

/// What is wrong with which control, as sentences.
#[derive(Debug, Clone)]
pub struct Refusals {
    locale: Locale,
    lines: Vec<(Option<String>, String)>,
}

impl Refusals {
    /// The sentences for `problems`; none for a form not yet sent.
    pub fn new(locale: Locale, problems: Option<&Problems>) -> Self {
        let lines = problems
            .into_iter()
            .flatten()
            .map(|problem| {
                let field = problem
                    .field
                    .as_ref()
                    .map(|field| field.as_str().to_owned());
                (field, rule_text(locale, &problem.rule))
            })
            .collect();
        Self { locale, lines }
    }

    /// The sentences about one control.
    pub fn of(&self, name: &str) -> Vec<String> {
        self.lines
            .iter()
            .filter(|(field, _)| field.as_deref() == Some(name))
            .map(|(_, text)| text.clone())
            .collect()
    }

    /// Whether the form was not refused.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The list on top of a refused form: each line links to its control.
    /// `labels` are the controls that can be linked to, in their order; a
    /// problem of any other control is told without a link.
    pub fn summary(&self, labels: &[(&str, String)]) -> Option<AnyView> {
        if self.is_empty() {
            return None;
        }
        let t = texts(self.locale);
        let lines: Vec<_> = self
            .ordered(labels)
            .into_iter()
            .map(|line| line.view())
            .collect();
        Some(
            view! {
                <div class="error-summary" role="alert" tabindex="-1" id="problems" autofocus>
                    <h2 class="error-summary-title">
                        {icon(Symbol::Warning)} {t.summary_title(self.lines.len())}
                    </h2>
                    <ul class="error-summary-list">{lines}</ul>
                </div>
            }
            .into_any(),
        )
    }

    fn ordered(&self, labels: &[(&str, String)]) -> Vec<Line> {
        let t = texts(self.locale);
        let place = |field: &Option<String>| {
            labels
                .iter()
                .position(|(name, _)| Some(*name) == field.as_deref())
        };
        let mut lines: Vec<(Option<usize>, Line)> = self
            .lines
            .iter()
            .map(|(field, problem)| match place(field) {
                Some(at) => {
                    let (name, label) = &labels[at];
                    let text = t.summary_line(label, problem);
                    (
                        Some(at),
                        Line {
                            anchor: Some(format!("#{name}")),
                            text,
                        },
                    )
                }
                None => (
                    None,
                    Line {
                        anchor: None,
                        text: problem.clone(),
                    },
                ),
            })
            .collect();
        // What concerns the form as a whole (None) comes first.
        lines.sort_by_key(|(at, _)| *at);
        lines.into_iter().map(|(_, line)| line).collect()
    }
}

struct Line {
    anchor: Option<String>,
    text: String,
}

impl Line {
    fn view(self) -> AnyView {
        match self.anchor {
            Some(anchor) => view! { <li><a href=anchor>{self.text}</a></li> }.into_any(),
            None => view! { <li>{self.text}</li> }.into_any(),
        }
    }
}
