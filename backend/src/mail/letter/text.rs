//! The plain-text part.

use super::{Block, Draft};

/// Paragraphs with an empty line between them. Lines are not wrapped: mail
/// programs do that, and a wrapped link could not be opened. What others
/// wrote begins with "> ", so no line of theirs can pass for a link of ours.
pub fn render(draft: &Draft, footer: &str) -> String {
    let mut text = String::new();
    for block in &draft.blocks {
        match block {
            Block::Paragraph(paragraph) | Block::Note(paragraph) => {
                text.push_str(paragraph);
                text.push('\n');
            }
            Block::Quote { heading, lines } => {
                text.push_str(heading);
                text.push_str("\n\n");
                for line in lines {
                    text.push_str(format!("> {line}").trim_end());
                    text.push('\n');
                }
            }
            Block::Action {
                intro,
                label: _,
                below: _,
                url,
            } => {
                text.push_str(&format!("{intro}\n\n{url}\n"));
            }
            Block::Code { explanation, code } => {
                text.push_str(&format!("{explanation}\n\n    {code}\n"));
            }
            Block::Facts(facts) => {
                for (label, value) in facts {
                    text.push_str(&format!("{label}: {value}\n"));
                }
            }
        }
        text.push('\n');
    }
    // The signature mark: mail programs fold what follows it.
    text.push_str(&format!("-- \n{footer}\n"));
    text
}
