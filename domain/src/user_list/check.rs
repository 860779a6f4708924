//! From what was typed to facts, or to every problem by its control's name.

use super::draft::{Draft, DraftCondition, DraftGroup, DraftItem, LONGEST_VALUE};
use super::filter::{
    Condition, DayField, DayTest, Fact, Field, Filter, Group, Node, Operator, TextField, TextTest,
    UserGroup, UserState,
};
use crate::email::LoginKey;
use crate::locale::Locale;
use crate::problem::{Field as Control, Problem, Problems, Rule};
use crate::text::{case_fold, fold};
use crate::time::parse_iso_date;

impl Draft {
    /// Reads the filter. A condition without a field, or without the value it needs, is not
    /// finished and asks for nothing yet.
    ///
    /// # Errors
    ///
    /// Unknown fields and operators by name; operators that a field does not take; values that are
    /// no day or none of the field's words.
    pub fn check(&self) -> Result<Filter, Problems> {
        let mut problems = Vec::new();
        let root = group(&self.root, "", &mut problems);
        match Problems::collected(problems) {
            Some(problems) => Err(problems),
            None => Ok(Filter { root }),
        }
    }
}

fn group(draft: &DraftGroup, path: &str, problems: &mut Vec<Problem>) -> Option<Group> {
    let mut nodes = Vec::new();
    for (number, item) in (1..).zip(&draft.items) {
        let place = if path.is_empty() {
            format!("{number}")
        } else {
            format!("{path}.{number}")
        };
        match item {
            DraftItem::Group(inner) => {
                nodes.extend(group(inner, &place, problems).map(Node::Group));
            }
            DraftItem::Condition(typed) => match condition(typed) {
                Ok(condition) => nodes.extend(condition.map(Node::Condition)),
                Err((letter, rule)) => {
                    let control = Control::of_row(letter, &place);
                    problems.push(Problem::of(control, rule));
                }
            },
        }
    }
    (!nodes.is_empty()).then_some(Group {
        join: draft.join,
        nodes,
    })
}

type Refusal = (&'static str, Rule);

fn unknown(letter: &'static str, text: &str) -> Refusal {
    let name = text.chars().take(60).collect();
    (letter, Rule::UnknownFilterKey { name })
}

fn condition(typed: &DraftCondition) -> Result<Option<Condition>, Refusal> {
    let value = typed.value.trim();
    if value.chars().count() > LONGEST_VALUE {
        return Err(("v", Rule::TooLong { max: LONGEST_VALUE }));
    }
    if typed.field.is_empty() {
        return Ok(None);
    }
    let field = Field::from_code(&typed.field).ok_or_else(|| unknown("f", &typed.field))?;
    let operator = match Operator::from_code(&typed.operator) {
        Some(operator) => operator,
        None if typed.operator.is_empty() && value.is_empty() => return Ok(None),
        None if typed.operator.is_empty() => return Err(("o", Rule::Required)),
        None => return Err(unknown("o", &typed.operator)),
    };
    if !field.takes(operator) {
        return Err(("o", Rule::OperatorUnfit));
    }
    if operator.needs_value() && value.is_empty() {
        return Ok(None);
    }
    let fact = fact(field, operator, value).map_err(|rule| ("v", rule))?;
    // "Two-factor is off" is a fact about its absence.
    let absent =
        field == Field::TwoFactor && operator.needs_value() && value.eq_ignore_ascii_case("off");
    Ok(Some(Condition {
        fact,
        negated: operator.negates() != absent,
    }))
}

fn fact(field: Field, operator: Operator, value: &str) -> Result<Fact, Rule> {
    let word = value.to_ascii_lowercase();
    let some = |known: bool| {
        if known {
            Ok(())
        } else {
            Err(Rule::UnknownChoice)
        }
    };
    let valued = operator.needs_value();
    Ok(match field {
        Field::Login => text(TextField::Login, operator, value)?,
        Field::Name => text(TextField::Name, operator, value)?,
        Field::Email => text(TextField::Email, operator, value)?,
        Field::Company => text(TextField::Company, operator, value)?,
        Field::Groups => {
            let group = UserGroup::from_code(&word);
            some(!valued || group.is_some())?;
            Fact::Group(group.filter(|_| valued))
        }
        Field::State => {
            let state = UserState::from_code(&word);
            some(!valued || state.is_some())?;
            Fact::State(state.filter(|_| valued))
        }
        Field::TwoFactor => {
            some(!valued || matches!(word.as_str(), "on" | "off"))?;
            Fact::TwoFactor
        }
        Field::Language => {
            let language = Locale::from_code(&word);
            some(!valued || language.is_some())?;
            Fact::Language(language.filter(|_| valued))
        }
        Field::SignedIn => Fact::Day(DayField::SignedIn, day(operator, value)?),
        Field::Created => Fact::Day(DayField::Created, day(operator, value)?),
    })
}

fn text(field: TextField, operator: Operator, value: &str) -> Result<Fact, Rule> {
    let part = match field {
        TextField::Login | TextField::Email => case_fold(value),
        TextField::Name | TextField::Company => fold(value),
    };
    let whole = match field {
        TextField::Login | TextField::Email => LoginKey::of(value).as_str().to_owned(),
        TextField::Name | TextField::Company => part.clone(),
    };
    let test = match operator {
        Operator::Contains | Operator::NotContains => TextTest::Contains(part),
        Operator::Is | Operator::IsNot | Operator::Before | Operator::After => TextTest::Is(whole),
        Operator::Set | Operator::Unset => TextTest::Set,
    };
    // Nothing but invisible characters would be found in everything.
    if matches!(&test, TextTest::Contains(part) | TextTest::Is(part) if part.is_empty()) {
        return Err(Rule::Required);
    }
    Ok(Fact::Text(field, test))
}

fn day(operator: Operator, value: &str) -> Result<DayTest, Rule> {
    let date = || parse_iso_date(value).ok_or(Rule::DateInvalid);
    Ok(match operator {
        Operator::Set | Operator::Unset => DayTest::Set,
        Operator::Before => DayTest::Before(date()?),
        Operator::After => DayTest::After(date()?),
        Operator::Is | Operator::IsNot | Operator::Contains | Operator::NotContains => {
            DayTest::On(date()?)
        }
    })
}
