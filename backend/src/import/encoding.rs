//! What the bytes of a file spell: UTF-8, or UTF-16 as spreadsheets write "Unicode text".

use std::io::{self, Read};

/// So many bytes of a file in UTF-16 are held at once.
const PART: usize = 8 * 1024;

/// Byte-order marks, and what they mean.
const MARKS: [(&[u8], Encoding); 3] = [
    (b"\xEF\xBB\xBF", Encoding::Utf8),
    (b"\xFF\xFE", Encoding::Utf16Le),
    (b"\xFE\xFF", Encoding::Utf16Be),
];

/// Half a pair of surrogates, and half a unit at the end of a file. Neither byte is ever in UTF-8,
/// so a field with one is refused like any that is not text.
const HALF_A_PAIR: u8 = 0xC0;
const HALF_A_UNIT: u8 = 0xFF;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Also whatever says nothing of itself.
    Utf8,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// What a file's mark says, and how many bytes the mark has.
    pub fn of(start: &[u8]) -> (Self, usize) {
        MARKS
            .iter()
            .find(|(mark, _)| start.starts_with(mark))
            .map_or((Self::Utf8, 0), |(mark, encoding)| (*encoding, mark.len()))
    }

    /// How many bytes of the file a byte of its text stands for; those of a character all count
    /// with its first one.
    pub const fn width(self, byte: u8) -> u64 {
        match self {
            Self::Utf8 => 1,
            Self::Utf16Le | Self::Utf16Be => match byte {
                HALF_A_UNIT => 1,
                0x80..=0xBF => 0,
                // Beyond the first plane: a pair of units.
                0xF0..=0xF7 => 4,
                _ => 2,
            },
        }
    }

    fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::Utf16Be => u16::from_be_bytes(bytes),
            Self::Utf8 | Self::Utf16Le => u16::from_le_bytes(bytes),
        }
    }
}

/// The text of a file as UTF-8, whatever it is written in; little of it in memory at a time.
pub struct Text<R> {
    file: R,
    encoding: Encoding,
    /// Bytes of the file, to the end of the last whole character none.
    raw: Vec<u8>,
    /// What they spell, taken up to `at`.
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Text<R> {
    /// A file behind its mark.
    pub fn new(file: R, encoding: Encoding) -> Self {
        Self {
            file,
            encoding,
            raw: Vec::new(),
            text: Vec::new(),
            at: 0,
            ended: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let left = self.raw.len();
        self.raw.resize(left + PART, 0);
        let read = match self.file.read(&mut self.raw[left..]) {
            Ok(read) => read,
            Err(error) => {
                self.raw.truncate(left);
                return Err(error);
            }
        };
        self.raw.truncate(left + read);
        self.ended = read == 0;
        self.text.clear();
        self.at = 0;
        let mut units: Vec<u16> = self
            .raw
            .chunks_exact(2)
            .map(|bytes| self.encoding.unit([bytes[0], bytes[1]]))
            .collect();
        // Its other half may come with the next part.
        if !self.ended && units.last().is_some_and(|unit| is_first_half(*unit)) {
            units.pop();
        }
        self.raw.drain(..units.len() * 2);
        for character in char::decode_utf16(units) {
            match character {
                Ok(character) => {
                    let mut bytes = [0; 4];
                    let bytes = character.encode_utf8(&mut bytes).as_bytes();
                    self.text.extend_from_slice(bytes);
                }
                Err(_) => self.text.push(HALF_A_PAIR),
            }
        }
        if self.ended && !self.raw.is_empty() {
            self.raw.clear();
            self.text.push(HALF_A_UNIT);
        }
        Ok(())
    }
}

fn is_first_half(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.encoding == Encoding::Utf8 {
            return self.file.read(buffer);
        }
        while self.at == self.text.len() && !self.ended {
            self.fill()?;
        }
        let ready = &self.text[self.at..];
        let taken = ready.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&ready[..taken]);
        self.at += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Gives so many bytes at a time, as a slow connection does.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let few = buffer.len().min(self.1);
            self.0.read(&mut buffer[..few])
        }
    }

    fn spelled(units: &[u16], big: bool) -> Vec<u8> {
        let bytes = units.iter().flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        });
        bytes.collect()
    }

    fn read(bytes: &[u8], big: bool, at_once: usize) -> Vec<u8> {
        let encoding = if big {
            Encoding::Utf16Be
        } else {
            Encoding::Utf16Le
        };
        let mut text = Vec::new();
        Text::new(Drops(bytes, at_once), encoding)
            .read_to_end(&mut text)
            .expect("a slice can be read");
        text
    }

    #[test]
    fn halves_are_no_text_and_their_neighbours_are() {
        let units = [0x61, 0xD83D, 0x62, 0xDE00, 0x63];
        for big in [false, true] {
            let text = read(&spelled(&units, big), big, 3);
            assert_eq!(text, b"a\xC0b\xC0c");
            assert!(std::str::from_utf8(&text).is_err());
        }
        assert_eq!(read(b"a\0b", false, 1), b"a\xFF");
        assert_eq!(read(b"\x3D\xD8", false, 1), b"\xC0");
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written_however_it_arrives(
            text in any::<String>(), big in any::<bool>(), at_once in 1usize..7
        ) {
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!(read(&spelled(&units, big), big, at_once), text.as_bytes());
        }

        #[test]
        fn every_byte_of_the_file_is_counted_once(
            bytes in proptest::collection::vec(any::<u8>(), 0..200), big in any::<bool>(), at_once in 1usize..7
        ) {
            let encoding = if big { Encoding::Utf16Be } else { Encoding::Utf16Le };
            let text = read(&bytes, big, at_once);
            let counted: u64 = text.iter().map(|byte| encoding.width(*byte)).sum();
            prop_assert_eq!(counted, bytes.len() as u64);
        }
    }
}
