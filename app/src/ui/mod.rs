//! Small parts that only look. They decide nothing and take their words as
//! arguments; the markup is what style/*.css is written against.

mod badge;
mod choice;
mod conflict;
mod details;
mod field;
mod icon;
mod language;
mod notice;
mod pages;
mod refusals;
mod sort;
mod timeline;

pub use badge::{Tone, badge, badge_with};
pub use choice::{Choice, checkbox, radios, select};
pub use conflict::{Clash, Compared, clash_notice};
pub use details::{Detail, details};
pub use field::{Field, inside_textarea};
pub use icon::{Sprite, Symbol, icon, small_icon};
pub use language::language_switch;
pub use notice::{Mood, empty_state, notice};
pub use pages::{PageLinks, pages};
pub use refusals::Refusals;
pub use sort::{Direction, sort_head, sort_head_in};
pub use timeline::{Difference, Event, history_parts, timeline, timeline_with, when};
