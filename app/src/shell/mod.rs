//! The document around every page: head, frame, and the scripts it needs.

mod done;
mod frames;
mod head;
mod render;

use atrium_domain::form::ONCE_CONTROL;
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::time::Timestamp;
use atrium_domain::time_zone::TimeZone;
use atrium_i18n::{Texts, texts};
use leptos::prelude::*;

pub use done::Done;
pub use render::render;

use crate::ui::{Sprite, Symbol};

/// Addresses of the static files; their names carry a hash of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The one style sheet.
    pub style: String,
    /// The module of pages with islands: glue, start and live in one.
    pub islands_js: String,
    /// The islands.
    pub wasm: String,
    /// The module that notices that access has ended, for pages without islands.
    pub live_js: String,
    /// The same with the back office's keyboard.
    pub office_js: String,
    /// The module that has a new password judged while it is typed.
    pub password_js: String,
    /// The sprite of symbols.
    pub icons: String,
    /// The company's logo.
    pub logo: String,
    /// The icon of the tab.
    pub favicon: String,
}

/// Who reads the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Nobody we know.
    Visitor,
    /// A portal user, in one membership.
    Customer {
        /// The person.
        name: String,
        /// The company of the membership in use.
        company: String,
    },
    /// An internal user.
    Staff {
        /// The person.
        name: String,
        /// What they may do at most.
        role: Role,
    },
}

/// Addresses of what a company brings along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// Its logo.
    pub logo: Option<String>,
    /// Its colours, as a style sheet.
    pub style: Option<String>,
}

/// What every page needs to know beside its own view model.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The reader's language.
    pub locale: Locale,
    /// The page's own path and query, where the language switch returns to.
    /// None where it holds a secret, such as a mailed link.
    pub path: Option<String>,
    /// Who reads.
    pub who: Who,
    /// The company whose portal this is.
    pub brand: String,
    /// What it looks like, where it is not like Atrium.
    pub look: Look,
    /// The zone in which instants are told.
    pub zone: TimeZone,
    /// The languages one can choose.
    pub languages: Vec<Locale>,
    /// Where customers are told to write.
    pub contact: Option<String>,
    /// Where the static files lie.
    pub assets: &'static Assets,
    /// What was just done, said once on top of the page.
    pub done: Option<Done>,
    /// The companies a customer can switch between; empty where there is only one.
    pub companies: Vec<Company>,
    /// The token of the forms in the page that make something: sent twice, they make it once.
    pub once: String,
}

/// A company the reader has a membership for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// The membership's number.
    pub membership: i64,
    /// The company's name.
    pub name: String,
    /// Whether it is the one in use.
    pub current: bool,
}

impl Frame {
    /// The sentences in the reader's language.
    pub fn texts(&self) -> Texts {
        texts(self.locale)
    }

    /// An instant for people: day and time on the company's clocks, as the
    /// reader's language has it.
    pub fn moment(&self, at: Timestamp) -> String {
        self.locale.format_datetime(at, &self.zone)
    }

    /// The day an instant falls on, told the same way.
    pub fn day(&self, at: Timestamp) -> String {
        self.locale.format_day(at, &self.zone)
    }

    /// What a form that makes something carries, so that sending it twice makes it once.
    pub fn once_field(&self) -> AnyView {
        view! { <input type="hidden" name=ONCE_CONTROL value=self.once.clone()/> }.into_any()
    }

    /// The whole document: `body` in the frame that `page` asks for.
    pub fn document(&self, page: Page, body: AnyView) -> AnyView {
        provide_context(Sprite(self.assets.icons.clone()));
        let head = head::head(self, &page);
        let body = frames::body(self, page.place, body);
        view! {
            <!DOCTYPE html>
            <html lang=self.locale.code()>{head} {body}</html>
        }
        .into_any()
    }
}

/// The apps of the back office, as the rail lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum App {
    /// Contacts and portal access.
    Contacts,
    /// Letters and what became of them.
    Outbox,
    /// Work on many contacts.
    Jobs,
    /// Bringing contacts from a file.
    Import,
    /// Logins, for administrators.
    Users,
    /// What an administrator decides.
    Settings,
}

