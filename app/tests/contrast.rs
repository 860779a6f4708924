//! Every pair of colours that meets on a page has the contrast WCAG 2 asks for, light and dark,
//! and every colour is one a plain screen can show.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// WCAG 2.2, 1.4.3: text of any size.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11: what shows that something can be used, and in which state it is.
const CONTROLS: f64 = 3.0;
/// How far a channel of linear light may lie outside: a screen cuts it off, and nobody sees it.
/// Contrast is computed from what is left.
const CUT_OFF: f64 = 0.0008;

#[derive(Debug, Clone, Copy)]
enum Scheme {
    Light,
    Dark,
}

const SCHEMES: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

/// A colour as tokens.css writes it.
#[derive(Debug, Clone, Copy)]
struct Oklch {
    lightness: f64,
    chroma: f64,
    hue: f64,
    is_opaque: bool,
}

/// Names without the leading dashes, and values as written.
struct Tokens(BTreeMap<String, String>);

impl Tokens {
    fn parse(css: &str) -> Self {
        let mut tokens = BTreeMap::new();
        for piece in without_comments(css).split([';', '{', '}']) {
            let Some((name, value)) = piece
                .trim()
                .strip_prefix("--")
                .and_then(|declaration| declaration.split_once(':'))
            else {
                continue;
            };
            let before = tokens.insert(name.trim().to_owned(), value.trim().to_owned());
            assert_eq!(before, None, "--{name} is set twice");
        }
        Self(tokens)
    }

    fn value(&self, name: &str) -> &str {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("there is no token --{name}"))
    }

    /// The names of those that hold a colour, rather than name another token.
    fn colours(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(|(_, value)| value.starts_with("oklch(") || value.starts_with("light-dark("))
            .map(|(name, _)| name.as_str())
    }

    fn colour(&self, name: &str, scheme: Scheme) -> Oklch {
        self.resolve(self.value(name), scheme)
    }

    fn resolve(&self, value: &str, scheme: Scheme) -> Oklch {
        let value = value.trim();
        let inside = |form: &str| value.strip_prefix(form)?.strip_suffix(')');
        if let Some(name) = inside("var(--") {
            return self.colour(name, scheme);
        }
        if let Some(both) = inside("light-dark(") {
            let (light, dark) = both
                .split_once(',')
                .unwrap_or_else(|| panic!("{value} has one colour only"));
            return match scheme {
                Scheme::Light => self.resolve(light, scheme),
                Scheme::Dark => self.resolve(dark, scheme),
            };
        }
        let parts = inside("oklch(")
            .unwrap_or_else(|| panic!("{value} is none of oklch(), var(), light-dark()"));
        let (parts, is_opaque) = parts
            .split_once('/')
            .map_or((parts, true), |(parts, _)| (parts, false));
        let numbers: Vec<f64> = parts
            .split_whitespace()
            .map(|number| {
                number
                    .parse::<f64>()
                    .unwrap_or_else(|_| panic!("{number} in {value} is no number"))
            })
            .collect();
        let [lightness, chroma, hue] = numbers[..] else {
            panic!("{value} has not three numbers");
        };
        Oklch {
            lightness,
            chroma,
            hue,
            is_opaque,
        }
    }

    /// What is to be said of pairs whose contrast is too low.
    fn too_low(&self, pairs: &[(String, String)], least: f64) -> Vec<String> {
        let mut said = Vec::new();
        for (front, back) in pairs {
            for scheme in SCHEMES {
                let (over, under) = (self.colour(front, scheme), self.colour(back, scheme));
                if !over.is_opaque || !under.is_opaque {
                    said.push(format!("{front} on {back}, {scheme:?}: not opaque"));
                    continue;
                }
                let ratio = contrast(over, under);
                if ratio < least {
                    said.push(format!(
                        "{front} on {back}, {scheme:?}: {ratio:.3}, needs {least}"
                    ));
                }
            }
        }
        said
    }

    /// What is to be said of colours outside sRGB.
    fn out_of_gamut(&self) -> Vec<String> {
        let mut said = Vec::new();
        for name in self.colours() {
            for scheme in SCHEMES {
                let light = self.colour(name, scheme).linear_srgb();
                let shown = -CUT_OFF..=1.0 + CUT_OFF;
                if !light.iter().all(|channel| shown.contains(channel)) {
                    said.push(format!("{name}, {scheme:?}: not in sRGB, {light:.4?}"));
                }
            }
        }
        said
    }
}

fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

impl Oklch {
    /// Red, green and blue light, by Björn Ottosson's matrices.
    fn linear_srgb(self) -> [f64; 3] {
        let (sine, cosine) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cosine, self.chroma * sine);
        let long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b).powi(3);
        let middle = (self.lightness - 0.1055613458 * a - 0.0638541728 * b).powi(3);
        let short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b).powi(3);
        [
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        ]
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear_srgb().map(|channel| channel.clamp(0.0, 1.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// From 1 to 21, whichever of the two is in front.
fn contrast(one: Oklch, other: Oklch) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn style(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../style")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn pairs(kind: &str) -> Vec<(String, String)> {
    let listed: Value = serde_json::from_str(&style("contrast.json")).unwrap();
    let pairs: Vec<(String, String)> = serde_json::from_value(listed[kind].clone()).unwrap();
    assert!(!pairs.is_empty(), "contrast.json lists no {kind}");
    pairs
}

#[test]
fn every_listed_pair_has_its_contrast_and_every_colour_can_be_shown() {
    let tokens = Tokens::parse(&style("tokens.css"));
    assert!(tokens.colours().count() > 40, "the tokens were not read");
    let mut wrong = tokens.too_low(&pairs("text"), TEXT);
    wrong.extend(tokens.too_low(&pairs("controls"), CONTROLS));
    wrong.extend(tokens.out_of_gamut());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_colour_is_written_in_a_form_that_is_not_checked() {
    let tokens = Tokens::parse(&style("tokens.css"));
    let forms = ["oklch(", "light-dark(", "rgb", "hsl", "color", "#"];
    for (name, value) in &tokens.0 {
        let is_checked = tokens.colours().any(|colour| colour == name);
        let is_colour = forms.iter().any(|form| value.contains(*form));
        assert!(is_checked || !is_colour, "--{name}: {value}");
    }
}

#[cfg(feature = "ssr")]
#[test]
fn brand_colours_are_measured_against_the_colours_there_are() {
    use atrium_domain::palette::{DARK, LIGHT};
    let tokens = Tokens::parse(&style("tokens.css"));
    for (scheme, ground) in [(Scheme::Light, LIGHT), (Scheme::Dark, DARK)] {
        let fixed = ground.surfaces.into_iter().chain(ground.notices);
        for (name, numbers) in fixed.chain(ground.texts).chain([ground.control]) {
            let token = tokens.colour(name, scheme);
            let there = [token.lightness, token.chroma, token.hue];
            // A colour without chroma has any hue.
            let same = there == numbers || (there[..2] == numbers[..2] && numbers[1] == 0.0);
            assert!(
                same,
                "{name}, {scheme:?}: {there:?}, and {numbers:?} in domain"
            );
        }
    }
}

#[test]
fn what_is_too_faint_or_too_vivid_is_found() {
    let tokens = Tokens::parse(
        "/* --grey: nothing; */ :root { --white: oklch(1 0 0); --black: oklch(0 0 0);
        --grey: light-dark(oklch(0.7 0 0), var(--black)); --glass: oklch(0 0 0 / 0.9);
        --neon: oklch(0.7 0.4 145); --size: 1px }",
    );
    let colour = |name| tokens.colour(name, Scheme::Light);
    for (one, other) in [("black", "white"), ("white", "black")] {
        let ratio = contrast(colour(one), colour(other));
        assert!((ratio - 21.0).abs() < 0.001, "{ratio}");
    }
    assert!(contrast(colour("grey"), colour("white")) < TEXT);
    let on_white = |front: &str| [(front.to_owned(), "white".to_owned())];
    assert_eq!(
        tokens.too_low(&on_white("grey"), TEXT),
        ["grey on white, Light: 2.672, needs 4.5"]
    );
    assert!(tokens.too_low(&on_white("black"), TEXT).is_empty());
    assert_eq!(
        tokens.too_low(&on_white("glass"), TEXT),
        [
            "glass on white, Light: not opaque",
            "glass on white, Dark: not opaque"
        ]
    );
    let said = tokens.out_of_gamut();
    assert!(
        said.len() == 2 && said.iter().all(|line| line.starts_with("neon, ")),
        "{said:?}"
    );
}
