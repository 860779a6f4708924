//! Letters: what they say, how they are put into a message, how they leave.
//!
//! The way of a letter, each step a file:
//!
//! 1. [`letter`]: a [`Letter`] holds what one letter must know; [`compose`]
//!    makes subject, text and HTML of it in the reader's language. The link
//!    and the code in it are derived just then, from the key file: the outbox
//!    holds which letter goes to whom, never what opens a door.
//! 2. [`message`]: subject, text and HTML become a MIME message with the
//!    Message-ID that was fixed when the letter was put into the outbox.
//! 3. [`transport`]: the message goes to the mail server or, while none is
//!    set, into a folder as an `.eml` file. The answer is *sent*, *try again*
//!    or *never*.
//! 4. [`backoff`]: when to try again, and when to stop.
//!
//! Who calls them, with which rows, is the outbox's business: nothing in here
//! knows the database or reads a clock.

pub mod backoff;
pub mod letter;
pub mod message;
mod plain;
mod reason;
pub mod transport;

pub use letter::{Accents, Brand, Composed, Letter, compose};
pub use message::{Outgoing, Recipient};
pub use reason::Why;
pub use transport::{SendError, Transport};
