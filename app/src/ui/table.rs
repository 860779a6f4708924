//! Tables: in the page, up to the edge of a panel; and their plainest cell.

use leptos::prelude::*;

/// A table in its frame, named for those who hear it. `head` is its row of heads.
pub fn table(caption: String, head: AnyView, rows: Vec<AnyView>) -> AnyView {
    table_with(caption, head, rows, None)
}

/// A table with a last row about all of it.
pub fn table_with(
    caption: String,
    head: AnyView,
    rows: Vec<AnyView>,
    foot: Option<AnyView>,
) -> AnyView {
    let foot = foot.map(|foot| view! { <tfoot>{foot}</tfoot> });
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>{head}</thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
    }
    .into_any()
}

/// A table up to the edge of the panel it stands in.
pub fn panel_table(caption: String, head: AnyView, rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="panel-body panel-flush">{table(caption, head, rows)}</div>
    }
    .into_any()
}

/// A cell with a text. With none there is nothing at all in it: as a card it is left out.
pub fn cell(label: String, text: String, class: &str) -> AnyView {
    let text = (!text.is_empty()).then_some(text);
    let class = if text.is_none() {
        format!("{class} cell-empty")
    } else {
        class.to_owned()
    };
    view! { <td class=class data-label=label>{text}</td> }.into_any()
}
