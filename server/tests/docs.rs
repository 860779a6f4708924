//! The documentation, held to its word: its examples run and print what they show, its links lead
//! somewhere, its index is complete.
//!
//! An example is a line `$ atrium …` in a `console` block. All of them run in the order of the
//! pages, in one folder that is empty but for `contacts.csv`, a real export. The lines below the
//! command are what it prints; `…` stands for any text, and alone on a line for any lines. Where a
//! prompt for a password is shown, one is given. `<<< 'text'` is given as standard input, `> FILE`
//! takes the output.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const PASSWORD: &str = "a bicycle made of rain";
const PROMPTS: [&str; 2] = ["New password:", "The same again:"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("this package lies in the repository")
}

/// A page of the documentation.
struct Page {
    /// From the repository's root.
    name: PathBuf,
    text: String,
}

impl Page {
    fn read(name: impl Into<PathBuf>) -> Self {
        let name = name.into();
        let text = fs::read_to_string(root().join(&name))
            .unwrap_or_else(|error| panic!("{}: {error}", name.display()));
        Self { name, text }
    }

    /// Its lines with their numbers and the language of the fenced block they stand in.
    fn lines(&self) -> Vec<(usize, Option<&str>, &str)> {
        let mut fence = None;
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(self.text.lines()) {
            match line.trim_start().strip_prefix("```") {
                Some(language) if fence.is_none() => fence = Some(language.trim()),
                Some(_) => fence = None,
                None => lines.push((number, fence, line)),
            }
        }
        assert!(
            fence.is_none(),
            "{}: a block is not closed",
            self.name.display()
        );
        lines
    }

    /// Its headings, as the addresses within a page that they become.
    fn anchors(&self) -> Vec<String> {
        let headings = self
            .lines()
            .into_iter()
            .filter(|(_, fence, line)| fence.is_none() && line.starts_with('#'));
        headings
            .map(|(_, _, line)| {
                line.trim_start_matches('#')
                    .trim()
                    .to_lowercase()
                    .chars()
                    .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
                    .map(|c| if c == ' ' { '-' } else { c })
                    .collect()
            })
            .collect()
    }

    /// Where its links and pictures lead, with the lines they stand on; the web left out.
    fn links(&self) -> Vec<(usize, String)> {
        let mut links = Vec::new();
        for (number, fence, line) in self.lines() {
            if fence.is_some() {
                continue;
            }
            // What stands between backticks is code, not a link.
            let prose: String = line.split('`').step_by(2).collect();
            for part in prose.split("](").skip(1) {
                let target = part.split(')').next().unwrap_or_default();
                if !target.contains("://") && !target.starts_with("mailto:") {
                    links.push((number, target.to_owned()));
                }
            }
        }
        links
    }
}

/// The pages for people, README first.
fn pages() -> Vec<Page> {
    let mut names = vec![PathBuf::from("docs")];
    let mut found = Vec::new();
    while let Some(name) = names.pop() {
        let path = root().join(&name);
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the folder can be read");
            names.extend(
                entries.map(|entry| name.join(entry.expect("the folder can be read").file_name())),
            );
        } else if name.extension().is_some_and(|extension| extension == "md") {
            found.push(name);
        }
    }
    found.sort();
    ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"]
        .into_iter()
        .map(PathBuf::from)
        .chain(found)
        .map(Page::read)
        .collect()
}

/// A command as a page shows it.
struct Example {
    place: String,
    words: Vec<String>,
    input: String,
    output: Option<String>,
    shown: Vec<String>,
}

impl Example {
    fn read(place: String, line: &str) -> Self {
        let mut example = Self {
            place,
            words: Vec::new(),
            input: String::new(),
            output: None,
            shown: Vec::new(),
        };
        let mut words = split(line).into_iter();
        while let Some(word) = words.next() {
            let mut next = || words.next().expect("a word follows it");
            match word.as_str() {
                "<<<" => example.input = format!("{}\n", next()),
                ">" => example.output = Some(next()),
                _ => example.words.push(word),
            }
        }
        example
    }

    fn show(&mut self, line: &str) {
        if PROMPTS.contains(&line.trim()) {
            self.input = format!("{PASSWORD}\n");
        } else {
            self.shown.push(line.to_owned());
        }
    }

    fn run(&self, folder: &Path) {
        let Self { place, words, .. } = self;
        let mut command = Command::new(env!("CARGO_BIN_EXE_atrium"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ATRIUM_") {
                command.env_remove(name);
            }
        }
        let mut child = command
            .args(words)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let mut input = child.stdin.take().expect("standard input is a pipe");
        // A program that reads nothing closes its end.
        let _ = input.write_all(self.input.as_bytes());
        drop(input);
        let ended = child.wait_with_output().expect("the program ends");
        let printed = String::from_utf8(ended.stdout).expect("it prints UTF-8");
        let trouble = String::from_utf8_lossy(&ended.stderr);
        assert!(
            ended.status.success(),
            "{place}: atrium {words:?}\n{printed}{trouble}"
        );
        if let Some(file) = &self.output {
            fs::write(folder.join(file), &printed).expect("the folder can be written");
        } else if !self.shown.is_empty() {
            let shown: Vec<&str> = self.shown.iter().map(String::as_str).collect();
            let lines: Vec<&str> = printed.lines().collect();
            assert!(
                agrees(&shown, &lines),
                "{place}: atrium {words:?} is shown to print\n{}\n\nbut prints\n{printed}",
                shown.join("\n")
            );
        }
    }
}

