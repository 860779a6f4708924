//! Where passwords come from: a prompt, or one line of standard input. Never an argument, which
//! other users of the machine can read, and the shell remembers.

use std::io::{BufRead as _, IsTerminal as _};

use atrium_domain::password::{LeastLength, MAX_BYTES, NewPassword};

use super::words;

/// A new password: typed twice at a terminal, or one line of standard input.
pub fn read(least: LeastLength, context: &[&str]) -> Result<NewPassword, String> {
    let (password, verify) = if std::io::stdin().is_terminal() {
        let ask = |prompt: &str| {
            rpassword::prompt_password(prompt)
                .map_err(|error| format!("No password was read: {error}"))
        };
        (ask("New password: ")?, ask("The same again: ")?)
    } else {
        let line = line(std::io::stdin().lock())?;
        (line.clone(), line)
    };
    NewPassword::check(&password, &verify, least, context)
        .map_err(|problems| words::problems(&problems))
}

/// The first line, without its end. Blanks are part of a password, line ends are not.
fn line(input: impl std::io::BufRead) -> Result<String, String> {
    // Two more for the line's end, one more so that what is too long is seen to be.
    let most = MAX_BYTES as u64 + 3;
    let mut bytes = Vec::new();
    input
        .take(most)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| format!("Standard input can't be read: {error}"))?;
    let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.is_empty() {
        return Err("No password came in: write it to standard input, on one line.".to_owned());
    }
    String::from_utf8(line.to_vec()).map_err(|_| "The password is not UTF-8.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_the_first_line_byte_for_byte() {
        assert_eq!(
            line(&b" blanks stay \r\nnext"[..]).unwrap(),
            " blanks stay "
        );
        assert_eq!(line("żółw".as_bytes()).unwrap(), "żółw");
        assert!(line(&b""[..]).is_err());
        assert!(line(&b"\n"[..]).is_err());
        assert!(line(&b"\xff\n"[..]).is_err());
    }

    #[test]
    fn what_is_too_long_stays_too_long() {
        let endless = std::io::BufReader::new(std::io::repeat(b'x'));
        assert!(line(endless).unwrap().len() > MAX_BYTES);
    }
}
