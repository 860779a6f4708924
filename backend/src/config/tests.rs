use secrecy::ExposeSecret as _;

use super::*;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

fn load(variables: &[(&str, &str)]) -> Result<Config, Refused> {
    let environment = Environment::new(variables.iter().copied());
    Config::load(None, &environment)
}

fn refusal(variables: &[(&str, &str)]) -> String {
    load(variables).unwrap_err().to_string()
}

/// A file of settings that is gone at the end of the test.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("atrium-config-{}-{name}.toml", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn load(&self, variables: &[(&str, &str)]) -> Result<Config, Refused> {
        Config::load(Some(&self.0), &Environment::new(variables.iter().copied()))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).unwrap();
    }
}

#[test]
fn without_any_configuration_everything_has_its_default() {
    let config = load(&[]).unwrap();
    assert_eq!(config.listen().to_string(), "127.0.0.1:3000");
    assert_eq!(config.base_url(), "http://localhost:3000");
    assert_eq!(config.data_dir(), Path::new("./data"));
    assert_eq!(config.key_file(), Path::new("./data/keys/server.key"));
    assert_eq!(config.mail_dir(), Path::new("./data/mail"));
    let database = config.database_url().expose_secret().to_owned();
    assert!(
        database.starts_with("sqlite:///") && database.ends_with("/data/atrium.sqlite?mode=rwc"),
        "{database}"
    );
    assert!(!config.is_https() && !config.is_ip());
    let settings = config.settings();
    assert_eq!(settings.invitation_lifetime, 144 * HOUR);
    assert_eq!(settings.reset_lifetime, 4 * HOUR);
    assert_eq!(settings.brand.from.as_str(), "portal@atrium.example");
    assert!(!settings.mail_leaves);
    assert!(matches!(config.transport(), Ok(Transport::Folder(_))));
}

#[test]
fn the_base_address_takes_the_port_that_is_listened_on() {
    assert_eq!(
        load(&[("ATRIUM_LISTEN", "127.0.0.1:4711")])
            .unwrap()
            .base_url(),
        "http://localhost:4711"
    );
}

#[test]
fn the_sender_takes_the_host_of_the_base_address() {
    let config = load(&[("ATRIUM_BASE_URL", "https://Portal.Example.com/")]).unwrap();
    assert_eq!(config.base_url(), "https://portal.example.com");
    assert_eq!(config.mail_from().0.as_str(), "portal@portal.example.com");
    assert!(config.is_https());
}

#[test]
fn a_variable_overrides_the_file_and_an_empty_one_does_not() {
    let file = File::new(
        "order",
        "listen = \"127.0.0.1:4000\"\ncompany = \"From the file\"\n",
    );
    let config = file
        .load(&[
            ("ATRIUM_COMPANY", "From the environment"),
            ("ATRIUM_LISTEN", ""),
        ])
        .unwrap();
    assert_eq!(config.listen().port(), 4000);
    assert_eq!(config.settings().brand.company, "From the environment");
    assert_eq!(config.company.origin, Origin::Environment("ATRIUM_COMPANY"));
    assert_eq!(
        config.listen.origin,
        Origin::File {
            path: file.0.clone(),
            line: 1
        }
    );
    assert_eq!(config.language.origin, Origin::Default);
}

