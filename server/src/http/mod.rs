//! The house on HTTP.

mod acting;
mod answer;
mod assets;
mod confirm;
mod cookie;
mod cx;
mod encode;
mod files;
mod finish;
mod gate;
mod held;
mod jobs;
mod live;
mod metrics;
mod page;
mod pairs;
mod patient;
mod peer;
mod place;
mod routes;
mod serve;
mod watched;

pub use acting::Acting;
pub use metrics::Metrics;
pub use routes::{Needs, ROUTES, Route, Verb};
pub use serve::{Web, app, dressed, listen, serve};
