//! What is wrong with what was typed: which control, which rule, with the
//! figures that a sentence about it needs. The sentences are in `i18n`.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::password::Weakness;

/// The name of a form control ("name", "email.12") or of a file's column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Field(Cow<'static, str>);

impl Field {
    /// A control whose name is fixed.
    pub const fn named(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A control that is there once a row: `Field::of_row("email", 12)` is
    /// `email.12`.
    pub fn of_row(name: &str, row: impl fmt::Display) -> Self {
        Self(Cow::Owned(format!("{name}.{row}")))
    }

    /// The control's name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Field {
    fn from(name: &'static str) -> Self {
        Self::named(name)
    }
}

impl From<String> for Field {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One way to be refused. Lengths are in characters unless a name says bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Rule {
    /// Nothing was typed where something is needed.
    Required,
    /// Longer than this many characters.
    TooLong { max: usize },
    /// More entries than this in one go.
    TooMany { max: usize },
    /// Holds a character that no keyboard types, such as NUL or, on a single
    /// line, a line break.
    ControlCharacter,
    /// The bytes are not UTF-8, nor whole characters of UTF-16 in a file that says it is that.
    InvalidUtf8,

    /// Not exactly one valid email address.
    EmailInvalid,
    /// The login of another user, archived ones included.
    EmailTakenByOtherUser,
    /// The same address stands on another row of the dialog.
    EmailTwiceInDialog,

    /// Shorter than this many characters.
    PasswordTooShort { min: usize },
    /// Longer than this many bytes of UTF-8.
    PasswordTooLong { max_bytes: usize },
    /// Little more than the company's, the product's or one's own name or address.
    PasswordGuessable,
    /// The two typed passwords are not the same.
    PasswordsDiffer,
    /// Not the current password.
    PasswordWrong,
    /// The same as the current password.
    PasswordUnchanged,

    /// Neither person nor company.
    UnknownKind,
    /// No contact type of that name.
    UnknownType,
    /// No country of that code or name.
    UnknownCountry,
    /// No such language here.
    UnknownLanguage,
    /// No such contact to be a parent.
    UnknownParent,
    /// The parent is this contact itself, or one below it.
    ParentIsItself,
    /// More levels below each other than a tree of contacts has.
    TooDeep { max: usize },
    /// Not an http or https address.
    WebsiteInvalid,
    /// Not a telephone number.
    PhoneInvalid,
    /// Not a whole number.
    NotANumber,
    /// Neither yes nor no.
    NotABoolean,
    /// Not an amount of money: negative, too many decimals, or no number.
    AmountInvalid,
    /// Not one of the choices that are offered.
    UnknownChoice,

    /// Somebody else saved in the meantime.
    StaleVersion,
    /// The contact is gone, or out of sight.
    ContactGone,
    /// The contact is archived.
    ContactArchived,
    /// A contact moves or changes its kind while somebody in its tree has portal access: what
    /// they see would change under them.
    AccessInTheWay,
    /// No row is ticked.
    NothingSelected,
    /// The row belongs to an internal user.
    InternalUser,
    /// The row has access already.
    AlreadyInPortal,
    /// The row has no access that could be revoked or mailed again.
    NotInPortal,
    /// The address is the login of another customer's portal user.
    LoginElsewhere,
    /// The rights go beyond those that the grantor may give.
    RightsBeyondOwn,

    /// Login or password is not right; it is not said which.
    SignInRefused,
    /// Address or typed code is not right, or the code was tried too often; it
    /// is not said which. The mailed link still works.
    CodeWrong,
    /// Tried too often; may be tried again after so many seconds.
    TooManyAttempts { retry_after_seconds: u64 },
    /// The server has too much to do at the moment.
    Busy,

    /// The file has no such column.
    MissingColumn { column: String },
    /// The file has this column twice.
    DuplicateColumn { column: String },
    /// The line has another number of fields than the head.
    WrongFieldCount { expected: usize, found: usize },
    /// The file has no line below its head.
    EmptyFile,
    /// The quotes or the line cannot be read as CSV.
    MalformedCsv,
    /// This id was on an earlier line.
    DuplicateExternalId { first_line: u64 },
    /// The parent is neither in the file nor known from an earlier import.
    UnknownExternalParent { id: String },

