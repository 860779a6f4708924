//! What is told line by line, to download: the next lines are read when the last were taken, never
//! all of them in memory.

use atrium_backend::{Result, export};
use axum::response::Response;
use futures_util::stream;

use crate::http::answer::csv;

/// Lines read at once.
pub const PART: u64 = 500;

/// A line of the file, and the place behind which the next are.
pub type Placed = (i64, String);

struct Lines<F> {
    read: F,
    head: Option<String>,
    after: Option<i64>,
}

impl<F, Part> Lines<F>
where
    F: FnMut(i64) -> Part,
    Part: Future<Output = Result<Vec<Placed>>>,
{
    async fn part(mut self) -> Option<(Result<String>, Self)> {
        let after = self.after?;
        let lines = match (self.read)(after).await {
            Ok(lines) => lines,
            Err(error) => {
                self.after = None;
                return Some((Err(error), self));
            }
        };
        self.after = lines.last().map(|(place, _)| *place);
        let mut out = self.head.take().unwrap_or_default();
        out.extend(lines.into_iter().map(|(_, line)| line));
        (!out.is_empty()).then_some((Ok(out), self))
    }
}

/// Sends a head and the lines that `read` finds behind a place, the first behind zero; none is the
/// end.
pub fn csv_of_lines<F, Part>(name: &str, head: &str, read: F) -> Response
where
    F: FnMut(i64) -> Part + Send + 'static,
    Part: Future<Output = Result<Vec<Placed>>> + Send + 'static,
{
    let start = Lines {
        read,
        head: Some(format!("{}{head}", export::BOM)),
        after: Some(0),
    };
    csv(name, stream::unfold(start, Lines::part))
}
