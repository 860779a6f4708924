//! The session behind a request: found by its cookie, with all that is asked of it, in one query.

use atrium_domain::id::{ContactId, MembershipId, SessionId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::time::{Duration, Timestamp};
use sea_orm::{ConnectionTrait as _, FromQueryResult, Statement, Value};

use super::EndedBecause;
use crate::access::System;
use crate::access::session::{Customer, Level, Lifetimes, Session, Staff, Who};
use crate::error::Result;
use crate::key::Digest32;
use crate::store::Store;
use crate::store::rights::Columns;

/// A session's last request is noted at most this often.
const TOUCH_EVERY: Duration = Duration::from_secs(60);

/// A session as found by its token, with everything a request needs, in one query.
#[derive(Debug, FromQueryResult)]
pub struct Found {
    id: i64,
    user_id: i64,
    level: String,
    remembered: bool,
    confirmed_at: i64,
    created_at: i64,
    last_seen_at: i64,
    idle_expires_at: i64,
    absolute_expires_at: i64,
    ended_at: Option<i64>,
    ended_because: Option<String>,
    role: Option<String>,
    login: String,
    user_name: String,
    language: String,
    password_must_change: bool,
    archived_at: Option<i64>,
    membership_id: Option<i64>,
    membership_ended_at: Option<i64>,
    contact_id: Option<i64>,
    commercial_entity_id: Option<i64>,
    contact_language: Option<String>,
    company: Option<String>,
    others: bool,
    visibility: Option<String>,
    can_sign: Option<bool>,
    pay: Option<String>,
    pay_limit_minor: Option<i64>,
    pay_limit_currency: Option<String>,
    manages_colleagues: Option<bool>,
}

const FIND: &str = "\
SELECT s.id, s.user_id, s.level, s.remembered, s.confirmed_at, s.created_at, s.last_seen_at, s.idle_expires_at, \
       s.absolute_expires_at, s.ended_at, s.ended_because, \
       u.role, u.login, u.name AS user_name, u.language, u.password_must_change, u.archived_at, \
       m.id AS membership_id, m.ended_at AS membership_ended_at, m.contact_id, m.visibility, \
       m.can_sign, m.pay, m.pay_limit_minor, m.pay_limit_currency, m.manages_colleagues, \
       c.commercial_entity_id, c.language AS contact_language, e.name AS company, \
       EXISTS (SELECT 1 FROM membership o WHERE o.user_id = s.user_id AND o.ended_at IS NULL \
               AND o.id <> s.membership_id) AS others \
FROM session s \
JOIN app_user u ON u.id = s.user_id \
LEFT JOIN membership m ON m.id = s.membership_id \
LEFT JOIN contact c ON c.id = m.contact_id \
LEFT JOIN contact e ON e.id = c.commercial_entity_id \
WHERE ";

impl Found {
    /// Its number.
    #[must_use]
    pub const fn id(&self) -> SessionId {
        SessionId::new(self.id)
    }

    /// *Remember me* was ticked.
    #[must_use]
    pub const fn remembered(&self) -> bool {
        self.remembered
    }

    /// The language its user chose, else that of the contact in use.
    #[must_use]
    pub fn language(&self) -> Option<Locale> {
        let contacts = || Locale::from_code(self.contact_language.as_deref()?);
        Locale::from_code(&self.language).or_else(contacts)
    }

    /// Access was taken away from this session, its membership or its user.
    #[must_use]
    pub fn access_ended(&self) -> bool {
        if let Some(why) = &self.ended_because {
            return why == EndedBecause::AccessEnded.code();
        }
        self.archived_at.is_some() || self.membership_ended_at.is_some()
    }

    /// Neither ended nor expired. Longer lifetimes are for those who sign in from now on; shorter
    /// ones are for everybody.
    #[must_use]
    pub fn alive(&self, lifetimes: Lifetimes, now: Timestamp) -> bool {
        let seen = Timestamp::from_micros(self.last_seen_at);
        let opened = Timestamp::from_micros(self.created_at);
        self.ended_at.is_none()
            && now.micros() < self.idle_expires_at
            && now.micros() < self.absolute_expires_at
            && now < seen.plus(lifetimes.idle)
            && now < opened.plus(lifetimes.absolute)
    }

    /// Whether the last request should be noted.
    #[must_use]
    pub fn needs_touch(&self, now: Timestamp) -> bool {
        now.since(Timestamp::from_micros(self.last_seen_at)) >= TOUCH_EVERY
    }

    /// The session, if its row makes sense: staff, or a customer with a membership.
    #[must_use]
    pub fn into_session(self) -> Option<Session> {
        let language = self.language();
        let who = match self.role.as_deref() {
            Some(role) => Who::Staff(Staff {
                role: Role::from_code(role)?,
            }),
            None => Who::Customer(Customer {
                membership: MembershipId::new(self.membership_id?),
                contact: ContactId::new(self.contact_id?),
                commercial_entity: ContactId::new(self.commercial_entity_id?),
                company: self.company?,
                others: self.others,
                rights: Columns {
                    visibility: self.visibility.as_deref()?,
                    sign: self.can_sign?,
                    pay: self.pay.as_deref()?,
                    pay_limit_minor: self.pay_limit_minor,
                    pay_limit_currency: self.pay_limit_currency.as_deref(),
                    manage_colleagues: self.manages_colleagues?,
                }
                .read()?,
            }),
        };
        Some(Session {
            id: SessionId::new(self.id),
            user: UserId::new(self.user_id),
            login: self.login,
            name: self.user_name,
            language,
            level: if self.level == Level::Full.code() {
                Level::Full
            } else {
                Level::Password
            },
            confirmed_at: Timestamp::from_micros(self.confirmed_at),
            password_must_change: self.password_must_change,
            remembered: self.remembered,
            who,
        })
    }
}

impl Store<'_, System> {
    /// The session behind a token's hash, ended ones included.
    pub(crate) async fn session_by_hash(&self, hash: &Digest32) -> Result<Option<Found>> {
        self.session_where("s.token_hash = $1", hash.to_vec().into())
            .await
    }

    /// A session by its number, ended ones included.
    pub(crate) async fn session_by_id(&self, id: SessionId) -> Result<Option<Found>> {
        self.session_where("s.id = $1", id.get().into()).await
    }

    async fn session_where(&self, is: &str, value: Value) -> Result<Option<Found>> {
        let backend = self.connection.get_database_backend();
        let sql = format!("{FIND}{is}");
        Ok(
            Found::find_by_statement(Statement::from_sql_and_values(backend, sql, [value]))
                .one(&self.connection)
                .await?,
        )
    }
}
