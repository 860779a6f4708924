//! Every setting by name, with what its example file says about it.

use atrium_domain::setting::Setting;

macro_rules! keys {
    ($($variant:ident = $name:literal, $variable:literal, $example:literal: $($help:literal)+;)+) => {
        /// A setting.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $(
            #[doc = concat!("`", $name, "`")]
            $variant,
        )+ }

        impl Key {
            /// Every setting, in the order of the example file.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The variable that overrides the file.
            #[must_use]
            pub const fn variable(self) -> &'static str {
                match self { $(Self::$variant => $variable),+ }
            }

            /// A value as the file has it: the default, or something like what is wanted.
            pub(super) const fn example(self) -> &'static str {
                match self { $(Self::$variant => $example),+ }
            }

            /// What it is for, a line each.
            pub(super) const fn help(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($help),+]),+ }
            }
        }
    };
}

keys! {
    Listen = "listen", "ATRIUM_LISTEN", r#""127.0.0.1:3000""#:
        "The IP address and port that Atrium answers on. Behind a TLS proxy on the same"
        "machine, leave it on 127.0.0.1.";
    BaseUrl = "base_url", "ATRIUM_BASE_URL", r#""http://localhost:3000""#:
        "What people type into the address bar; every mailed link begins with it. Scheme"
        "and host only. Unless set: http://localhost and the port of listen. An IP"
        "address works, but hides passkeys: browsers bind them to a name.";
    DataDir = "data_dir", "ATRIUM_DATA_DIR", r#""./data""#:
        "The folder for everything Atrium keeps: database, key, letters. A relative one"
        "counts from the folder Atrium is started in.";
    DatabaseUrl = "database_url", "ATRIUM_DATABASE_URL", r#""postgres://atrium:PASSWORD@db.example.com/atrium""#:
        "The database. Unless set: SQLite in the data folder, in atrium.sqlite. Or"
        "sqlite:///path/to/file?mode=rwc, or postgres://user:password@host/database.";
    SmtpUrl = "smtp_url", "ATRIUM_SMTP_URL", r#""smtps://user:PASSWORD@mail.example.com""#:
        "The mail server: smtp[s]://[user:password@]host[:port][?tls=...]. Unless set,"
        "letters become .eml files in the folder mail of the data folder.";
    MailFrom = "mail_from", "ATRIUM_MAIL_FROM", r#""portal@example.com""#:
        "The address letters come from. Unless set: portal@ and the host of base_url.";
    MailTimeout = "mail_timeout", "ATRIUM_MAIL_TIMEOUT", r#""10s""#:
        "How long one conversation with the mail server may take: 1s to 60s.";
    Company = "company", "ATRIUM_COMPANY", r#""Atrium""#:
        "The company whose portal this is: in the header, in letters, on the front page.";
    ContactAddress = "contact_address", "ATRIUM_CONTACT_ADDRESS", r#""office@example.com""#:
        "The address customers are told to write to, and that answers to letters reach.";
    Language = "language", "ATRIUM_LANGUAGE", r#""en""#:
        "The language where nobody chose one and the browser asks for none that Atrium"
        "speaks: en, de, nl, pl, ro or zh.";
    Languages = "languages", "ATRIUM_LANGUAGES", r#"["en", "de", "nl", "pl", "ro", "zh"]"#:
        "The languages people can choose; in the variable, separated by commas.";
    TimeZone = "time_zone", "ATRIUM_TIME_ZONE", r#""UTC""#:
        "The zone that people are told days and times in, by its IANA name, such as"
        "Europe/Warsaw.";
    Currency = "currency", "ATRIUM_CURRENCY", r#""EUR""#:
        "The currency of payment limits: an ISO 4217 code.";
    BrandColour = "brand_colour", "ATRIUM_BRAND_COLOUR", r##""#0b6380""##:
        "The company's colour, which buttons and links take on, darker or lighter where it"
        "could not be read otherwise. Unless set: Atrium's own.";
    InvitationLifetime = "invitation_lifetime", "ATRIUM_INVITATION_LIFETIME", r#""144h""#:
        "How long an invitation opens: a number and s, min, h or d; 1min to 30d.";
    ResetLifetime = "reset_lifetime", "ATRIUM_RESET_LIFETIME", r#""4h""#:
        "How long a link for a new password opens: 1min to 7d.";
    AdministratorsSetPasswords = "administrators_set_passwords", "ATRIUM_ADMINISTRATORS_SET_PASSWORDS", r#""yes""#:
        "Whether an administrator may set somebody's password, to tell it to them: yes or"
        "no. It must be changed at the next sign-in either way.";
    SessionIdle = "session_idle", "ATRIUM_SESSION_IDLE", r#""8h""#:
        "A session ends when nobody used it for so long: 5min to 7d.";
    SessionLifetime = "session_lifetime", "ATRIUM_SESSION_LIFETIME", r#""24h""#:
        "A session ends after so long in any case: 5min to 7d.";
    RememberedIdle = "remembered_idle", "ATRIUM_REMEMBERED_IDLE", r#""14d""#:
        "As session_idle, where Remember me was ticked: 1h to 365d.";
    RememberedLifetime = "remembered_lifetime", "ATRIUM_REMEMBERED_LIFETIME", r#""90d""#:
        "As session_lifetime, where Remember me was ticked: 1h to 365d.";
    PasswordLength = "password_length", "ATRIUM_PASSWORD_LENGTH", r#""15""#:
        "Characters a new password must have at least: 15 to 64.";
    PasswordLengthSecondFactor = "password_length_second_factor", "ATRIUM_PASSWORD_LENGTH_SECOND_FACTOR", r#""12""#:
        "The same for an account with a second factor: 12 to 64.";
    AccessVisibility = "access_visibility", "ATRIUM_ACCESS_VISIBILITY", r#""company""#:
        "What new memberships see: company for the whole company's documents, or own.";
    AccessSign = "access_sign", "ATRIUM_ACCESS_SIGN", r#""yes""#:
        "Whether they sign: yes or no.";
    AccessPay = "access_pay", "ATRIUM_ACCESS_PAY", r#""unlimited""#:
        "Whether they pay: unlimited, none, or at most an amount in currency, such as 500.";
    AccessManage = "access_manage", "ATRIUM_ACCESS_MANAGE", r#""no""#:
        "Whether they manage their colleagues' access: yes or no.";
    TrustedProxies = "trusted_proxies", "ATRIUM_TRUSTED_PROXIES", r#"["127.0.0.1", "10.0.0.0/8"]"#:
        "The proxies in front of Atrium whose X-Forwarded-For is believed; nobody else's"
        "is. Addresses or networks; in the variable, separated by commas.";
    MetricsListen = "metrics_listen", "ATRIUM_METRICS_LISTEN", r#""127.0.0.1:9464""#:
        "The IP address and port of the figures for Prometheus, at /metrics: a listener of"
        "its own, for this machine or a network of yours. Unless set: none.";
    LogFormat = "log_format", "ATRIUM_LOG_FORMAT", r#""text""#:
        "How the log is written, to standard error: text or json.";
    LogLevel = "log_level", "ATRIUM_LOG_LEVEL", r#""info""#:
        "How much of it: error, warn, info, debug or trace.";
}

impl Key {
    /// The setting of that name.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name)
    }

    /// Whether the file has a list of texts here, rather than one.
    pub(super) const fn is_list(self) -> bool {
        matches!(self, Self::TrustedProxies | Self::Languages)
    }

    /// The setting of the back office that it is, where it is one.
    #[must_use]
    pub fn setting(self) -> Option<Setting> {
        Setting::from_code(self.name())
    }

    /// The key of a setting of the back office.
    #[must_use]
    pub fn of_setting(setting: Setting) -> Self {
        Self::of_name(setting.code()).expect("every setting has a key; a test looks")
    }
}
