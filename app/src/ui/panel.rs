//! A part of a page of the back office, with a title of its own.

use leptos::prelude::*;

/// A panel that holds rows or a table up to its edge, or a [`panel_body`]. `id` names its title.
pub fn panel(
    id: &str,
    title: impl Into<String>,
    acts: Option<AnyView>,
    content: AnyView,
) -> AnyView {
    let (titled, own, title) = (format!("{id}-title"), format!("{id}-title"), title.into());
    view! {
        <section class="panel" aria-labelledby=titled>
            <div class="panel-head">
                <h2 class="panel-title" id=own>{title}</h2>
                {acts}
            </div>
            {content}
        </section>
    }
    .into_any()
}

/// Content with room around it.
pub fn panel_body(content: AnyView) -> AnyView {
    view! { <div class="panel-body stack">{content}</div> }.into_any()
}
