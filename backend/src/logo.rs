//! A logo as uploaded: told by its content, not by what the browser calls it; an SVG only where it
//! is a drawing and nothing else.

use atrium_domain::problem::Rule;
use roxmltree::{Document, Node, ParsingOptions};

use crate::key::digest;
use crate::store::setting::{Logo, LogoKind};

/// Bytes at most.
pub const LARGEST: usize = 256 * 1024;
/// Elements, texts and comments at most.
const NODES: u32 = 20_000;
/// Elements within elements at most.
const DEPTH: usize = 64;
/// A side of a picture at most, in pixels.
const WIDEST: u32 = 4096;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What a drawing is made of. No script, no style sheet, no animation, no link, no picture from
/// elsewhere, and nothing of HTML.
const ELEMENTS: [&str; 26] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feFlood",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "filter",
    "g",
    "line",
    "linearGradient",
    "mask",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "use",
];
const WORDS: [&str; 5] = ["metadata", "symbol", "text", "title", "tspan"];

/// Checks an upload.
pub fn read(bytes: Vec<u8>) -> Result<Logo, Rule> {
    if bytes.len() > LARGEST {
        return Err(Rule::FileTooLarge {
            max_kib: LARGEST as u64 / 1024,
        });
    }
    let kind = if bytes.starts_with(PNG) {
        png(&bytes)?;
        LogoKind::Png
    } else {
        svg(&bytes)?;
        LogoKind::Svg
    };
    let hash: String = digest(&[&bytes])[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Logo {
        name: format!("{hash}.{}", kind.code()),
        kind,
        bytes,
    })
}

/// Its first chunk tells its size, its last that it is whole.
fn png(bytes: &[u8]) -> Result<(), Rule> {
    let side = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        Some(u32::from_be_bytes(four.try_into().ok()?))
    };
    let is_header = bytes.get(12..16) == Some(b"IHDR");
    let fits = |side: Option<u32>| side.is_some_and(|side| (1..=WIDEST).contains(&side));
    if is_header && fits(side(16)) && fits(side(20)) && bytes.ends_with(b"IEND\xaeB`\x82") {
        Ok(())
    } else {
        Err(Rule::NotAnImage)
    }
}

fn svg(bytes: &[u8]) -> Result<(), Rule> {
    let text = std::str::from_utf8(bytes).map_err(|_| Rule::NotAnImage)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let is_xml = matches!(
            error,
            roxmltree::Error::DtdDetected | roxmltree::Error::NodesLimitReached
        );
        if is_xml {
            Rule::SvgNotPlain
        } else {
            Rule::NotAnImage
        }
    })?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err(Rule::NotAnImage);
    }
    let is_flat = |node: Node<'_, '_>| node.ancestors().take(DEPTH + 2).count() <= DEPTH + 1;
    if document
        .descendants()
        .all(|node| is_plain(node) && is_flat(node))
    {
        Ok(())
    } else {
        Err(Rule::SvgNotPlain)
    }
}

fn is_plain(node: Node<'_, '_>) -> bool {
    if node.is_pi() {
        // A style sheet can be named by one.
        return false;
    }
    if !node.is_element() {
        return true;
    }
    let tag = node.tag_name();
    let name = tag.name();
    let is_drawn =
        tag.namespace() == Some(SVG) && (ELEMENTS.contains(&name) || WORDS.contains(&name));
    is_drawn
        && node.attributes().all(|attribute| {
            let (name, value) = (attribute.name(), attribute.value());
            let link = name == "href" && matches!(attribute.namespace(), None | Some(XLINK));
            if link {
                return value.trim_start().starts_with('#');
            }
            !name.to_ascii_lowercase().starts_with("on") && stays_inside(value)
        })
}

