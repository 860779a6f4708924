//! Whether the six catalogues say the same things: the same messages, the same
//! variables, complete plural sets, and nothing left in English.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser;

const LOCALES: [&str; 6] = ["en", "de", "nl", "pl", "ro", "zh"];

/// What the tests compare of one message or attribute.
#[derive(Default)]
struct Message {
    variables: BTreeSet<String>,
    /// The keys of each choice by a number's plural form.
    plurals: Vec<BTreeSet<String>>,
    /// All its words, one choice after the other.
    words: String,
}

/// Cardinal forms of CLDR 46 that a whole number, or a fraction (`other`), can have.
fn plural_forms(locale: &str) -> &'static [&'static str] {
    match locale {
        "en" | "de" | "nl" => &["one", "other"],
        "pl" => &["few", "many", "one", "other"],
        "ro" => &["few", "one", "other"],
        "zh" => &["other"],
        _ => unreachable!("{locale} is not one of the six"),
    }
}

fn catalogue(locale: &str) -> BTreeMap<String, Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(locale);
    let mut messages = BTreeMap::new();
    for file in fs::read_dir(&folder).expect("the locale has a folder") {
        let path = file.expect("the folder can be listed").path();
        let text = fs::read_to_string(&path).expect("a catalogue is UTF-8");
        let resource = parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            if let Some(value) = &message.value {
                messages.insert(message.id.name.clone(), read(value));
            }
            for attribute in &message.attributes {
                let name = format!("{}.{}", message.id.name, attribute.id.name);
                messages.insert(name, read(&attribute.value));
            }
        }
    }
    messages
}

fn read(pattern: &Pattern<String>) -> Message {
    let mut message = Message::default();
    read_pattern(pattern, &mut message);
    message
}

fn read_pattern(pattern: &Pattern<String>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.words.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, message),
        }
    }
}

fn read_expression(expression: &Expression<String>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            let keys: BTreeSet<String> = variants.iter().filter_map(plural_key).collect();
            if !keys.is_empty() {
                message.plurals.push(keys);
            }
            for variant in variants {
                read_pattern(&variant.value, message);
            }
        }
    }
}

fn plural_key(variant: &Variant<String>) -> Option<String> {
    match &variant.key {
        VariantKey::Identifier { name } => {
            let forms = ["zero", "one", "two", "few", "many", "other"];
            forms.contains(&name.as_str()).then(|| name.clone())
        }
        VariantKey::NumberLiteral { .. } => None,
    }
}

fn read_inline(inline: &InlineExpression<String>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            read_arguments(arguments, message);
        }
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

fn read_arguments(arguments: &CallArguments<String>, message: &mut Message) {
    for argument in &arguments.positional {
        read_inline(argument, message);
    }
}

fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_language_has_the_same_messages() {
    let english = catalogue("en");
    let mut problems = Vec::new();
    for locale in LOCALES {
        let own = catalogue(locale);
        problems.extend(
            english
                .keys()
                .filter(|id| !own.contains_key(*id))
                .map(|id| format!("{locale} lacks {id}")),
        );
        problems.extend(
            own.keys()
                .filter(|id| !english.contains_key(*id))
                .map(|id| format!("{locale} has {id}, which English has not")),
        );
    }
    assert_none(problems);
}

#[test]
fn every_message_has_the_same_variables_in_every_language() {
    let english = catalogue("en");
    let mut problems = Vec::new();
    for locale in LOCALES {
        for (id, own) in catalogue(locale) {
            let Some(contract) = english.get(&id) else {
                continue;
            };
            if own.variables != contract.variables {
                problems.push(format!(
                    "{locale} {id}: {:?} where English has {:?}",
                    own.variables, contract.variables
                ));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn every_choice_by_number_has_all_forms_of_its_language_and_no_other() {
    let mut problems = Vec::new();
    for locale in LOCALES {
        let forms: BTreeSet<String> = plural_forms(locale)
            .iter()
            .map(|form| (*form).to_owned())
            .collect();
        for (id, message) in catalogue(locale) {
            for keys in message.plurals.iter().filter(|keys| **keys != forms) {
                problems.push(format!("{locale} {id}: {keys:?} instead of {forms:?}"));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn nothing_is_empty_and_nothing_shouts() {
    let mut problems = Vec::new();
    for locale in LOCALES {
        for (id, message) in catalogue(locale) {
            if message.words.trim().is_empty() && message.variables.is_empty() {
                problems.push(format!("{locale} {id} is empty"));
            }
            if message.words.contains(['!', '！']) {
                problems.push(format!("{locale} {id} has an exclamation mark"));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn no_sentence_is_left_in_english() {
    let english = catalogue("en");
    let mut problems = Vec::new();
    for locale in LOCALES.into_iter().filter(|locale| *locale != "en") {
        for (id, own) in catalogue(locale) {
            // Shorter ones may well be the same word in both languages.
            let sentence = own.words.split_whitespace().count() >= 3;
            if sentence
                && english
                    .get(&id)
                    .is_some_and(|english| english.words == own.words)
            {
                problems.push(format!("{locale} {id} is English"));
            }
        }
    }
    assert_none(problems);
}
