//! Small parts that only look. They decide nothing and take their words as
//! arguments; the markup is what style/*.css is written against.

mod badge;
mod choice;
mod conflict;
mod details;
mod field;
mod first_button;
mod icon;
mod language;
mod list_page;
mod notice;
mod pages;
mod panel;
mod progress;
mod refusals;
mod search_field;
mod sort;
mod table;
mod timeline;
mod title;

pub use badge::{Tone, badge, badge_with};
pub use choice::{Choice, checkbox, radios, radios_of_group, select};
pub use conflict::{Clash, Compared, clash_notice};
pub use details::{Detail, details};
pub use field::{Field, inside_textarea};
pub use first_button::first_button;
pub use icon::{Sprite, Symbol, icon, small_icon};
pub use language::language_switch;
pub use list_page::{Chip, ListPage, chips, filter_bar, listed, orders};
pub use notice::{Mood, empty_state, notice};
pub use pages::{PageLinks, pages};
pub use panel::{panel, panel_body};
pub use progress::{Bar, look_again, progress};
pub use refusals::Refusals;
pub use search_field::{SearchField, hidden};
pub use sort::{Direction, sort_head, sort_head_in};
pub use table::{cell, panel_table, table, table_with};
pub use timeline::{Difference, Event, history_parts, timeline, timeline_with, when};
pub use title::{Title, crumbs};
