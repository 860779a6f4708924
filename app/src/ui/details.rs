//! Facts with their names.

use leptos::prelude::*;

/// One fact. Without a value it says that there is none.
#[derive(Debug, Clone)]
pub struct Detail {
    name: String,
    lines: Vec<Line>,
}

/// A line of a fact, and where it leads.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    href: Option<String>,
}

impl Detail {
    /// A fact on one line; an empty text is no value.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::lines(name, vec![value.into()])
    }

    /// A fact on several lines, such as an address.
    pub fn lines(name: impl Into<String>, lines: Vec<String>) -> Self {
        let lines = lines
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .map(|text| Line { text, href: None })
            .collect();
        Self {
            name: name.into(),
            lines,
        }
    }

    /// Records, each an address and what stands there.
    pub fn links(
        name: impl Into<String>,
        links: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let lines = links
            .into_iter()
            .map(|(href, text)| Line {
                text,
                href: Some(href),
            })
            .collect();
        Self {
            name: name.into(),
            lines,
        }
    }
}

/// A list of facts. `none` stands where a fact has no value.
pub fn details(none: &str, facts: Vec<Detail>) -> AnyView {
    let rows: Vec<_> = facts.into_iter().map(|fact| row(none, fact)).collect();
    view! { <dl class="details">{rows}</dl> }.into_any()
}

fn row(none: &str, fact: Detail) -> AnyView {
    let value = if fact.lines.is_empty() {
        view! { <dd class="detail-empty">{none.to_owned()}</dd> }.into_any()
    } else {
        let lines: Vec<_> = fact
            .lines
            .into_iter()
            .enumerate()
            .map(|(at, line)| {
                let broken = (at > 0).then(|| view! { <br/> });
                let line = match line.href {
                    Some(href) => view! { <a href=href>{line.text}</a> }.into_any(),
                    None => line.text.into_any(),
                };
                view! { {broken} {line} }
            })
            .collect();
        view! { <dd>{lines}</dd> }.into_any()
    };
    view! { <div class="detail"><dt>{fact.name}</dt>{value}</div> }.into_any()
}
