//! The coding `gzip`, piece by piece.

use std::io::{self, Read, Write};
use std::mem;

use bytes::Bytes;
use flate2::write::MultiGzDecoder;

use super::awaited::{Body, BoxFuture, TransportError, TransportErrorKind};

/// So much is unfolded at a time, of which a thousand times as much can come: whoever counts the
/// bytes has to be asked in between.
const STEP: usize = 512;

/// How many bytes are read at a time.
const PIECE: usize = 16 * 1024;

/// A body that is unfolded while it arrives.
pub(crate) struct Unfolded<B> {
    body: B,
    decoder: Decoder,
    /// What is unfolded, and has not been given.
    ready: Bytes,
}

impl<B> Unfolded<B> {
    pub(crate) fn new(body: B) -> Self {
        Self {
            body,
            decoder: Decoder::default(),
            ready: Bytes::new(),
        }
    }
}

impl Body for Unfolded<Box<dyn Body>> {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move {
            loop {
                match self.decoder.next() {
                    Ok(Some(piece)) => return Some(Ok(piece)),
                    Ok(None) if self.decoder.has_ended => return None,
                    Ok(None) => {}
                    Err(error) => return Some(Err(broken(error))),
                }
                match self.body.chunk().await {
                    Some(Ok(piece)) => self.decoder.rest = piece,
                    Some(Err(error)) => return Some(Err(error)),
                    None => self.decoder.has_ended = true,
                }
            }
        })
    }
}

impl Read for Unfolded<Box<dyn Read + Send>> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() {
            match self
                .decoder
                .next()
                .map_err(|error| io::Error::other(broken(error)))?
            {
                Some(piece) => self.ready = piece,
                None if self.decoder.has_ended => return Ok(0),
                None => {
                    let mut piece = vec![0; PIECE];
                    let count = self.body.read(&mut piece)?;
                    piece.truncate(count);
                    self.decoder.has_ended = count == 0;
                    self.decoder.rest = piece.into();
                }
            }
        }
        let count = self.ready.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.ready.split_to(count));
        Ok(count)
    }
}

fn broken(error: io::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Other, error)
}

/// Unfolds what it is given.
#[derive(Default)]
struct Decoder {
    /// Nothing before the first byte, since an empty body is not in a coding, and after the end.
    members: Option<MultiGzDecoder<Vec<u8>>>,
    /// What is still to be unfolded.
    rest: Bytes,
    /// Whether there is nothing more to come.
    has_ended: bool,
}

impl Decoder {
    /// The next piece that is not empty, if what is there is enough for one.
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        let unfolded = self.unfold();
        if unfolded.is_err() {
            // It is of no use any more.
            self.members = None;
            self.rest = Bytes::new();
            self.has_ended = true;
        }
        unfolded
    }

    fn unfold(&mut self) -> io::Result<Option<Bytes>> {
        while !self.rest.is_empty() {
            let step = self.rest.split_to(self.rest.len().min(STEP));
            let decoder = self
                .members
                .get_or_insert_with(|| MultiGzDecoder::new(Vec::new()));
            decoder.write_all(&step)?;
            decoder.flush()?;
            let piece = mem::take(decoder.get_mut());
            if !piece.is_empty() {
                return Ok(Some(piece.into()));
            }
        }
        if !self.has_ended {
            return Ok(None);
        }
        let last = self.members.take().map(MultiGzDecoder::finish);
        let last = last.transpose()?.unwrap_or_default();
        Ok((!last.is_empty()).then(|| last.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use bytes::Bytes;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{Decoder, Unfolded};

    fn folded(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn unfolded(bytes: Vec<u8>) -> std::io::Result<Vec<u8>> {
        let body: Box<dyn Read + Send> = Box::new(std::io::Cursor::new(bytes));
        let mut text = Vec::new();
        Unfolded::new(body).read_to_end(&mut text).map(|_| text)
    }

    #[test]
    fn members_follow_each_other_and_nothing_is_none() {
        let both = [folded(b"one, "), folded(b"two")].concat();
        assert_eq!(unfolded(both).unwrap(), b"one, two");
        assert_eq!(unfolded(Vec::new()).unwrap(), b"");
        assert_eq!(unfolded(folded(b"")).unwrap(), b"");
    }

    #[test]
    fn what_is_cut_off_or_wrong_is_an_error() {
        let whole = folded(b"text that is long enough to be cut");
        for length in 1..whole.len() {
            assert!(unfolded(whole[..length].to_vec()).is_err(), "{length}");
        }
        let mut wrong = whole;
        let sum = wrong.len() - 5;
        wrong[sum] ^= 1;
        assert!(unfolded(wrong).is_err());
        assert!(unfolded(b"{\"plain\": true}".to_vec()).is_err());
    }

    #[test]
    fn a_body_that_unfolds_large_comes_in_pieces() {
        let bytes = folded(&vec![0; 4 << 20]);
        assert!(bytes.len() < 8 << 10);
        let mut decoder = Decoder {
            rest: bytes.into(),
            ..Decoder::default()
        };
        let mut length = 0;
        while let Some(piece) = decoder.next().unwrap() {
            assert!(piece.len() <= 1 << 20);
            length += piece.len();
        }
        assert_eq!(length, 4 << 20);
    }

    #[test]
    fn what_was_flushed_is_there_at_once() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        let mut decoder = Decoder::default();
        for (index, text) in ["one", "two", "three"].iter().enumerate() {
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.flush().unwrap();
            let sent = std::mem::take(encoder.get_mut());
            // Each byte by itself, the header of the whole among them.
            let mut read = Vec::new();
            for byte in sent {
                decoder.rest = Bytes::copy_from_slice(&[byte]);
                read.extend(decoder.next().unwrap().unwrap_or_default());
            }
            assert_eq!(read, text.as_bytes(), "{index}");
        }
    }
}
