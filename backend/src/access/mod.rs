//! Who may see and do what: sessions become scopes here, and nowhere else.

pub mod policy;
pub mod scope;
pub mod session;

pub use policy::{Act, may};
pub use scope::{Account, BackOffice, Portal, System};
pub use session::{Customer, Session, Staff, Verified, Who};
