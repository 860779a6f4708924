//! Comma-separated values as RFC 4180 has them, record by record; parted by semicolons or tabs
//! where the first record is, as spreadsheets write them in countries with a decimal comma.
//!
//! Stricter than the `csv` crate, which takes a quote that is never closed
//! for the end of the file, so that a file cut off in transit would pass for
//! a shorter one. And every record knows the line it began on, whatever ends
//! the lines.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::ops::Range;

use super::encoding::{Encoding, Text};

/// Longest record that is kept, in bytes; a longer one is skipped to its end
/// without being held in memory.
const LONGEST_RECORD: usize = 1 << 20;

/// So much of a file is looked at to find out what parts its fields.
const FIRST_LOOK: u64 = 64 * 1024;

/// What is wrong with a record as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A quote in the wrong place, or none where one must be.
    Malformed,
    /// More than [`LONGEST_RECORD`] bytes.
    TooLong,
}

/// How a file is written: what its bytes spell, and what parts its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    encoding: Encoding,
    separator: u8,
}

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// The line of the file it begins on, counted from one.
    pub line: u64,
    /// Where in the file it begins, in bytes.
    pub offset: u64,
    /// How many bytes it has, without what ends its line.
    pub length: u64,
    /// Its fields without their quotes, one after the other; what was read of them until a fault.
    bytes: Vec<u8>,
    /// Where each field ends in them.
    ends: Vec<usize>,
    /// Whether it can be trusted.
    pub fault: Option<Fault>,
}

impl Record {
    /// How many fields it has; at least one.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// One field.
    pub fn field(&self, place: usize) -> &[u8] {
        let start = match place {
            0 => 0,
            place => self.ends[place - 1],
        };
        &self.bytes[start..self.ends[place]]
    }

    /// Its fields.
    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|place| self.field(place))
    }
}

/// Where in a record the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    FieldStart,
    Plain,
    Quoted,
    /// Behind a quote inside quotes: the field's end, or a doubled quote.
    AfterQuote,
}

/// The records of a file; empty lines are none.
pub struct Records<R> {
    input: BufReader<Text<Chain<Cursor<Vec<u8>>, R>>>,
    line: u64,
    /// So many bytes of the file were read.
    offset: u64,
    after_return: bool,
    written: Written,
}

impl<'a> Records<&'a [u8]> {
    /// Reads one record again, from its bytes and how its file is written.
    pub fn again(bytes: &'a [u8], line: u64, written: Written) -> Self {
        // A byte-order mark further down is text like any other.
        let bytes_of_it = Cursor::new(Vec::new()).chain(bytes);
        Self {
            input: BufReader::with_capacity(
                bytes.len().max(1),
                Text::new(bytes_of_it, written.encoding),
            ),
            line,
            offset: 0,
            after_return: false,
            written,
        }
    }
}

impl<R: Read> Records<R> {
    /// Begins to read; a byte-order mark is passed over.
    pub fn new(mut input: R) -> io::Result<Self> {
        let mut start = Vec::new();
        input.by_ref().take(FIRST_LOOK).read_to_end(&mut start)?;
        let (encoding, mark) = Encoding::of(&start);
        start.drain(..mark);
        let mut look = Vec::new();
        Text::new(start.as_slice(), encoding).read_to_end(&mut look)?;
        let separator = separator_of(&look);
        let file = Cursor::new(start).chain(input);
        Ok(Self {
            input: BufReader::with_capacity(64 * 1024, Text::new(file, encoding)),
            line: 1,
            offset: mark as u64,
            after_return: false,
            written: Written {
                encoding,
                separator,
            },
        })
    }

    /// How the file is written.
    pub const fn written(&self) -> Written {
        self.written
    }

    /// The next record, or none at the end of the file.
    pub fn next_record(&mut self) -> io::Result<Option<Record>> {
        let Some(first) = self.skip_empty_lines()? else {
            return Ok(None);
        };
        let start = self.offset - self.written.encoding.width(first);
        let mut building = Building::new(self.line, self.written.separator);
        let mut byte = Some(first);
        while let Some(read) = byte {
            if building.ends_at(read) {
                self.count(read);
                let end = self.offset - self.written.encoding.width(read);
                return Ok(Some(building.finish(start..end)));
            }
            self.count(read);
            building.take(read);
            byte = self.read_byte()?;
        }
        Ok(Some(building.finish(start..self.offset)))
    }