/// The words of a command line, without their quotes.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => word.get_or_insert_default().push(c),
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(c),
        }
    }
    assert!(quote.is_none(), "a quote is not closed: {line}");
    words.extend(word);
    words
}

fn agrees(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|skip| agrees(rest, &printed[skip..])),
        Some((first, rest)) => printed
            .split_first()
            .is_some_and(|(line, more)| line_agrees(first, line) && agrees(rest, more)),
    }
}

fn line_agrees(shown: &str, printed: &str) -> bool {
    match shown.split_once('…') {
        None => shown == printed,
        Some((start, rest)) => printed.strip_prefix(start).is_some_and(|tail| {
            tail.char_indices()
                .map(|(at, _)| at)
                .chain([tail.len()])
                .any(|at| line_agrees(rest, &tail[at..]))
        }),
    }
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for page in pages() {
        // Output belongs to a command only while it stands in the same block.
        let mut last_line = 0;
        let mut open = false;
        for (number, fence, line) in page.lines() {
            if fence != Some("console") {
                continue;
            }
            open &= number == last_line + 1;
            last_line = number;
            if let Some(command) = line.strip_prefix("$ ") {
                let command = command.strip_prefix("atrium ");
                // It goes on until it is stopped; tests of their own start it.
                let command = command.filter(|command| *command != "serve");
                open = command.is_some();
                let place = format!("{}, line {number}", page.name.display());
                examples.extend(command.map(|command| Example::read(place, command)));
            } else if let Some(example) = examples.last_mut().filter(|_| open) {
                example.show(line);
            }
        }
    }
    examples
}

#[test]
fn every_example_runs_and_prints_what_is_shown() {
    let folder = TempDir::new().expect("a folder");
    let export = root().join("end2end/fixtures/data/odoo-contacts.csv");
    fs::copy(export, folder.path().join("contacts.csv")).expect("the export is copied");
    let examples = examples();
    assert!(examples.len() >= 5, "the pages have lost their examples");
    for example in examples {
        example.run(folder.path());
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let folder = page.name.parent().unwrap_or(Path::new("")).to_path_buf();
        for (number, target) in page.links() {
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let name = if path.is_empty() {
                page.name.clone()
            } else {
                folder.join(path)
            };
            let is_there = root().join(&name).exists()
                && (anchor.is_empty() || Page::read(&name).anchors().contains(&anchor.to_owned()));
            if !is_there {
                broken.push(format!("{}, line {number}: {target}", page.name.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_guide_is_in_the_index() {
    let index = Page::read("docs/README.md");
    let named: Vec<PathBuf> = index
        .links()
        .iter()
        .map(|(_, target)| target.split('#').next().unwrap_or_default())
        .filter_map(|path| root().join("docs").join(path).canonicalize().ok())
        .collect();
    for page in pages() {
        let path = root().join(&page.name);
        assert!(
            page.name == index.name || named.contains(&path),
            "{} is not in docs/README.md",
            page.name.display()
        );
    }
}

/// The promises about security and the tests that show them: every number has a row, and every
/// test that is named is there.
#[test]
fn every_promise_about_security_has_its_row_and_every_test_named_is_there() {
    let page = Page::read("docs/security.md");
    let mut numbers = Vec::new();
    let mut broken = Vec::new();
    for (line, _, text) in page.lines() {
        let cells: Vec<&str> = text.split(" | ").collect();
        let number = cells
            .first()
            .and_then(|cell| cell.strip_prefix("| ")?.parse::<u32>().ok());
        let named: Vec<&str> = text
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|code| code.contains(".rs: "))
            .collect();
        if let Some(number) = number {
            numbers.push(number);
            let told = text.contains("comes with: ") || text.contains("not shown yet: ");
            if named.is_empty() && !told {
                broken.push(format!(
                    "line {line}: item {number} says neither a test nor why there is none"
                ));
            }
        }
        for (file, test) in named.into_iter().filter_map(|code| code.split_once(": ")) {
            let source = fs::read_to_string(root().join(file)).unwrap_or_default();
            // `on_both!` makes a module of each, with `async fn name(house: House)` in its source.
            if !source.contains(&format!("fn {test}(")) {
                broken.push(format!("line {line}: no test {test} in {file}"));
            }
        }
    }
    let all: Vec<u32> = (1..=83).collect();
    assert_eq!(numbers, all, "each item once, in order");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_readme_names_every_setting_and_its_variable() {
    let readme = Page::read("README.md");
    let file = fs::read_to_string(root().join("atrium.example.toml")).expect("it is there");
    let settings: Vec<&str> = file
        .lines()
        .filter_map(|line| line.strip_prefix('#')?.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with(' '))
        .collect();
    assert!(settings.contains(&"listen"));
    for name in settings {
        let row = format!("| `{name}` | `ATRIUM_{}` |", name.to_uppercase());
        assert!(readme.text.contains(&row), "README.md has no {row}");
    }
}

#[test]
fn examples_are_read_as_a_shell_reads_them_and_dots_stand_for_anything() {
    let example = Example::read(String::new(), "a --b \"c d\" 'e' <<< 'f g' > h");
    assert_eq!(example.words, ["a", "--b", "c d", "e"]);
    assert_eq!(
        (example.input.as_str(), example.output.as_deref()),
        ("f g\n", Some("h"))
    );
    assert!(agrees(
        &["…", "0 bad, … to know about."],
        &["x", "y", "0 bad, 2 to know about."]
    ));
    assert!(agrees(&["a … b … c"], &["a 1 b 2 c"]));
    assert!(!agrees(&["a"], &["a", "b"]));
    assert!(!agrees(&["a … c"], &["a b"]));
}
