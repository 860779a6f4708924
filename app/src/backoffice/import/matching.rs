//! Which column fills which field.

use atrium_domain::import_field::ImportField;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::field_label;
use crate::ui::{Choice, Field, Refusals, panel, panel_table};

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchColumn {
    /// Its name in the file.
    pub name: String,
    /// Its first values.
    pub samples: Vec<String>,
    /// The code of the field that is chosen; empty for none.
    pub field: String,
}

/// The columns of a file as they are matched so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// In the file's order.
    pub columns: Vec<MatchColumn>,
    /// The system the file comes from.
    pub source: String,
}

/// The controls by their names, for the summary of problems.
pub(super) fn labels(t: Texts, matching: &Matching) -> Vec<(String, String)> {
    let columns = matching
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| (control(at), shown_name(t, column)));
    columns
        .chain([("source".to_owned(), t.import_source())])
        .collect()
}

fn control(at: usize) -> String {
    format!("column.{at}")
}

fn shown_name(t: Texts, column: &MatchColumn) -> String {
    if column.name.is_empty() {
        t.import_nameless()
    } else {
        column.name.clone()
    }
}

pub(super) fn form(
    t: Texts,
    action: &str,
    view: Matching,
    again: bool,
    refusals: &Refusals,
) -> AnyView {
    let choices: Vec<Choice> = ImportField::ALL
        .iter()
        .map(|field| Choice::new(field.code(), field_label(t, *field)))
        .collect();
    let rows: Vec<_> = view
        .columns
        .into_iter()
        .enumerate()
        .map(|(at, column)| row(t, at, column, &choices, refusals))
        .collect();
    let head = view! {
        <tr>
            <th scope="col">{t.import_column_name()}</th>
            <th scope="col">{t.import_column_samples()}</th>
            <th scope="col">{t.import_column_field()}</th>
        </tr>
    };
    let hint = view! { <p class="hint">{t.import_match_text()}</p> };
    let table = panel(
        "match",
        t.import_match_title(),
        Some(hint.into_any()),
        panel_table(t.import_match_title(), head.into_any(), rows),
    );
    let source = Field::text("source", t.import_source())
        .value(view.source)
        .hint(t.import_source_hint())
        .autocomplete("off")
        .required()
        .refusals(refusals)
        .view(t);
    let check = if again {
        t.import_check_again()
    } else {
        t.import_check()
    };
    let kind = if again {
        "button"
    } else {
        "button button-primary"
    };
    view! {
        <form class="form" method="post" action=action.to_owned() novalidate>
            {table}
            <div class="group">{source}</div>
            <div class="form-foot">
                <button class=kind type="submit" name="act" value="check">{check}</button>
                <p class="hint">{t.import_check_hint()}</p>
            </div>
        </form>
    }
    .into_any()
}

fn row(
    t: Texts,
    at: usize,
    column: MatchColumn,
    choices: &[Choice],
    refusals: &Refusals,
) -> AnyView {
    let name = control(at);
    let errors = refusals.of(&name).join(" ");
    let is_wrong = !errors.is_empty();
    let error_id = format!("{name}-error");
    let described = is_wrong.then(|| error_id.clone());
    let errors = is_wrong.then(|| view! { <p class="error" id=error_id>{errors}</p> });
    let none = Choice::new("", t.import_not());
    let options: Vec<_> = std::iter::once(&none)
        .chain(choices)
        .map(|choice| {
            let selected = choice.value == column.field;
            let label = choice.label.clone();
            view! { <option value=choice.value.clone() selected=selected>{label}</option> }
        })
        .collect();
    let shown = shown_name(t, &column);
    view! {
        <tr>
            <th scope="row" class="cell-main">{shown.clone()}</th>
            <td class="cell-text" data-label=t.import_column_samples()>
                {column.samples.join(" · ")}
            </td>
            <td class="cell-text" data-label=t.import_column_field()>
                <div class="select">
                    <select
                        class="input"
                        id=name.clone()
                        name=name
                        aria-label=t.import_field_of(shown)
                        aria-describedby=described
                        aria-invalid=is_wrong.then_some("true")
                    >
                        {options}
                    </select>
                </div>
                {errors}
            </td>
        </tr>
    }
    .into_any()
}