    fn skip_empty_lines(&mut self) -> io::Result<Option<u8>> {
        while let Some(byte) = self.read_byte()? {
            if byte != b'\r' && byte != b'\n' {
                return Ok(Some(byte));
            }
            self.count(byte);
        }
        Ok(None)
    }

    fn read_byte(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.input.fill_buf() {
                Ok(buffer) => {
                    let byte = buffer.first().copied();
                    if let Some(byte) = byte {
                        self.input.consume(1);
                        self.offset += self.written.encoding.width(byte);
                    }
                    return Ok(byte);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Counts lines ended by LF, CR LF or CR alone.
    fn count(&mut self, byte: u8) {
        match byte {
            b'\r' => self.line += 1,
            b'\n' if !self.after_return => self.line += 1,
            _ => {}
        }
        self.after_return = byte == b'\r';
    }
}

/// What parts the fields of the first record: whatever it has most of outside quotes.
fn separator_of(start: &[u8]) -> u8 {
    let (mut commas, mut semicolons, mut tabs) = (0, 0, 0);
    let mut quoted = false;
    let first = start
        .iter()
        .skip_while(|byte| matches!(**byte, b'\r' | b'\n'));
    for byte in first {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'\r' | b'\n' => break,
            b',' => commas += 1,
            b';' => semicolons += 1,
            b'\t' => tabs += 1,
            _ => {}
        }
    }
    if semicolons > commas && semicolons >= tabs {
        b';'
    } else if tabs > commas {
        b'\t'
    } else {
        b','
    }
}

struct Building {
    separator: u8,
    line: u64,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Bytes of its text so far.
    length: u64,
    place: Place,
    fault: Option<Fault>,
}

impl Building {
    fn new(line: u64, separator: u8) -> Self {
        Self {
            separator,
            line,
            bytes: Vec::with_capacity(256),
            ends: Vec::with_capacity(32),
            length: 0,
            place: Place::FieldStart,
            fault: None,
        }
    }

    fn ends_at(&self, byte: u8) -> bool {
        (byte == b'\r' || byte == b'\n') && self.place != Place::Quoted
    }

    fn take(&mut self, byte: u8) {
        self.length += 1;
        if self.length > LONGEST_RECORD as u64 {
            self.fault.get_or_insert(Fault::TooLong);
        }
        self.place = match (self.place, byte) {
            (Place::FieldStart, b'"') => Place::Quoted,
            (Place::Quoted, b'"') => Place::AfterQuote,
            (Place::AfterQuote, b'"') => {
                self.keep(b'"');
                Place::Quoted
            }
            (Place::FieldStart | Place::Plain | Place::AfterQuote, byte)
                if byte == self.separator =>
            {
                self.end_field();
                Place::FieldStart
            }
            (Place::Quoted, _) => {
                self.keep(byte);
                Place::Quoted
            }
            (Place::FieldStart | Place::Plain | Place::AfterQuote, _) => {
                if byte == b'"' || self.place == Place::AfterQuote {
                    self.fault.get_or_insert(Fault::Malformed);
                }
                self.keep(byte);
                Place::Plain
            }
        };
    }

    fn keep(&mut self, byte: u8) {
        if self.fault.is_none() {
            self.bytes.push(byte);
        }
    }

    fn end_field(&mut self) {
        if self.fault.is_none() || self.ends.is_empty() {
            self.ends.push(self.bytes.len());
        }
    }

    /// What came of it, and where in the file it lies.
    fn finish(mut self, lies: Range<u64>) -> Record {
        if self.place == Place::Quoted {
            self.fault.get_or_insert(Fault::Malformed);
        }
        self.end_field();
        Record {
            line: self.line,
            offset: lies.start,
            length: lies.end - lies.start,
            bytes: self.bytes,
            ends: self.ends,
            fault: self.fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(bytes: &[u8]) -> Vec<Record> {
        let mut records = Records::new(bytes).expect("a slice can be read");
        std::iter::from_fn(|| records.next_record().expect("a slice can be read")).collect()
    }

    fn texts(record: &Record) -> Vec<&str> {
        record
            .fields()
            .map(|field| std::str::from_utf8(field).expect("UTF-8"))
            .collect()
    }

    #[test]
    fn quotes_commas_and_line_breaks_inside_quotes_belong_to_the_field() {
        let records = all(b"\xEF\xBB\xBFa,\"b,\"\"c\"\"\r\nd\",\r\n\r\n\"\",x;y\n");
        assert_eq!(records.len(), 2);
        assert_eq!(texts(&records[0]), ["a", "b,\"c\"\r\nd", ""]);
        assert_eq!(texts(&records[1]), ["", "x;y"]);
        assert_eq!((records[0].line, records[1].line), (1, 4));
        assert!(records.iter().all(|record| record.fault.is_none()));
    }

    #[test]
    fn semicolons_and_tabs_part_fields_where_the_first_record_has_them() {
        for separator in [";", "\t"] {
            let file = "id|name|\"a,b\"\n1|\"x,y\"|z,z\n".replace('|', separator);
            let records = all(file.as_bytes());
            assert_eq!(texts(&records[0]), ["id", "name", "a,b"], "{separator:?}");
            assert_eq!(texts(&records[1]), ["1", "x,y", "z,z"], "{separator:?}");
        }
        assert_eq!(texts(&all(b"id,na;me\n1;2,3\n")[1]), ["1;2", "3"]);
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc"] {
            let lines: Vec<u64> = all(text.as_bytes())
                .iter()
                .map(|record| record.line)
                .collect();
            assert_eq!(lines, [1, 2, 4], "{text:?}");
        }
    }

    #[test]
    fn a_stray_quote_spoils_its_own_record_only() {
        let records = all(b"a,5\" pipe,b\n\"c\"d,e\nf,g\n");
        assert_eq!(records[0].fault, Some(Fault::Malformed));
        assert_eq!(records[1].fault, Some(Fault::Malformed));
        assert_eq!(records[2].fault, None);
        assert_eq!(texts(&records[2]), ["f", "g"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_seen() {
        let records = all(b"a,b\nc,\"Tr");
        assert_eq!(records[1].line, 2);
        assert_eq!(records[1].fault, Some(Fault::Malformed));
    }

    #[test]
    fn an_endless_record_is_passed_over_without_being_held() {
        let mut bytes = vec![b'x'; LONGEST_RECORD + 10];
        bytes.extend_from_slice(b"\na,b\n");
        let records = all(&bytes);
        assert_eq!(records[0].fault, Some(Fault::TooLong));
        assert!(records[0].fields().map(<[u8]>::len).sum::<usize>() <= LONGEST_RECORD);
        assert_eq!(texts(&records[1]), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a-z\",\r\n; ąß小]{0,8}", 2..6), 0..8)
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            writer.write_record(["id", "name"]).expect("memory takes it");
            for row in &rows {
                writer.write_record(row).expect("memory takes it");
            }
            let bytes = writer.into_inner().expect("memory takes it");
            let records = all(&bytes);
            prop_assert!(records.iter().all(|record| record.fault.is_none()));
            let read: Vec<Vec<&str>> = records.iter().map(texts).collect();
            prop_assert_eq!(&read[1..], rows);
        }

        #[test]
        fn a_file_in_utf16_has_the_rows_of_the_same_file_in_utf8(
            text in "[a-z\",;\t\r\n ąß小😀\u{feff}]{0,120}", big in any::<bool>()
        ) {
            let marked = format!("\u{feff}{text}");
            let utf16: Vec<u8> = marked
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            let (one, other) = (all(marked.as_bytes()), all(&utf16));
            prop_assert_eq!(one.len(), other.len());
            for (one, other) in one.iter().zip(&other) {
                prop_assert!(one.fields().eq(other.fields()));
                prop_assert_eq!((one.line, one.fault), (other.line, other.fault));
            }
        }

        #[test]
        fn any_bytes_are_read_without_panic_and_again_from_where_they_lie(
            mark in proptest::sample::select(vec![&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"]),
            bytes in proptest::collection::vec(
                prop_oneof![any::<u8>(), proptest::sample::select(b"\0\0\0\",;\t\r\n\xD8\xDC".to_vec())],
                0..300)
        ) {
            let bytes = [mark, &bytes].concat();
            let written = Records::new(bytes.as_slice()).unwrap().written();
            let records = all(&bytes);
            prop_assert!(records.windows(2).all(|pair| pair[0].line < pair[1].line));
            for record in records {
                let start = usize::try_from(record.offset).unwrap();
                let end = start + usize::try_from(record.length).unwrap();
                let again = Records::again(&bytes[start..end], record.line, written).next_record().unwrap().unwrap();
                prop_assert!(again.fields().eq(record.fields()) && again.fault == record.fault);
            }
        }
    }
}
