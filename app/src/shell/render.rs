//! From a view to the bytes of a page.

use std::sync::Arc;

use hydration_context::{SharedContext, SsrSharedContext};
use leptos::prelude::*;

/// What the Content-Security-Policy names for this page's scripts to run.
#[derive(Clone)]
struct PageNonce(String);

/// Renders what `view` builds. `nonce` is at least 128 random bits, new with
/// each page, and the one that the page's Content-Security-Policy names.
///
/// Pages load nothing while they render, so no stream, executor or inline
/// script is needed: the islands' props are attributes, and the document holds
/// no script but those of its head.
pub fn render(nonce: String, view: impl FnOnce() -> AnyView) -> String {
    let context: Arc<dyn SharedContext + Send + Sync> = Arc::new(SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(context));
    let html = owner.with(|| {
        provide_context(PageNonce(nonce));
        view().to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// The nonce of the page that is being rendered.
pub(super) fn nonce() -> Option<String> {
    use_context::<PageNonce>().map(|nonce| nonce.0)
}
