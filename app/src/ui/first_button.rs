//! What Enter presses.

use leptos::prelude::*;

/// Enter in a field presses the first button of its form. Where the one it should press cannot stand
/// first, this one does, for nobody to see: it sends the form and says nothing more. With `method`
/// it sends it another way than the form.
pub fn first_button(method: Option<&'static str>) -> AnyView {
    view! {
        <button
            class="visually-hidden"
            type="submit"
            formmethod=method
            tabindex="-1"
            aria-hidden="true"
        ></button>
    }
    .into_any()
}
