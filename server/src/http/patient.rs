//! A connection whose reader must go on reading: one that takes nothing for too long is closed,
//! instead of holding an answer in memory for as long as it likes.

use std::future::Future as _;
use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

/// A stream with a limit on how long a write may wait. Silence without anything to write, as of a
/// tab that listens, has none.
pub(super) struct Patient<S> {
    inner: S,
    patience: Duration,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    pub(super) const fn new(inner: S, patience: Duration) -> Self {
        Self {
            inner,
            patience,
            stalled: None,
        }
    }

    fn judge<T>(&mut self, written: Poll<Result<T>>, cx: &mut Context<'_>) -> Poll<Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let patience = self.patience;
        let waiting = self
            .stalled
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(patience)));
        ready!(waiting.as_mut().poll(cx));
        Poll::Ready(Err(Error::new(
            ErrorKind::TimedOut,
            "the client does not read",
        )))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(cx, bytes);
        self.judge(written, cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write_vectored(cx, parts);
        self.judge(written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let flushed = Pin::new(&mut self.inner).poll_flush(cx);
        self.judge(flushed, cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let closed = Pin::new(&mut self.inner).poll_shutdown(cx);
        self.judge(closed, cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    const SHORT: Duration = Duration::from_millis(300);

    #[tokio::test]
    async fn who_takes_nothing_is_closed_and_who_reads_slowly_is_served() {
        let (ours, _theirs) = tokio::io::duplex(64);
        let mut stream = Patient::new(ours, SHORT);
        let refused = stream.write_all(&[0; 1000]).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::TimedOut);

        let (ours, mut theirs) = tokio::io::duplex(64);
        let mut stream = Patient::new(ours, SHORT);
        let reading = tokio::spawn(async move {
            let mut all = Vec::new();
            let mut part = [0; 64];
            while let Ok(read @ 1..) = theirs.read(&mut part).await {
                all.extend_from_slice(&part[..read]);
                // In all longer than the patience, but never still for so long.
                tokio::time::sleep(SHORT / 6).await;
            }
            all.len()
        });
        stream.write_all(&[0; 1000]).await.unwrap();
        drop(stream);
        assert_eq!(reading.await.unwrap(), 1000);
    }

    #[tokio::test]
    async fn a_stream_that_has_nothing_to_say_is_left_alone() {
        let (ours, mut theirs) = tokio::io::duplex(64);
        let mut stream = Patient::new(ours, SHORT / 6);
        stream.write_all(b": here\n\n").await.unwrap();
        tokio::time::sleep(SHORT).await;
        stream.write_all(b": here\n\n").await.unwrap();
        let mut read = [0; 16];
        theirs.read_exact(&mut read).await.unwrap();
    }
}