    /// The last administrator who can sign in would be no more.
    LastAdministrator,
    /// Nobody does this to themselves.
    NotOneself,
    /// The login is deactivated.
    UserInactive,
    /// There is no membership to bring a customer's login back to.
    NoMembershipLeft,
    /// A word of an address that no filter has.
    UnknownFilterKey { name: String },
    /// The field is not compared that way.
    OperatorUnfit,
    /// Not a calendar day.
    DateInvalid,
    /// Long enough, and yet quickly guessed.
    PasswordWeak { because: Weakness },
    /// No VAT number of that country looks like this.
    VatInvalid { example: String },
    /// No postal code of that country looks like this.
    ZipInvalid { example: String },
    /// The field can't be changed here; the page says why beside it.
    Locked,
    /// Not the login of whoever is signed in.
    LoginDiffers,
    /// Fewer than two contacts to make one of, or more than this many.
    MergeCount { max: usize },
    /// A person and a company are no duplicates.
    MergeKinds,
    /// One of the duplicates stands above another in the tree.
    MergeAboveAndBelow,
    /// Two of the duplicates have portal access with different logins.
    MergeTwoLogins,
    /// Two of the duplicates belong to members of staff.
    MergeTwoStaff,
    /// More than this many match: an act on all of them is refused.
    TooManyMatch { max: u64 },
    /// Not a colour as `#0b6380`.
    ColourInvalid,
    /// A number outside these bounds, both included.
    OutOfRange { least: u64, most: u64 },
    /// A time outside these bounds, both included.
    DurationOutOfRange {
        least_seconds: u64,
        most_seconds: u64,
    },
    /// A session would have to be idle for longer than it lasts at all.
    IdleBeyondAll,
    /// Not a host name or IP address.
    HostInvalid,
    /// The password would cross the network for all to read.
    PasswordInClear,
    /// The kept password belongs to another server or user.
    PasswordAgain,
    /// The default language must be one of those that are offered.
    DefaultLanguageNotOffered,
    /// A file of more than this many kibibytes.
    FileTooLarge { max_kib: u64 },
    /// Neither SVG nor PNG.
    NotAnImage,
    /// An SVG that is more than a drawing: scripts, styles from elsewhere, links, embedded things.
    SvgNotPlain,
    /// No one member of staff at work has this name or login.
    UnknownSalesperson { name: String },
    /// No payment terms here are meant by this name.
    UnknownPaymentTerms { name: String },
    /// No currency has this code.
    UnknownCurrency { name: String },
    /// Two columns of a file are matched to this one's field.
    FieldMatchedTwice,
    /// No column of the file is matched to what tells its lines apart.
    IdUnmatched,
    /// No column of the file is matched to the names.
    NameUnmatched,
    /// Not a short name of a system.
    SourceInvalid,
    /// No file was chosen.
    NoFile,
    /// The file is not here any more.
    FileGone,
    /// The file was not looked through, or not without a rejected line.
    NotChecked,
    /// So many files of one's own wait already.
    TooManyFiles { max: u64 },
    /// One of the duplicates was merged away before.
    MergedAlready,
    /// A contact above it is archived.
    AboveArchived { name: String },
    /// Somebody signs in for this address or for a contact below it, or is asked to.
    AddressInUse,
    /// A limit that was set is an amount in the present currency.
    LimitInCurrency,
}

/// One rule broken, by one control or, without a field, by the whole form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Problem {
    /// The control; none when it is about the form as a whole.
    pub field: Option<Field>,
    /// What is wrong.
    pub rule: Rule,
}

impl Problem {
    /// A problem of one control.
    pub fn of(field: impl Into<Field>, rule: Rule) -> Self {
        Self {
            field: Some(field.into()),
            rule,
        }
    }

    /// A problem of the form as a whole.
    pub const fn of_form(rule: Rule) -> Self {
        Self { field: None, rule }
    }
}

/// All that is wrong with a form: never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Problem>", into = "Vec<Problem>")]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// One problem of one control.
    pub fn one(field: impl Into<Field>, rule: Rule) -> Self {
        Self(vec![Problem::of(field, rule)])
    }

    /// One problem of the form as a whole.
    pub fn of_form(rule: Rule) -> Self {
        Self(vec![Problem::of_form(rule)])
    }

    /// The problems, or none when there are none.
    pub fn collected(problems: Vec<Problem>) -> Option<Self> {
        (!problems.is_empty()).then_some(Self(problems))
    }

    /// Puts one more at the end.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Puts all of `others` at the end.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// In the order of the form's controls.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// How many; at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What is wrong with the control of that name.
    pub fn field<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Rule> + 'a {
        self.0
            .iter()
            .filter(move |problem| {
                problem
                    .field
                    .as_ref()
                    .is_some_and(|field| field.as_str() == name)
            })
            .map(|problem| &problem.rule)
    }

    /// What is wrong with the form as a whole.
    pub fn form(&self) -> impl Iterator<Item = &Rule> {
        self.0
            .iter()
            .filter(|problem| problem.field.is_none())
            .map(|problem| &problem.rule)
    }

    /// Whether any control breaks exactly this rule.
    pub fn has(&self, rule: &Rule) -> bool {
        self.0.iter().any(|problem| problem.rule == *rule)
    }
}

impl TryFrom<Vec<Problem>> for Problems {
    type Error = &'static str;

    fn try_from(problems: Vec<Problem>) -> Result<Self, Self::Error> {
        Self::collected(problems).ok_or("a list of problems is never empty")
    }
}

impl From<Problems> for Vec<Problem> {
    fn from(problems: Problems) -> Self {
        problems.0
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// For logs and the command line's developers; people get `i18n`'s sentences.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            match &problem.field {
                Some(field) => write!(f, "{field}: {:?}", problem.rule)?,
                None => write!(f, "{:?}", problem.rule)?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_found_by_their_control() {
        let mut problems = Problems::one("name", Rule::Required);
        problems.push(Problem::of(Field::of_row("email", 12), Rule::EmailInvalid));
        problems.push(Problem::of_form(Rule::Busy));

        assert_eq!(problems.len(), 3);
        assert_eq!(
            problems.field("name").collect::<Vec<_>>(),
            [&Rule::Required]
        );
        assert_eq!(problems.field("email.12").count(), 1);
        assert_eq!(problems.field("email").count(), 0);
        assert_eq!(problems.form().collect::<Vec<_>>(), [&Rule::Busy]);
        assert!(problems.has(&Rule::Busy));
        assert_eq!(
            problems.to_string(),
            "name: Required; email.12: EmailInvalid; Busy"
        );
    }

    #[test]
    fn problems_reach_an_island_as_json_and_come_back() {
        let problems = Problems::one("name", Rule::TooLong { max: 200 });
        let json = serde_json::to_string(&problems).unwrap();
        assert_eq!(
            json,
            r#"[{"field":"name","rule":{"code":"too_long","max":200}}]"#
        );
        assert_eq!(serde_json::from_str::<Problems>(&json).unwrap(), problems);
        assert!(serde_json::from_str::<Problems>("[]").is_err());
    }
}
