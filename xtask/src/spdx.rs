//! Whether a licence expression is satisfied by a set of licences.

use anyhow::{Result, bail};

/// SPDX 2.3, annex D, as far as crates use it: `AND`, `OR`, `WITH`, brackets, and cargo's old `/` for `OR`.
/// `X WITH Y` is one licence of that whole name.
pub fn satisfied(expression: &str, allowed: impl Fn(&str) -> bool) -> Result<bool> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser {
        tokens: &tokens,
        allowed: &allowed,
    };
    let held = parser.either()?;
    if !parser.tokens.is_empty() {
        bail!("`{expression}` is no licence expression");
    }
    Ok(held)
}

struct Parser<'a, F> {
    tokens: &'a [&'a str],
    allowed: &'a F,
}

impl<F: Fn(&str) -> bool> Parser<'_, F> {
    fn take(&mut self, word: &str) -> bool {
        match self.tokens.split_first() {
            Some((first, rest)) if *first == word => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    fn either(&mut self) -> Result<bool> {
        let mut held = self.both()?;
        while self.take("OR") {
            held |= self.both()?;
        }
        Ok(held)
    }

    fn both(&mut self) -> Result<bool> {
        let mut held = self.one()?;
        while self.take("AND") {
            held &= self.one()?;
        }
        Ok(held)
    }

    fn one(&mut self) -> Result<bool> {
        if self.take("(") {
            let held = self.either()?;
            if !self.take(")") {
                bail!("a bracket of a licence expression is left open");
            }
            return Ok(held);
        }
        let Some((name, rest)) = self.tokens.split_first() else {
            bail!("a licence expression ends too early")
        };
        if ["AND", "OR", "WITH", ")"].contains(name) {
            bail!("`{name}` stands where a licence should");
        }
        self.tokens = rest;
        if self.take("WITH") {
            let Some((exception, rest)) = self.tokens.split_first() else {
                bail!("`{name} WITH` names nothing")
            };
            self.tokens = rest;
            return Ok((self.allowed)(&format!("{name} WITH {exception}")));
        }
        Ok((self.allowed)(name))
    }
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    fn held(expression: &str) -> bool {
        satisfied(expression, |name| {
            matches!(name, "MIT" | "Apache-2.0 WITH LLVM-exception")
        })
        .expect("parses")
    }

    #[test]
    fn one_of_several_is_enough_and_all_of_several_are_needed() {
        assert!(held("MIT OR GPL-3.0-only"));
        assert!(held("GPL-3.0-only/MIT"));
        assert!(!held("MIT AND GPL-3.0-only"));
        assert!(held("(MIT OR X) AND (Y OR MIT)"));
        assert!(held("X OR Y AND Z OR Apache-2.0 WITH LLVM-exception"));
        assert!(!held("Apache-2.0"));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for broken in ["", "MIT OR", "(MIT", "MIT MIT", ")"] {
            assert!(satisfied(broken, |_| true).is_err(), "{broken}");
        }
    }
}
