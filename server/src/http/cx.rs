//! What a handler knows of its request. The gate fills it; access was decided before.

use std::net::IpAddr;
use std::sync::Arc;

use atrium_app::shell::{Company, Done, Frame, Who};
use atrium_backend::access::session::Who as Reader;
use atrium_backend::access::{Session, Verified};
use atrium_backend::once::Once;
use atrium_backend::{Atrium, Error, Peer, Result};
use atrium_domain::form::ONCE_CONTROL;
use atrium_domain::id::ContactId;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use axum::http::HeaderValue;
use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::answer::Asked;
use super::assets;
use super::confirm::plain;
use super::cookie;
use super::files::{Taken, Uploaded};
use super::page::brand::look;
use super::pairs::Pairs;
use super::serve::Web;

/// A request on its way through the house.
pub struct Cx {
    /// The house and what serving it needs.
    pub web: Arc<Web>,
    /// Who asks.
    pub verified: Verified,
    /// The companies a customer can switch between; empty where there is only one.
    pub companies: Vec<Company>,
    /// The session cookie as sent, for streams that must look again.
    pub cookie: Option<String>,
    /// The language of the answer.
    pub locale: Locale,
    /// Where it comes from.
    pub peer: Peer,
    /// Who is connected to us: a proxy, perhaps.
    pub connected: IpAddr,
    /// The path.
    pub path: String,
    /// Whether the path holds a secret, such as a mailed link.
    pub secret_path: bool,
    /// Parameters in the path.
    pub params: Vec<(String, String)>,
    /// The query.
    pub query: Pairs,
    /// The form, for a POST.
    pub form: Pairs,
    /// Files that came with it.
    pub files: Vec<Uploaded>,
    /// The file that came with it and went to the data folder.
    pub taken: Option<Taken>,
    /// What the answer must suit.
    pub asked: Asked,
    /// An island or a program asks, not a browser's address bar.
    pub wants_json: bool,
    /// The session goes on under a new value: the answer sets it.
    pub renewed: Option<HeaderValue>,
}

impl Cx {
    /// The house.
    pub fn atrium(&self) -> &Atrium {
        &self.web.atrium
    }

    /// The present.
    pub fn now(&self) -> Timestamp {
        self.atrium().clock.now()
    }

    /// The session, where the route needs one.
    pub fn session(&self) -> Result<&Session> {
        match &self.verified {
            Verified::SignedIn(session) => Ok(session),
            Verified::Anonymous | Verified::AccessEnded { .. } => Err(Error::Internal(
                "a handler wants a session its route does not need".to_owned(),
            )),
        }
    }

    /// A parameter in the path.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The contact in the path; anything that is no number is not there.
    pub fn contact(&self) -> Result<ContactId> {
        self.param("id")
            .and_then(|id| id.parse().ok())
            .ok_or(Error::NotFound)
    }

    /// The token in the path.
    pub fn token(&self) -> Result<&str> {
        self.param("token").ok_or(Error::NotFound)
    }

    /// The form as sent.
    pub fn form<T: DeserializeOwned + Default>(&self) -> T {
        // A name given twice is no form of ours: read as if nothing was filled in, it is refused
        // field by field.
        self.form.form().unwrap_or_default()
    }

    /// By what the form is known when it comes again.
    pub fn once(&self) -> Once {
        Once::sent(self.sent_token(), &self.path, plain(&self.form))
    }

    fn sent_token(&self) -> &str {
        self.form.get(ONCE_CONTROL).unwrap_or_default()
    }

    /// A token for the forms of a page.
    pub fn fresh_token(&self) -> String {
        Once::token(&self.atrium().entropy)
    }

    /// The cookie of a session just opened.
    pub fn session_cookie(&self, cookie: &SecretString, remembered: bool) -> HeaderValue {
        let lasts = self.atrium().settings().sessions.remembered.absolute;
        cookie::set_session(cookie, remembered.then_some(lasts), self.web.https)
    }

    /// An instant for people, on the company's clocks.
    pub fn moment(&self, at: Timestamp) -> String {
        let settings = self.atrium().settings();
        self.locale.format_datetime(at, &settings.time_zone)
    }

    /// The frame of the answer.
    pub fn frame(&self) -> Frame {
        let settings = self.atrium().settings();
        Frame {
            locale: self.locale,
            path: (!self.secret_path).then(|| self.address()),
            who: match &self.verified {
                Verified::Anonymous | Verified::AccessEnded { .. } => Who::Visitor,
                Verified::SignedIn(session) => match session.who() {
                    Reader::Staff(staff) => Who::Staff {
                        name: session.name().to_owned(),
                        role: staff.role,
                    },
                    Reader::Customer(customer) => Who::Customer {
                        name: session.name().to_owned(),
                        company: customer.company.clone(),
                    },
                },
            },
            brand: settings.brand.company.clone(),
            look: look(&settings),
            zone: settings.time_zone.clone(),
            languages: settings.languages.list(),
            contact: settings.contact_address.as_ref().map(ToString::to_string),
            assets: assets::addresses(),
            done: self.query.get("done").and_then(Done::from_key),
            companies: self.companies.clone(),
            // A form that is shown again goes on under the token it came with.
            once: if Once::is_token(self.sent_token()) {
                self.sent_token().to_owned()
            } else {
                self.fresh_token()
            },
        }
    }

    /// Path and query, without what was just done: where the language switch returns to.
    fn address(&self) -> String {
        let query: Vec<String> = self
            .query
            .iter()
            .filter(|(name, _)| *name != "done")
            .map(|(name, value)| {
                let encode = |text| {
                    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
                };
                format!("{}={}", encode(name), encode(value))
            })
            .collect();
        if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, query.join("&"))
        }
    }
}
