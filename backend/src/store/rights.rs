//! What a membership allows, as its columns say it: in memberships, in offers, and in the one query
//! behind every request.

use atrium_domain::money::{Currency, Money};
use atrium_domain::permission::{PayRight, Rights, Visibility};

/// The six columns.
pub(super) struct Columns<'a> {
    pub(super) visibility: &'a str,
    pub(super) sign: bool,
    pub(super) pay: &'a str,
    pub(super) pay_limit_minor: Option<i64>,
    pub(super) pay_limit_currency: Option<&'a str>,
    pub(super) manage_colleagues: bool,
}

impl Columns<'_> {
    /// What they allow; nothing at all where a word or a currency is unknown.
    pub(super) fn read(&self) -> Option<Rights> {
        Some(Rights {
            visibility: Visibility::from_code(self.visibility)?,
            sign: self.sign,
            pay: self.pay()?,
            manage_colleagues: self.manage_colleagues,
        })
    }

    fn pay(&self) -> Option<PayRight> {
        match self.pay {
            "none" => Some(PayRight::None),
            "unlimited" => Some(PayRight::Unlimited),
            "limited" => Some(PayRight::Limited(Money::new(
                self.pay_limit_minor?,
                Currency::from_code(self.pay_limit_currency?)?,
            ))),
            _ => None,
        }
    }
}
