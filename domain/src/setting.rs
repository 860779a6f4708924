//! What the back office may decide about the house: settings by name, and the pages they stand on.
//! A setting's text is the same in the file, in a variable and in the database.

macro_rules! settings {
    ($($setting:ident = $code:literal in $group:ident;)+) => {
        /// A setting that the back office may hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Setting { $(
            #[doc = concat!("`", $code, "`")]
            $setting,
        )+ }

        impl Setting {
            /// Every one, in the order of the pages.
            pub const ALL: &'static [Self] = &[$(Self::$setting),+];

            /// Its name: of the control, in the file, in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$setting => $code),+ }
            }

            /// The page it stands on.
            pub const fn group(self) -> Group {
                match self { $(Self::$setting => Group::$group),+ }
            }
        }
    };
}

settings! {
    Company = "company" in Company;
    ContactAddress = "contact_address" in Company;
    Language = "language" in Company;
    TimeZone = "time_zone" in Company;
    Currency = "currency" in Company;
    BrandColour = "brand_colour" in Brand;
    SmtpUrl = "smtp_url" in Mail;
    MailFrom = "mail_from" in Mail;
    MailTimeout = "mail_timeout" in Mail;
    InvitationLifetime = "invitation_lifetime" in Lifetimes;
    ResetLifetime = "reset_lifetime" in Lifetimes;
    SessionIdle = "session_idle" in Lifetimes;
    SessionLifetime = "session_lifetime" in Lifetimes;
    RememberedIdle = "remembered_idle" in Lifetimes;
    RememberedLifetime = "remembered_lifetime" in Lifetimes;
    PasswordLength = "password_length" in Policies;
    PasswordLengthSecondFactor = "password_length_second_factor" in Policies;
    AdministratorsSetPasswords = "administrators_set_passwords" in Policies;
    AccessVisibility = "access_visibility" in Access;
    AccessSign = "access_sign" in Access;
    AccessPay = "access_pay" in Access;
    AccessManage = "access_manage" in Access;
    Languages = "languages" in Languages;
}

impl Setting {
    /// The setting of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|setting| setting.code() == code)
    }

    /// Whether its text holds a password.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::SmtpUrl)
    }

    /// The least and the most of a time, in seconds.
    pub const fn bounds(self) -> Option<(u64, u64)> {
        const MINUTE: u64 = 60;
        const DAY: u64 = 86_400;
        match self {
            Self::MailTimeout => Some((1, MINUTE)),
            Self::InvitationLifetime => Some((MINUTE, 30 * DAY)),
            Self::ResetLifetime => Some((MINUTE, 7 * DAY)),
            Self::SessionIdle | Self::SessionLifetime => Some((5 * MINUTE, 7 * DAY)),
            Self::RememberedIdle | Self::RememberedLifetime => Some((60 * MINUTE, 365 * DAY)),
            Self::Company
            | Self::ContactAddress
            | Self::Language
            | Self::TimeZone
            | Self::Currency
            | Self::BrandColour
            | Self::SmtpUrl
            | Self::MailFrom
            | Self::PasswordLength
            | Self::PasswordLengthSecondFactor
            | Self::AdministratorsSetPasswords
            | Self::AccessVisibility
            | Self::AccessSign
            | Self::AccessPay
            | Self::AccessManage
            | Self::Languages => None,
        }
    }
}

/// A page of settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Name, address, language, time zone, currency.
    Company,
    /// Logo and colour.
    Brand,
    /// The mail server.
    Mail,
    /// How long links and sessions last.
    Lifetimes,
    /// Passwords and second factors.
    Policies,
    /// What new memberships allow.
    Access,
    /// Which languages are offered.
    Languages,
    /// What only file and environment decide.
    Server,
}

impl Group {
    /// Every page, in the order of the index.
    pub const ALL: [Self; 8] = [
        Self::Company,
        Self::Brand,
        Self::Mail,
        Self::Lifetimes,
        Self::Policies,
        Self::Access,
        Self::Languages,
        Self::Server,
    ];

    /// The last part of its path.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Brand => "brand",
            Self::Mail => "mail",
            Self::Lifetimes => "lifetimes",
            Self::Policies => "policies",
            Self::Access => "access",
            Self::Languages => "languages",
            Self::Server => "server",
        }
    }

    /// The page of that path.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// The settings on it.
    pub fn settings(self) -> impl Iterator<Item = Setting> {
        Setting::ALL
            .iter()
            .copied()
            .filter(move |setting| setting.group() == self)
    }
}

/// A time as a number and `s`, `min`, `h` or `d`: as settings have it.
pub fn duration_text(seconds: u64) -> String {
    match seconds {
        0 => "0s".to_owned(),
        _ if seconds.is_multiple_of(3600) => format!("{}h", seconds / 3600),
        _ if seconds.is_multiple_of(60) => format!("{}min", seconds / 60),
        _ => format!("{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip_and_every_page_but_the_servers_has_settings() {
        for setting in Setting::ALL {
            assert_eq!(Setting::from_code(setting.code()), Some(*setting));
        }
        for group in Group::ALL {
            assert_eq!(Group::from_code(group.code()), Some(group));
            assert_eq!(group.settings().count() == 0, group == Group::Server);
        }
    }
}
