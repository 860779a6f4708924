//! Work that fills a core, off the async threads, or holds a connection for long: a little at a
//! time, and a short queue for it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{Error, Result};

const FULL: Error = Error::Busy {
    retry_after_seconds: 2,
};
/// Longer than this nobody waits for a turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// Turns at some kind of heavy work.
#[derive(Debug, Clone)]
pub struct Turns {
    running: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    places: usize,
}

/// A turn that is held for as long as this is kept.
#[derive(Debug)]
pub struct Turn {
    _running: OwnedSemaphorePermit,
    _place: OwnedSemaphorePermit,
}

impl Turns {
    /// `threads` at once, `waiting` more in the queue; beyond, callers are told to come back.
    #[must_use]
    pub fn new(threads: usize, waiting: usize) -> Self {
        Self {
            running: Arc::new(Semaphore::new(threads)),
            queue: Arc::new(Semaphore::new(threads + waiting)),
            places: threads + waiting,
        }
    }

    /// How many have a turn or wait for one, and how many may at most.
    #[must_use]
    pub fn in_hand(&self) -> (usize, usize) {
        let free = self.queue.available_permits();
        (self.places.saturating_sub(free), self.places)
    }

    /// A turn at work that goes on after the answer has begun.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] when the queue is full, or no turn comes in time.
    pub async fn hold(&self) -> Result<Turn> {
        let place = self.queue.clone().try_acquire_owned().map_err(|_| FULL)?;
        let running = tokio::time::timeout(PATIENCE, self.running.clone().acquire_owned())
            .await
            .map_err(|_| FULL)?
            .map_err(|_| FULL)?;
        Ok(Turn {
            _running: running,
            _place: place,
        })
    }

    /// Does it when there is a turn.
    pub(super) async fn take<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let _place = self.queue.try_acquire().map_err(|_| FULL)?;
        let turn = tokio::time::timeout(PATIENCE, self.running.clone().acquire_owned())
            .await
            .map_err(|_| FULL)?
            .map_err(|_| FULL)?;
        // The turn travels with the work: a caller who gives up does not free the core.
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        })
        .await
        .map_err(|error| Error::Internal(error.to_string()))
    }
}