#[test]
fn every_refusal_names_the_setting_its_origin_and_what_would_be_right() {
    for (variable, value, words) in [
        ("ATRIUM_LISTEN", "localhost:3000", "127.0.0.1:3000"),
        ("ATRIUM_LISTEN", "127.0.0.1:0", "port 0"),
        (
            "ATRIUM_BASE_URL",
            "portal.example.com",
            "https://portal.example.com",
        ),
        (
            "ATRIUM_BASE_URL",
            "ftp://portal.example.com",
            "\"ftp:\", not with http: or https:",
        ),
        (
            "ATRIUM_BASE_URL",
            "https://portal.example.com/portal",
            "a path",
        ),
        (
            "ATRIUM_BASE_URL",
            "https://portal.example.com?a",
            "a ? or #",
        ),
        (
            "ATRIUM_BASE_URL",
            "https://me@portal.example.com",
            "a user name",
        ),
        ("ATRIUM_DATA_DIR", " ", "write a path"),
        (
            "ATRIUM_DATABASE_URL",
            "mysql://db/atrium",
            "postgres://user:password@host/database",
        ),
        ("ATRIUM_DATABASE_URL", "postgres://db", "names no database"),
        ("ATRIUM_DATABASE_URL", "sqlite::memory:", "in memory"),
        ("ATRIUM_DATABASE_URL", "sqlite://", "names no file"),
        (
            "ATRIUM_SMTP_URL",
            "http://mail",
            "write smtp:// or smtps://",
        ),
        (
            "ATRIUM_MAIL_FROM",
            "Portal <portal@example.com>",
            "portal@example.com",
        ),
        ("ATRIUM_MAIL_TIMEOUT", "2min", "from 1s to 1min"),
        ("ATRIUM_COMPANY", "two\nlines", "on one line"),
        ("ATRIUM_LANGUAGE", "fr", "en, de, nl, pl, ro, zh"),
        ("ATRIUM_CURRENCY", "EURO", "such as EUR"),
        (
            "ATRIUM_INVITATION_LIFETIME",
            "144",
            "a number and s, min, h or d",
        ),
        (
            "ATRIUM_INVITATION_LIFETIME",
            "18446744073709551615d",
            "from 1min to 720h",
        ),
        ("ATRIUM_RESET_LIFETIME", "0h", "from 1min to 168h"),
        ("ATRIUM_TRUSTED_PROXIES", "10.0.0.1/8", "bits set"),
        ("ATRIUM_LOG_FORMAT", "xml", "text, json"),
        (
            "ATRIUM_LOG_LEVEL",
            "loud",
            "error, warn, info, debug, trace",
        ),
    ] {
        let said = refusal(&[(variable, value)]);
        let name = variable.strip_prefix("ATRIUM_").unwrap().to_lowercase();
        assert!(
            said.starts_with(&format!("{name} ({variable}): ")),
            "{said}"
        );
        assert!(said.contains(words), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn everything_wrong_is_said_at_once() {
    let file = File::new(
        "all",
        "# a comment\nlistn = \"127.0.0.1:4000\"\ncompany = 7\n\nlanguage = \"xx\"\n",
    );
    let said = file
        .load(&[("ATRIUM_CURRENCY", "?")])
        .unwrap_err()
        .to_string();
    let place = |line: usize| format!("{}, line {line}", file.0.display());
    assert!(
        said.contains(&format!(
            "{}: there is no setting \"listn\"; there are listen, base_url",
            place(2)
        )),
        "{said}"
    );
    assert!(
        said.contains(&format!("company ({}): needs a text in quotes", place(3))),
        "{said}"
    );
    assert!(
        said.contains(&format!(
            "language ({}): \"xx\" is not a language",
            place(5)
        )),
        "{said}"
    );
    assert!(said.contains("currency (ATRIUM_CURRENCY)"), "{said}");
}

#[test]
fn a_file_that_is_not_toml_or_not_there_is_refused_by_name() {
    let file = File::new("broken", "company = \"Acme\"\nlisten = 127.0.0.1\n");
    let said = file.load(&[]).unwrap_err().to_string();
    assert!(
        said.starts_with(&format!("{}, line 2: not TOML", file.0.display())),
        "{said}"
    );
    let said = refusal(&[("ATRIUM_CONFIG", "/nowhere/atrium.toml")]);
    assert!(
        said.contains("/nowhere/atrium.toml can't be read"),
        "{said}"
    );
}

#[test]
fn proxies_are_a_list_in_the_file_and_separated_by_commas_in_the_variable() {
    let file = File::new(
        "proxies",
        "trusted_proxies = [\"127.0.0.1\", \"10.0.0.0/8\"]\n",
    );
    assert_eq!(file.load(&[]).unwrap().trusted_proxies().len(), 2);
    let config = load(&[("ATRIUM_TRUSTED_PROXIES", "127.0.0.1, ::1")]).unwrap();
    assert_eq!(config.trusted_proxies().len(), 2);
    let file = File::new("proxy", "trusted_proxies = \"127.0.0.1\"\n");
    assert!(
        file.load(&[])
            .unwrap_err()
            .to_string()
            .contains("needs a list of texts")
    );
}

#[test]
fn passwords_are_neither_printed_nor_repeated_in_a_refusal() {
    let config = load(&[
        (
            "ATRIUM_DATABASE_URL",
            "postgres://atrium:hush-hush@db/atrium?password=hush-hush&sslmode=disable",
        ),
        ("ATRIUM_SMTP_URL", "smtps://me:hush-hush@mail.example.com"),
    ])
    .unwrap();
    let printed = format!("{}{config:?}", config.print());
    assert!(!printed.contains("hush"), "{printed}");
    assert!(
        printed.contains("smtps://me:***@mail.example.com"),
        "{printed}"
    );
    assert!(
        printed.contains("postgres://atrium:***@db/atrium?password=***&sslmode=disable"),
        "{printed}"
    );
    for url in [
        "postgres://atrium:hush-hush@",
        "postgre://atrium:hush-hush@db/atrium",
        "postgres://a:hush-hush@db",
    ] {
        assert!(!refusal(&[("ATRIUM_DATABASE_URL", url)]).contains("hush"));
    }
    for url in [
        "smtps://me:hush-hush@mail/x",
        "smtp//me:hush-hush@mail",
        "smtps://me:hush-hush@mail?tls=none",
    ] {
        assert!(!refusal(&[("ATRIUM_SMTP_URL", url)]).contains("hush"));
    }
}

#[test]
fn what_is_printed_is_a_file_that_says_the_same() {
    let given = [
        ("ATRIUM_COMPANY", "Łódź \"Meble\" \\ Söhne"),
        ("ATRIUM_TRUSTED_PROXIES", "10.0.0.0/8,::1"),
        ("ATRIUM_INVITATION_LIFETIME", "90min"),
        ("ATRIUM_DATA_DIR", "/var/lib/a#trium?"),
    ];
    let config = load(&given).unwrap();
    let printed = config.print();
    assert!(printed.contains("# ATRIUM_COMPANY\n"), "{printed}");
    assert!(
        printed.contains("# default; ATRIUM_LISTEN sets it\n"),
        "{printed}"
    );
    let again = File::new("printed", &printed).load(&[]).unwrap();
    assert_eq!(again.settings().brand, config.settings().brand);
    assert_eq!(again.trusted_proxies(), config.trusted_proxies());
    assert_eq!(again.settings().invitation_lifetime, 90 * MINUTE);
    assert_eq!(
        again.sqlite_file(),
        Some(PathBuf::from("/var/lib/a#trium?/atrium.sqlite"))
    );
}

#[test]
fn the_example_file_is_in_step_and_every_line_of_it_can_be_set() {
    let shipped = include_str!("../../../atrium.example.toml");
    assert_eq!(
        shipped,
        example(),
        "write it anew: atrium config example > atrium.example.toml"
    );
    let set: String = shipped
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .filter(|line| !line.starts_with(' '))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(set.lines().count(), Key::ALL.len());
    let config = File::new("example", &set).load(&[]).unwrap();
    assert!(config.settings().mail_leaves);
}

#[test]
fn the_documentation_names_every_setting_and_its_variable() {
    let page = include_str!("../../../docs/operator/configuration.md");
    for key in Key::ALL {
        assert!(
            page.contains(&format!("| `{}` | `{}` |", key.name(), key.variable())),
            "{}",
            key.name()
        );
        assert_eq!(
            key.variable(),
            format!("ATRIUM_{}", key.name().to_uppercase())
        );
    }
}

#[test]
fn a_variable_that_is_no_setting_is_told() {
    let config = load(&[
        ("ATRIUM_BASEURL", "x"),
        ("ATRIUM_SITE_DIR", "x"),
        ("HOME", "x"),
    ])
    .unwrap();
    assert_eq!(config.unknown_variables(), ["ATRIUM_BASEURL"]);
}
