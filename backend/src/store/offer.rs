//! Offers: a contact to be added to a login that exists, once its owner accepts. An offer is no
//! membership, so nothing that reads memberships can take it for one.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, MembershipId, OfferId, UserId};
use atrium_domain::money::Money;
use atrium_domain::permission::Rights;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, Set,
};

use super::contact::Contact;
use super::entity::membership_offer as offer;
use super::link::Standing;
use super::rights::Columns;
use super::user::User;
use super::{Store, Unit, Visible};
use crate::access::System;
use crate::error::{Error, Result};

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waits for an answer.
    Open,
    /// There is a membership now.
    Accepted,
    /// The login's owner said no.
    Declined,
    /// Staff took it back, or made a newer one.
    Withdrawn,
}

/// The word of an offer that waits.
pub(super) const OPEN: &str = State::Open.code();

impl State {
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Accepted, Self::Declined, Self::Withdrawn]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its number.
    pub id: OfferId,
    /// The login it is made to.
    pub user: UserId,
    /// The contact to be added.
    pub contact: ContactId,
    /// The company its owner was told of: were the contact moved, they would get another.
    pub entity: ContactId,
    /// What the membership would allow.
    pub rights: Rights,
    /// Who made it.
    pub offered_by: Option<UserId>,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// What became of it.
    pub state: State,
}

impl Offer {
    /// Whether what its owner was told still holds.
    #[must_use]
    pub fn holds(&self, user: &User, contact: &Contact) -> bool {
        user.archived_at.is_none()
            && contact.archived_at.is_none()
            && contact.commercial_entity == self.entity
    }

    /// How its link stands at `now`.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.state {
            State::Accepted | State::Declined => Standing::Used,
            State::Withdrawn => Standing::Withdrawn,
            State::Open if now >= self.expires_at => Standing::Expired,
            State::Open => Standing::Open,
        }
    }
}

fn from_row(row: offer::Model) -> Option<Offer> {
    Some(Offer {
        id: OfferId::new(row.id),
        user: UserId::new(row.user_id),
        contact: ContactId::new(row.contact_id),
        entity: ContactId::new(row.commercial_entity_id),
        rights: Columns {
            visibility: &row.visibility,
            sign: row.can_sign,
            pay: &row.pay,
            pay_limit_minor: row.pay_limit_minor,
            pay_limit_currency: row.pay_limit_currency.as_deref(),
            manage_colleagues: row.manages_colleagues,
        }
        .read()?,
        offered_by: row.offered_by.map(UserId::new),
        expires_at: Timestamp::from_micros(row.expires_at),
        state: State::from_code(&row.state)?,
    })
}

impl<S> Store<'_, S>
where
    offer::Entity: Visible<S>,
{
    /// One offer.
    pub(crate) async fn offer(&self, id: OfferId) -> Result<Option<Offer>> {
        Ok(self
            .find::<offer::Entity>()
            .filter(offer::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .and_then(from_row))
    }

    /// The offers of these contacts that nobody has answered: one each at most.
    pub(crate) async fn open_offers(
        &self,
        contacts: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Offer>> {
        Ok(self
            .find::<offer::Entity>()
            .filter(offer::Column::ContactId.is_in(contacts.iter().map(|id| id.get())))
            .filter(offer::Column::State.eq(State::Open.code()))
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .map(|offer| (offer.contact, offer))
            .collect())
    }
}

impl<S> Unit<S>
where
    offer::Entity: Visible<S>,
{
    /// Offers a contact to a login. The proofs: both rows, found in scope.
    pub(crate) async fn insert_offer(
        &self,
        user: &User,
        contact: &Contact,
        rights: Rights,
        offered_by: UserId,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<OfferId> {
        let limit = rights.pay.limit();
        let row = offer::ActiveModel {
            user_id: Set(user.id.get()),
            contact_id: Set(contact.id.get()),
            commercial_entity_id: Set(contact.commercial_entity.get()),
            visibility: Set(rights.visibility.code().to_owned()),
            can_sign: Set(rights.sign),
            pay: Set(rights.pay.code().to_owned()),
            pay_limit_minor: Set(limit.map(Money::minor)),
            pay_limit_currency: Set(limit.map(|limit| limit.currency().code().to_owned())),
            manages_colleagues: Set(rights.manage_colleagues),
            offered_by: Set(Some(offered_by.get())),
            created_at: Set(now.micros()),
            expires_at: Set(expires_at.micros()),
            state: Set(State::Open.code().to_owned()),
            ..Default::default()
        };
        Ok(OfferId::new(row.insert(&self.transaction).await?.id))
    }

    async fn settle_offers(
        &self,
        which: Condition,
        state: State,
        membership: Option<MembershipId>,
        now: Timestamp,
    ) -> Result<u64> {
        Ok(offer::Entity::update_many()
            .col_expr(offer::Column::State, Expr::val(state.code()))
            .col_expr(offer::Column::SettledAt, Expr::val(now.micros()))
            .col_expr(
                offer::Column::MembershipId,
                Expr::val(membership.map(MembershipId::get)),
            )
            .filter(offer::Entity::rows(&self.scope))
            .filter(which)
            .filter(offer::Column::State.eq(State::Open.code()))
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }

    /// Takes an offer back.
    pub(crate) async fn withdraw_offer(&self, id: OfferId, now: Timestamp) -> Result<bool> {
        let which = Condition::all().add(offer::Column::Id.eq(id.get()));
        Ok(self
            .settle_offers(which, State::Withdrawn, None, now)
            .await?
            == 1)
    }

    /// Takes back every offer to these logins: they are archived and could not accept.
    pub(crate) async fn withdraw_offers_to(&self, users: &[UserId], now: Timestamp) -> Result<()> {
        let which =
            Condition::all().add(offer::Column::UserId.is_in(users.iter().map(|id| id.get())));
        self.settle_offers(which, State::Withdrawn, None, now)
            .await?;
        Ok(())
    }
}

impl Unit<System> {
    /// Settles an offer that is open still: of many who try at once, one succeeds.
    pub(crate) async fn answer_offer(
        &self,
        id: OfferId,
        membership: Option<MembershipId>,
        now: Timestamp,
    ) -> Result<()> {
        let which = Condition::all()
            .add(offer::Column::Id.eq(id.get()))
            .add(offer::Column::ExpiresAt.gt(now.micros()));
        let state = if membership.is_some() {
            State::Accepted
        } else {
            State::Declined
        };
        if self.settle_offers(which, state, membership, now).await? == 1 {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }
}
