//! Symbols of app/assets/icons.svg, one request for all of them.

use leptos::prelude::*;

/// Where the sprite lies; its name carries a hash, so the frame tells it.
#[derive(Clone)]
pub struct Sprite(pub String);

macro_rules! symbols {
    ($($name:ident => $id:literal,)+) => {
        /// A symbol of the sprite.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Symbol { $($name,)+ }

        impl Symbol {
            /// Every symbol, for the test against the sprite.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The symbol's id in the sprite.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

symbols! {
    Check => "check",
    Cross => "cross",
    User => "user",
    UserOff => "user-off",
    Building => "building",
    Mail => "mail",
    Phone => "phone",
    Search => "search",
    Plus => "plus",
    ChevronDown => "chevron-down",
    ChevronLeft => "chevron-left",
    ChevronRight => "chevron-right",
    ArrowLeft => "arrow-left",
    ArrowUp => "arrow-up",
    ArrowDown => "arrow-down",
    More => "more",
    Lock => "lock",
    Key => "key",
    Clock => "clock",
    Warning => "warning",
    Info => "info",
    External => "external",
    Globe => "globe",
    Settings => "settings",
    Contacts => "contacts",
    Inbox => "inbox",
    Outbox => "outbox",
    Upload => "upload",
    Copy => "copy",
    Shield => "shield",
    Archive => "archive",
    Refresh => "refresh",
    File => "file",
}

/// 20 px: beside text of a title, a button or a notice.
pub fn icon(symbol: Symbol) -> AnyView {
    drawn("icon", symbol)
}

/// 16 px: inside badges and below fields.
pub fn small_icon(symbol: Symbol) -> AnyView {
    drawn("icon icon-small", symbol)
}

/// The mark of a sorted column.
pub(super) fn sort_mark(symbol: Symbol) -> AnyView {
    drawn("icon icon-small sort-mark", symbol)
}

fn drawn(class: &'static str, symbol: Symbol) -> AnyView {
    // Asked for when the page is written, not when its parts are made: the
    // frame, which knows the sprite, is put around them last.
    let href = move || {
        let sprite = use_context::<Sprite>().map_or_else(String::new, |sprite| sprite.0);
        format!("{sprite}#{}", symbol.id())
    };
    view! {
        <svg class=class aria-hidden="true">
            <use href=href></use>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_in_the_sprite() {
        let sprite = include_str!("../../assets/icons.svg");
        for symbol in Symbol::ALL {
            let id = format!("id=\"{}\"", symbol.id());
            assert!(sprite.contains(&id), "{} is missing", symbol.id());
        }
    }
}
