//! All that the browser receives as WebAssembly. An island here draws nothing:
//! it takes over markup that the server wrote and that works without it, posts
//! what the plain form would post to the same address, and puts the parts of
//! the answered page in place. So there is one markup, in one place, in the
//! reader's language, and the browser gets no views and no texts.

pub mod grant_dialog;
pub mod live_list;

#[cfg(feature = "hydrate")]
mod merge;
#[cfg(feature = "hydrate")]
mod page;