impl App {
    /// The apps that a reader has, in the rail's order.
    pub fn of(who: &Who) -> &'static [Self] {
        match who {
            Who::Visitor | Who::Customer { .. } => &[],
            Who::Staff {
                role: Role::Administrator,
                ..
            } => &[
                Self::Contacts,
                Self::Outbox,
                Self::Jobs,
                Self::Import,
                Self::Users,
                Self::Settings,
            ],
            Who::Staff {
                role: Role::Manager,
                ..
            } => &[Self::Contacts, Self::Outbox, Self::Jobs, Self::Import],
            Who::Staff {
                role: Role::Employee,
                ..
            } => &[Self::Contacts],
        }
    }

    /// Where it is.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Contacts => "/office/contacts",
            Self::Outbox => "/office/outbox",
            Self::Jobs => "/office/jobs",
            Self::Import => "/office/import",
            Self::Users => "/office/users",
            Self::Settings => "/office/settings",
        }
    }

    /// Its picture.
    pub const fn symbol(self) -> Symbol {
        match self {
            Self::Contacts => Symbol::Contacts,
            Self::Outbox => Symbol::Outbox,
            Self::Jobs => Symbol::Refresh,
            Self::Import => Symbol::Upload,
            Self::Users => Symbol::User,
            Self::Settings => Symbol::Settings,
        }
    }

    /// The letter that leads there, after `g`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Contacts => "c",
            Self::Outbox => "o",
            Self::Jobs => "b",
            Self::Import => "i",
            Self::Users => "u",
            Self::Settings => "s",
        }
    }

    /// What it is called.
    pub fn name(self, t: Texts) -> String {
        match self {
            Self::Contacts => t.nav_contacts(),
            Self::Outbox => t.nav_outbox(),
            Self::Jobs => t.jobs_title(),
            Self::Import => t.import_nav(),
            Self::Users => t.users_title(),
            Self::Settings => t.nav_settings(),
        }
    }
}

/// Which frame a page stands in, and which of its links is the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Rail and top bar; no app is current on a page that belongs to none.
    Office(Option<App>),
    /// The same, on a page about oneself: staff choose their language there.
    OfficeOwn,
    /// The portal's header; `front` on the front page.
    Site {
        /// Whether this is the front page.
        front: bool,
    },
    /// One card in the middle, for those who are not signed in.
    Plain,
}

/// What the document around a page needs to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    title: String,
    place: Place,
    islands: bool,
    new_password: bool,
}

impl Page {
    /// A page of the back office.
    pub fn office(app: App, title: impl Into<String>) -> Self {
        Self::new(Place::Office(Some(app)), title)
    }

    /// A page of the back office that belongs to no app.
    pub fn office_aside(title: impl Into<String>) -> Self {
        Self::new(Place::Office(None), title)
    }

    /// A page of the portal.
    pub fn portal(title: impl Into<String>) -> Self {
        Self::new(Place::Site { front: false }, title)
    }

    /// The front page.
    pub fn front(title: impl Into<String>) -> Self {
        Self::new(Place::Site { front: true }, title)
    }

    /// A page with one card, such as sign-in.
    pub fn plain(title: impl Into<String>) -> Self {
        Self::new(Place::Plain, title)
    }

    /// A page about oneself, in the frame one works in.
    pub fn own(who: &Who, title: impl Into<String>) -> Self {
        match who {
            Who::Staff { .. } => Self::new(Place::OfficeOwn, title),
            Who::Customer { .. } | Who::Visitor => Self::portal(title),
        }
    }

    /// The page holds an island: it loads the WASM.
    #[must_use]
    pub fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }

    /// A password is chosen on the page: it is judged while it is typed.
    #[must_use]
    pub fn with_new_password(mut self) -> Self {
        self.new_password = true;
        self
    }

    fn new(place: Place, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            place,
            islands: false,
            new_password: false,
        }
    }
}