/// Whether a value names nothing outside the drawing.
fn stays_inside(value: &str) -> bool {
    let value: String = value
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    let links_stay = value
        .split("url(")
        .skip(1)
        .all(|link| link.trim_start_matches(['"', '\'']).starts_with('#'));
    links_stay
        && [
            "javascript:",
            "data:",
            "@import",
            "expression(",
            "\\",
            "image(",
        ]
        .iter()
        .all(|word| !value.contains(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawing(inside: &str) -> Vec<u8> {
        format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" viewBox=\"0 0 9 9\">{inside}</svg>")
            .into_bytes()
    }

    fn picture(wide: u32) -> Vec<u8> {
        [
            PNG,
            b"\0\0\0\x0dIHDR",
            &wide.to_be_bytes(),
            &9_u32.to_be_bytes(),
            b"\x08\x06\0\0\0abcd\0\0\0\0IEND\xaeB`\x82",
        ]
        .concat()
    }

    #[test]
    fn drawings_and_pictures_are_taken_and_named_by_their_content() {
        let logo = read(drawing(
            "<title>Acme</title><defs><linearGradient id=\"g\"><stop offset=\"0\"/></linearGradient></defs>\
             <path d=\"M0 0h9\" fill=\"url(#g)\" style=\"stroke:red\"/><use xlink:href=\"#g\"/>",
        ))
        .unwrap();
        assert!(logo.kind == LogoKind::Svg && logo.name.ends_with(".svg"));
        assert_eq!(read(logo.bytes.clone()).unwrap().name, logo.name);
        assert_eq!(read(picture(9)).unwrap().kind, LogoKind::Png);
    }

    #[test]
    fn a_drawing_that_does_more_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<rect onload=\"alert(1)\"/>",
            "<rect oNLoad=\"alert(1)\"/>",
            "<a href=\"https://evil.example\"><rect/></a>",
            "<image href=\"https://evil.example/x.png\"/>",
            "<use href=\"https://evil.example/x.svg#a\"/>",
            "<use xlink:href=\" https://evil.example\"/>",
            "<style>rect{fill:url(https://evil.example)}</style>",
            "<rect style=\"fill:url( 'https://evil.example')\"/>",
            "<rect fill=\"url(//evil.example)\"/>",
            "<rect style=\"fill:\\75rl(https://evil.example)\"/>",
            "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
            "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<set attributeName=\"onload\" to=\"x\"/>",
            "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">x</h:script>",
            "<?xml-stylesheet href=\"https://evil.example\"?>",
        ] {
            assert_eq!(
                read(drawing(inside)).unwrap_err(),
                Rule::SvgNotPlain,
                "{inside}"
            );
        }
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"{SVG}\">&a;</svg>");
        assert_eq!(read(bomb.into_bytes()).unwrap_err(), Rule::SvgNotPlain);
        let deep = drawing(&format!(
            "{}{}",
            "<g>".repeat(10_000),
            "</g>".repeat(10_000)
        ));
        assert_eq!(read(deep).unwrap_err(), Rule::SvgNotPlain);
    }

    #[test]
    fn what_is_no_image_or_too_much_of_one_is_refused() {
        for bytes in [
            Vec::new(),
            b"GIF89a".to_vec(),
            b"<html xmlns='http://www.w3.org/1999/xhtml'/>".to_vec(),
            b"<svg/>".to_vec(),
            PNG.to_vec(),
            picture(100_000),
            vec![0xff; 100],
        ] {
            assert_eq!(read(bytes).unwrap_err(), Rule::NotAnImage);
        }
        let large = read(vec![b' '; LARGEST + 1]).unwrap_err();
        assert_eq!(large, Rule::FileTooLarge { max_kib: 256 });
    }

    proptest! {
        #[test]
        fn no_upload_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), inside in ".{0,60}") {
            let _ = read(bytes.clone());
            let _ = read([PNG, &bytes].concat());
            if let Ok(logo) = read(drawing(&inside)) {
                let text = String::from_utf8(logo.bytes).unwrap().to_lowercase();
                prop_assert!(!text.contains("<script"));
            }
        }
    }
}
