//! The filter builder: a plain form whose buttons add and take out parts, so that it needs no
//! script. What it builds stands in the address.

use atrium_domain::user_list::{
    DraftCondition, DraftGroup, DraftItem, Field, Kind, Match, Operator, UserQuery,
};
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::filter_words::{field_name, operator_name, word_name};
use super::{URL_USERS, users_address};
use crate::ui::{Choice, Refusals, Symbol, first_button, hidden, small_icon};

/// Groups within groups, the outermost counted.
const DEPTH: usize = 3;

/// The builder, open when there is something in it.
pub(super) fn builder(t: Texts, query: &UserQuery, refusals: &Refusals) -> AnyView {
    let parts = Parts { t, refusals };
    let bare = UserQuery {
        draft: Default::default(),
        ..query.clone()
    };
    let clear = (!query.draft.is_empty()).then(|| {
        let href = users_address(&bare, "", "");
        view! { <a class="button button-quiet" href=href>{t.users_filter_clear()}</a> }
    });
    let open = !query.draft.is_empty() || !refusals.is_empty();
    view! {
        <details class="more" open=open>
            <summary class="more-summary">{t.users_filter_title()}</summary>
            <div class="more-body">
                <form class="stack" method="get" action=URL_USERS>
                    {hidden(bare.pairs())}
                    // Enter applies, and adds nothing.
                    {first_button(None)}
                    {parts.group(&query.draft.root, "", 1)}
                    <div class="button-row">
                        <button class="button button-primary" type="submit">
                            {t.users_filter_apply()}
                        </button>
                        {clear}
                    </div>
                </form>
            </div>
        </details>
    }
    .into_any()
}

struct Parts<'a> {
    t: Texts,
    refusals: &'a Refusals,
}

fn within(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{name}.{path}")
    }
}

impl Parts<'_> {
    fn group(&self, group: &DraftGroup, path: &str, depth: usize) -> AnyView {
        let t = self.t;
        let legend = if path.is_empty() {
            t.users_filter_root()
        } else {
            t.users_filter_group(path)
        };
        let items = (1..)
            .zip(&group.items)
            .map(|(number, item)| {
                let place = if path.is_empty() {
                    format!("{number}")
                } else {
                    format!("{path}.{number}")
                };
                match item {
                    DraftItem::Condition(condition) => self.row(condition, &place),
                    DraftItem::Group(inner) => self.group(inner, &place, depth + 1),
                }
            })
            .collect::<Vec<_>>();
        let join = [
            Choice::new(Match::All.code(), t.users_filter_all_of()),
            Choice::new(Match::Any.code(), t.users_filter_any_of()),
        ];
        let deeper = (depth < DEPTH).then(|| {
            self.button(
                "add",
                within(path, "group"),
                Symbol::Plus,
                t.users_filter_add_group(),
            )
        });
        let remove = (!path.is_empty()).then(|| {
            let label = t.users_filter_remove_group(path);
            self.button("drop", path.to_owned(), Symbol::Cross, label)
        });
        view! {
            <fieldset class="query-group">
                <legend class="group-title">{legend}</legend>
                <div class="query-match">
                {list(within(path, "m"), t.users_filter_match(), None, join.to_vec(), group.join.code())}
                </div>
                {items}
                <div class="button-row">
                    {self.button(
                        "add",
                        within(path, "condition"),
                        Symbol::Plus,
                        t.users_filter_add_condition(),
                    )}
                    {deeper}
                    {remove}
                </div>
            </fieldset>
        }
        .into_any()
    }

    fn button(&self, name: &'static str, value: String, symbol: Symbol, label: String) -> AnyView {
        view! {
            <button class="button button-small" type="submit" name=name value=value>
                {small_icon(symbol)} {label}
            </button>
        }
        .into_any()
    }

    fn row(&self, condition: &DraftCondition, place: &str) -> AnyView {
        let t = self.t;
        let field = Field::from_code(&condition.field);
        let fields = Field::ALL
            .iter()
            .map(|field| Choice::new(field.code(), field_name(t, *field)))
            .collect();
        let operators = Operator::ALL
            .iter()
            .filter(|operator| field.is_none_or(|field| field.takes(**operator)))
            .map(|operator| Choice::new(operator.code(), operator_name(t, *operator)))
            .collect();
        let name = |letter: &str| format!("{letter}.{place}");
        let errors: Vec<_> = ["f", "o", "v"]
            .into_iter()
            .flat_map(|letter| self.refusals.of(&name(letter)))
            .map(|line| {
                view! { <p class="error">{small_icon(Symbol::Warning)} <span>{line}</span></p> }
            })
            .collect();
        let remove = t.users_filter_remove(place);
        view! {
            <div class="query-row">
                {list(
                    name("f"),
                    t.users_filter_field(place),
                    Some(t.users_filter_choose()),
                    fields,
                    &condition.field,
                )}
                {list(name("o"), t.users_filter_operator(place), None, operators, &condition.operator)}
                {self.value(field, condition, name("v"), t.users_filter_value(place))}
                <button
                    class="button button-quiet button-icon"
                    type="submit"
                    name="drop"
                    value=place.to_owned()
                    aria-label=remove.clone()
                    title=remove.clone()
                >
                    {small_icon(Symbol::Cross)}
                </button>
                {errors}
            </div>
        }
        .into_any()
    }

    fn value(
        &self,
        field: Option<Field>,
        condition: &DraftCondition,
        name: String,
        label: String,
    ) -> AnyView {
        let typed = condition.value.clone();
        let needed = Operator::from_code(&condition.operator).is_none_or(Operator::needs_value);
        if !needed {
            // Kept for when the operator changes again.
            return view! { <input type="hidden" name=name value=typed/> }.into_any();
        }
        let kind = field.map_or(Kind::Text, Field::kind);
        match (field, kind) {
            (Some(field), Kind::Word | Kind::Words) => {
                let words = field
                    .words()
                    .into_iter()
                    .map(|word| Choice::new(word, word_name(self.t, field, word)))
                    .collect();
                let chosen = typed.trim().to_ascii_lowercase();
                let none = self.t.users_filter_choose_value();
                list(name, label, Some(none), words, &chosen)
            }
            (_, kind) => {
                let kind = if kind == Kind::Day { "date" } else { "text" };
                view! {
                    <input
                        class="input"
                        type=kind
                        id=name.clone()
                        name=name
                        value=typed
                        aria-label=label
                        autocomplete="off"
                        maxlength="200"
                    />
                }
                .into_any()
            }
        }
    }
}

fn list(
    name: String,
    label: String,
    none: Option<String>,
    choices: Vec<Choice>,
    chosen: &str,
) -> AnyView {
    let options: Vec<_> = none
        .map(|label| Choice::new("", label))
        .into_iter()
        .chain(choices)
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect();
    view! {
        <div class="select">
            <select class="input" id=name.clone() name=name aria-label=label>
                {options}
            </select>
        </div>
    }
    .into_any()
}
