//! The house on HTTP.

mod answer;
mod assets;
mod cookie;
mod csv;
mod cx;
mod encode;
mod finish;
mod gate;
mod live;
mod page;
mod pairs;
mod peer;
mod routes;
mod serve;

pub use routes::{Needs, ROUTES, Route, Verb};
pub use serve::{Web, app, serve};
